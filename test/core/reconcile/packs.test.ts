import fc from 'fast-check';
import { allocate } from '../../../src/core/allocation/allocate.js';
import { add, decimal, divide, multiply, roundTo, subtract, sum, toText, ZERO, type Decimal } from '../../../src/core/decimal.js';
import type { Invoice } from '../../../src/core/invoice.js';
import { money } from '../../../src/core/money.js';
import { reconcile, type Reconciled, type ReconcileInput } from '../../../src/core/reconcile/reconcile.js';
import type { CostRow, RequestRow, UsageRow } from '../../../src/core/records.js';
import { RESIDUALS, type ResidualClass } from '../../../src/core/reconcile/residuals.js';
import { bookOf, costOf, usageOf } from '../samples.js';

/**
 * Months whose four figures agree, with one break of random size put in. The
 * break must stand whole under its class, and nothing under any other.
 */
const book = bookOf();
const RUNS = { numRuns: 200 };

type Pack = Partial<Omit<ReconcileInput, 'usage'>> & Readonly<{ used?: readonly UsageRow[] }>;

function residualsOf({ used = [], costs = [], ...more }: Pack): string {
  const [row] = reconcile({
    months: ['2026-10-01'], costs, cloud: [], balances: [], requests: [], invoices: [], restatements: [], book, usage: allocate({ costs, usage: used, book }).usage,
    isAttribution: (provider) => provider === 'litellm', providersNamed: (name) => [name.toLowerCase()], utcOffset: () => 0, isCovered: () => false, rateTo: () => () => null, today: '2026-11-16', ...more,
  }).rows as [Reconciled];
  return RESIDUALS.filter((name) => row.residuals[name] !== ZERO).map((name) => `${name} ${toText(row.residuals[name])}`).join('; ');
}

const cents = (count: number): Decimal => divide(decimal(count), decimal(100));
const dayOf = (index: number): string => `2026-10-${String(index + 1).padStart(2, '0')}`;
/** A cent of gpt-test is 10,000 uncached input tokens. */
const use = (index: number, count: number, fields: Partial<UsageRow> = {}): UsageRow => usageOf({ day: dayOf(index), inputTokens: count * 10_000, outputTokens: 0, requests: 10, ...fields });
const bill = (index: number, amount: Decimal, fields: Partial<CostRow> = {}): CostRow => costOf(toText(amount), { day: dayOf(index), model: 'gpt-test', lineItem: `${fields.model ?? 'gpt-test'}, tokens`, ...fields });
const call = (index: number, count: number): RequestRow => ({
  provider: 'litellm', connection: 'Proxy', feed: 'requests', timestamp: `${dayOf(index)}T10:00:00Z`, source: 'log', requestId: dayOf(index), servedBy: 'openai', model: 'gpt-test', inputTokens: count * 10_000, cacheReadTokens: null,
  cacheWriteTokens: null, outputTokens: 0, latencyMs: null, status: 'ok', user: '', team: '', project: '', feature: '', key: '', cost: null, basis: 'estimated',
});
const invoice = (amount: Decimal, fields: Partial<Invoice> = {}, currency = 'USD'): Invoice => ({ row: 2, provider: 'OpenAI', month: '2026-10-01', number: 'INV-1', day: '2026-11-02', amount: money(toText(amount), currency), tax: null, utcOffset: null, ...fields });

/** Cents of each day, from a quarter to 9,000 dollars. */
const days = fc.array(fc.integer({ min: 25, max: 900_000 }), { minLength: 3, maxLength: 20 });
const size = fc.integer({ min: 100, max: 500_000 });
const whole = (counts: readonly number[]): Decimal => sum(counts.map(cents));
const billed = (counts: readonly number[], part = '1'): CostRow[] => counts.map((count, index) => bill(index, multiply(cents(count), decimal(part))));
const usedOn = (counts: readonly number[], fields: Partial<UsageRow> = {}): UsageRow[] => counts.map((count, index) => use(index, count, fields));
/** A month that agrees in usage, bill, log and invoice. */
const agreed = (counts: readonly number[]): Required<Pick<Pack, 'costs' | 'used' | 'requests' | 'invoices'>> => ({ costs: billed(counts), used: usedOn(counts), requests: counts.map((count, index) => call(index, count)), invoices: [invoice(whole(counts))] });
/** Half a per cent of the bill, to the cent, is what a discount on an invoice looks like. */
const looksLikeDiscount = (rest: Decimal, total: Decimal): boolean => {
  const steps = (Number(rest) / Number(total)) * 200;
  return rest < ZERO && Math.abs(steps - Math.round(steps)) * (Number(total) / 200) <= 3e16;
};

type Break = (counts: readonly number[], amount: number, at: number) => Readonly<{ pack: Pack; injected: Decimal }> | null;

const BREAKS: Readonly<Record<ResidualClass, Readonly<Record<string, Break>>>> = {
  'Day border': {
    'use that is billed next month': (counts, amount) => ({ pack: { ...agreed(counts), requests: [], used: [...usedOn(counts), use(25, amount)] }, injected: subtract(ZERO, cents(amount)) }),
    'an invoice by Pacific days': (counts, amount, at) => {
      const moved = add(cents(-(at % (counts[0] ?? 1))), cents(amount % 1_000));
      if (moved === ZERO || looksLikeDiscount(moved, whole(counts)) || Math.abs(Number(moved)) <= 1e17 * counts.length) return null;
      return { pack: { ...agreed(counts), used: [], requests: [], costs: [...billed(counts), costOf('10', { day: '2026-11-01', model: 'gpt-test', lineItem: 'gpt-test, tokens' })], invoices: [invoice(add(whole(counts), moved))], utcOffset: () => -8 }, injected: moved };
    },
  },
  Restated: {
    'a day that grew after its invoice': (counts, amount, at) => {
      const index = at % counts.length;
      const grown = counts.map((count, day) => (day === index ? count + amount : count));
      const change = { provider: 'openai', connection: 'OpenAI', feed: 'costs', day: dayOf(index), item: 'gpt-test, tokens', figure: 'Billed cost', currency: 'USD', before: cents(counts[index] ?? 0), after: cents(grown[index] ?? 0), seenAt: '2026-11-05T06:00:00.000Z' } as const;
      return { pack: { ...agreed(grown), invoices: [invoice(whole(counts))], restatements: [change] }, injected: subtract(ZERO, cents(amount)) };
    },
  },
  'Tier or batch': {
    'batches that usage does not tell': (counts, _, at) => {
      const batches = counts.slice(0, 1 + (at % counts.length));
      const costs = counts.map((count, index) => (index < batches.length ? bill(index, divide(cents(count), decimal(2)), { tier: 'batch' }) : bill(index, cents(count))));
      return { pack: { costs, used: usedOn(counts) }, injected: divide(whole(batches), decimal(-2)) };
    },
  },
  Discount: {
    'a contract price': (counts, amount) => {
      const off = 1 + (amount % 60);
      // Less than a cent a line is what a bill in whole cents rounds away.
      if (Number(whole(counts)) * off < 1e18 * counts.length) return null;
      return { pack: { costs: billed(counts, toText(cents(100 - off))), used: usedOn(counts) }, injected: multiply(whole(counts), cents(-off)) };
    },
    'a promotion on the bill': (counts, amount) => ({ pack: { costs: [...billed(counts), costOf(toText(cents(-amount)), { day: dayOf(0), lineItem: 'Promotion' })], used: usedOn(counts) }, injected: cents(-amount) }),
  },
  Tax: {
    'tax on the invoice': (counts, amount) => ({ pack: { ...agreed(counts), invoices: [invoice(add(whole(counts), cents(amount)), { tax: cents(amount) })] }, injected: cents(amount) }),
    'tax on the bill': (counts, amount) => ({ pack: { costs: [...billed(counts), costOf(toText(cents(amount)), { day: dayOf(1), lineItem: 'VAT' })], used: usedOn(counts) }, injected: cents(amount) }),
  },
  FX: {
    'the rate of the vendor': (counts, amount, at) => {
      const margin = divide(decimal((at % 2 === 0 ? 1 : -1) * (5 + (amount % 10))), decimal(1_000));
      const euros = roundTo(divide(multiply(whole(counts), add(decimal(1), margin)), decimal('1.1')), 2);
      const injected = subtract(multiply(euros, decimal('1.1')), whole(counts));
      // As above.
      if (Math.abs(Number(injected)) <= 1e16 * (counts.length + 1)) return null;
      return { pack: { costs: billed(counts), invoices: [invoice(euros, {}, 'EUR')], rateTo: () => () => ({ rate: decimal('1.1') }) }, injected };
    },
  },
  Unpriced: {
    'a model nobody knows': (counts, amount, at) => ({ pack: { costs: [...billed(counts), bill(at % counts.length, cents(amount), { model: 'gpt-unknown' })], used: [...usedOn(counts), use(at % counts.length, amount, { model: 'gpt-unknown' })] }, injected: cents(amount) }),
    'a line about no usage': (counts, amount) => ({ pack: { costs: [...billed(counts), costOf(toText(cents(amount)), { day: dayOf(0), lineItem: 'Vector storage' })], used: usedOn(counts) }, injected: cents(amount) }),
  },
  'Outside the log': {
    'days the log did not see': (counts, _, at) => {
      const seen = 1 + (at % (counts.length - 1));
      return { pack: { ...agreed(counts), requests: counts.slice(0, seen).map((count, index) => call(index, count)) }, injected: whole(counts.slice(seen)) };
    },
  },
  Rounding: {
    'an invoice in whole cents': (counts, amount) => {
      const exact = counts.map((count, index) => bill(index, add(cents(count), divide(decimal((amount + index * 7) % 100), decimal(10_000)))));
      const total = sum(exact.map(({ billedCost }) => billedCost.amount));
      const off = subtract(roundTo(total, 2), total);
      return off === ZERO ? null : { pack: { costs: exact, invoices: [invoice(roundTo(total, 2))] }, injected: off };
    },
  },
  Unexplained: {
    'an invoice that asks for more': (counts, amount) => ({ pack: { ...agreed(counts), invoices: [invoice(add(whole(counts), cents(amount)))] }, injected: cents(amount) }),
    'calls beyond what the provider reports': (counts, amount) => ({ pack: { ...agreed(counts), requests: [...counts.map((count, index) => call(index, count)), { ...call(0, amount), requestId: 'more' }] }, injected: cents(-amount) }),
  },
};

it('starts from months that agree', () => {
  fc.assert(fc.property(days, (counts) => { expect(residualsOf(agreed(counts))).toBe(''); }), RUNS);
});

describe.each(Object.entries(BREAKS))('a break of the class %s', (name, breaks) => {
  it.each(Object.entries(breaks))('stands whole under it: %s', (_, broken) => {
    fc.assert(fc.property(days, size, fc.nat(1_000), (counts, amount, at) => {
      const made = broken(counts, amount, at) ?? undefined;
      fc.pre(made !== undefined);
      expect(residualsOf(made.pack)).toBe(`${name} ${toText(made.injected)}`);
    }), RUNS);
  });
});

it('told apart from others at once: tax, an unknown model, a promotion, a restated day and calls outside the log leave nothing unexplained', () => {
  fc.assert(fc.property(days, size, size, size, size, fc.nat(1_000), (counts, tax, unknown, promotion, grown, at) => {
    const seen = 1 + (at % (counts.length - 1));
    const costs = [...billed(counts), bill(0, cents(unknown), { model: 'gpt-unknown' }), costOf(toText(cents(-promotion)), { day: dayOf(0), lineItem: 'Promotion' })];
    const total = sum(costs.map(({ billedCost }) => billedCost.amount));
    const change = { provider: 'openai', connection: 'OpenAI', feed: 'costs', day: dayOf(0), item: 'gpt-test, tokens', figure: 'Billed cost', currency: 'USD', before: ZERO, after: cents(grown), seenAt: '2026-11-05T06:00:00.000Z' } as const;
    const pack: Pack = {
      costs, used: [...usedOn(counts), use(0, unknown, { model: 'gpt-unknown' })], requests: counts.slice(0, seen).map((count, index) => call(index, count)), restatements: [change],
      invoices: [invoice(add(subtract(total, cents(grown)), cents(tax)), { tax: cents(tax) })],
    };
    expect(residualsOf(pack)).toBe(`Restated ${toText(cents(-grown))}; Discount ${toText(cents(-promotion))}; Tax ${toText(cents(tax))}; Unpriced ${toText(cents(unknown))}; Outside the log ${toText(whole(counts.slice(seen)))}`);
  }), RUNS);
});
