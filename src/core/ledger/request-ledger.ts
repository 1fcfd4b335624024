import { isZero, ZERO } from '../decimal.js';
import type { Day } from '../days.js';
import type { Ledger } from './ledger.js';
import { LedgerLines, type Observe, type RateOf, type SharesOf } from './ledger-lines.js';
import { loggedRequest, loggedUsage, type LoggedUse } from './logged-use.js';
import type { CurrencyCode } from '../money.js';
import { isPriced, priceUsage } from '../price.js';
import type { PriceBook } from '../prices/book.js';
import { leadingSources } from './request-sources.js';
import type { Basis, RequestRow, UsageRow } from '../records.js';

export type RequestLineInput = Readonly<{
  /** Provider ids that report a day themselves, by cost, usage or cloud bill: `coverageOf`. */
  coveredProviders: (day: Day) => ReadonlySet<string>;
  book: PriceBook;
  base: CurrencyCode;
  /** Day sums of gateways, for calls the log does not hold. Bare of those of providers that bill. */
  sums?: readonly UsageRow[];
  sharesOf?: SharesOf;
  observe?: Observe;
  vendorOf?: (provider: string) => string;
  rate?: RateOf;
}>;

/**
 * Estimated ledger lines of calls to providers that nothing else reports on.
 *
 * A call adds nothing beside a report of whoever bills it. Where two logs saw
 * calls to one provider on one day they may have seen the same ones, so the log
 * with more calls stands for the day and a finding names the others. A call's
 * cost is what its log reckons, else its tokens at list price, else missing.
 */
export function requestLines(requests: readonly RequestRow[], input: RequestLineInput): Ledger {
  const uses = requests.map(loggedRequest).concat((input.sums ?? []).map(loggedUsage));
  const uncovered = uses.filter(({ day, payees }) => {
    const covered = input.coveredProviders(day);
    return payees.length > 0 && !payees.some((payee) => covered.has(payee));
  });
  const { leading, findings } = leadingSources(uncovered);
  const lines = new LedgerLines(input.base, input.rate, input.vendorOf, input.sharesOf, input.observe);
  leading.forEach((use) => { addUse(use, lines, input); });
  return { lines: lines.sorted(), findings: lines.findings().concat(findings) };
}

/** Which providers report a day themselves. Leave out rows of gateways: they report on others. */
export function coverageOf(rows: readonly Readonly<{ day: Day; provider: string }>[]): (day: Day) => ReadonlySet<string> {
  const days = new Map<Day, Set<string>>();
  rows.forEach(({ day, provider }) => {
    const held = days.get(day);
    if (held === undefined) days.set(day, new Set([provider]));
    else held.add(provider);
  });
  return (day) => days.get(day) ?? NOBODY;
}

const NOBODY: ReadonlySet<string> = new Set();

function addUse(use: LoggedUse, lines: LedgerLines, { base, book }: RequestLineInput): void {
  const place = { bucket: 'API' as const, provider: use.payees[0] ?? '', connection: use.connection, service: use.model, subAccount: use.subAccount };
  const cost = costOf(use, book);
  lines.add({
    ...place, day: use.day, key: use.key, user: use.user, tags: use.tags, model: use.model, sku: '', own: use.own, basis: cost.basis, currency: cost.currency ?? base,
    billedCost: null, effectiveCost: cost.amount, counts: use,
  });
}

function costOf(use: LoggedUse, book: PriceBook): Readonly<{ amount: LoggedCost; currency?: CurrencyCode; basis: Basis }> {
  if (use.cost !== null) return { ...use.cost, basis: 'estimated' };
  if (use.isUnused) return { amount: ZERO, basis: 'estimated' };
  const priced = priceUsage({ ...use, provider: use.payees[0] ?? '' }, use.at, book);
  if (!isPriced(priced)) return { amount: null, basis: 'missing' };
  // Counts that are all untold would come out as nothing.
  const isTold = priced.parts.some(({ quantity }) => quantity > 0) || !isZero(priced.amount);
  return isTold ? { amount: priced.amount, currency: priced.currency, basis: 'estimated' } : { amount: null, basis: 'missing' };
}

type LoggedCost = typeof ZERO | null;
