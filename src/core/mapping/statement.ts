import { chargedOf, coinsOf, type Terms } from './charge-back.js';
import { addDays, type Period } from '../days.js';
import { add, isNegative, isZero, multiply, ONE, sum, toFixed, toNumber, ZERO, type Decimal } from '../decimal.js';
import { decimalsOf, type CurrencyCode } from '../money.js';
import type { LedgerLine } from '../records.js';
import { countText, grouped, percentText } from '../text.js';

export type StatementInput = Readonly<{
  customer: string;
  period: Period;
  /** Lines of the customer in the period. */
  lines: readonly LedgerLine[];
  terms: Pick<Terms, 'markup' | 'fixedFee' | 'minimum' | 'currency'>;
  /** Units of the currency of the terms for one of `base`. */
  rate: Decimal;
  base: CurrencyCode;
  providerLabel: (provider: string) => string;
  /** What keeps the figures from being final, as sentences. */
  gaps: readonly string[];
}>;

/** What one service, fee or lift comes to; amounts add up to the total. */
export type StatementLine = Readonly<{ what: string; service: string; amount: Decimal }>;
export type Statement = Readonly<{ customer: string; period: Period; currency: CurrencyCode; lines: readonly StatementLine[]; total: Decimal; notes: readonly string[] }>;

/** What a customer is charged for a month, by provider and service, dearest first. The total is the sum of its lines. */
export function statementOf(input: StatementInput): Statement {
  const { customer, period, lines, terms, rate, base, providerLabel } = input;
  const known = lines.filter(({ effectiveCost, currency }) => effectiveCost !== null && currency === base);
  const services = new Map<string, Readonly<{ what: string; service: string; cost: Decimal }>>();
  known.forEach(({ provider, service, effectiveCost }) => {
    const key = `${provider}\n${service}`;
    const held = services.get(key) ?? { what: providerLabel(provider), service, cost: ZERO };
    services.set(key, { ...held, cost: add(held.cost, effectiveCost ?? ZERO) });
  });
  const all = Array.from(services.values()).filter(({ cost }) => !isZero(cost)).sort((a, b) => (a.cost === b.cost ? (a.service < b.service ? -1 : 1) : a.cost > b.cost ? -1 : 1));
  const charged = chargedOf(sum(all.map(({ cost }) => cost)), terms, rate);
  const amounts = coinsOf(charged.use, all.map(({ cost }) => multiply(multiply(cost, add(ONE, terms.markup)), rate)), decimalsOf(terms.currency));
  const missing = lines.length - known.length;
  return {
    customer, period, currency: terms.currency, total: charged.total,
    lines: [
      ...all.map(({ what, service }, index): StatementLine => ({ what, service, amount: amounts[index] ?? ZERO })),
      ...(isZero(charged.fee) ? [] : [{ what: 'Fixed fee', service: '', amount: charged.fee }]),
      ...(isZero(charged.lift) ? [] : [{ what: 'To the agreed minimum', service: '', amount: charged.lift }]),
    ],
    notes: [...markupNote(terms.markup), ...(missing === 0 ? [] : [`Incomplete: ${countText(missing, 'line')} of Daily without a cost.`]), ...input.gaps],
  };
}

function markupNote(markup: Decimal): string[] {
  if (isZero(markup)) return [];
  const part = percentText(Math.abs(toNumber(markup)));
  return [isNegative(markup) ? `Amounts are the cost less a discount of ${part}.` : `Amounts are the cost with ${part} added.`];
}

/** The statement as text of a mail: a line a service, amounts aligned. */
export function statementText({ customer, period, currency, lines, total, notes }: Statement): string {
  const rows = [...lines.map(({ what, service, amount }) => [service === '' ? what : `${what}: ${service}`, grouped(amount, decimalsOf(currency))] as const), ['Total', grouped(total, decimalsOf(currency))] as const];
  const [left, right] = [Math.max(...rows.map(([what]) => what.length)), Math.max(...rows.map(([, amount]) => amount.length))];
  const aligned = rows.map(([what, amount]) => `${what.padEnd(left)}  ${amount.padStart(right)} ${currency}`);
  const head = [`Statement for ${customer}`, `AI services from ${period.start} through ${addDays(period.end, -1)}`, ''];
  return [...head, ...aligned.slice(0, -1), '-'.repeat(left + right + currency.length + 3), ...aligned.slice(-1), ...(notes.length === 0 ? [] : ['', ...notes])].join('\n');
}

/** The statement as a table for a spreadsheet: a row a line, the total last. */
export function statementCsv({ customer, period, currency, lines, total }: Statement): string {
  const row = (what: string, service: string, amount: Decimal): string => [customer, period.start, addDays(period.end, -1), what, service].map(csvText).concat(toFixed(amount, decimalsOf(currency)), currency).join(',');
  const header = 'Customer,From,Through,Provider,Service,Amount,Currency';
  return [header, ...lines.map(({ what, service, amount }) => row(what, service, amount)), row('Total', '', total), ''].join('\r\n');
}

/** A text cell; one that a spreadsheet would take for a formula is quoted as text. */
function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
