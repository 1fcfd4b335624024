import fc from 'fast-check';
import { allocate } from '../../../src/core/allocation/allocate.js';
import { add, decimal, sum, toText, ZERO } from '../../../src/core/decimal.js';
import type { Invoice } from '../../../src/core/invoice.js';
import { money } from '../../../src/core/money.js';
import { reconcile, type Reconciled, type ReconcileInput } from '../../../src/core/reconcile/reconcile.js';
import type { BalanceRow, CostRow, RequestRow, UsageRow } from '../../../src/core/records.js';
import type { Restatement } from '../../../src/core/restatements.js';
import { RESIDUALS } from '../../../src/core/reconcile/residuals.js';
import { clouds, costs as anyCosts, usages as anyUsages } from '../panels.js';
import { bookOf, cloudOf, costOf, usageOf } from '../samples.js';

const book = bookOf();
const MONTH = '2026-10-01';

type Pack = Partial<Omit<ReconcileInput, 'usage'>> & Readonly<{ used?: readonly UsageRow[] }>;

const closed = ({ used = [], costs = [], ...more }: Pack): ReturnType<typeof reconcile> =>
  reconcile({
    months: [MONTH], costs, cloud: [], balances: [], requests: [], invoices: [], restatements: [], book,
    usage: allocate({ costs, usage: used, book }).usage,
    isAttribution: (provider) => provider === 'litellm',
    providersNamed: (name) => [name.toLowerCase()],
    utcOffset: () => 0,
    isCovered: () => false,
    rateTo: () => () => null,
    today: '2026-11-16',
    ...more,
  });
const only = (pack: Pack): Reconciled => closed(pack).rows[0] as Reconciled;

/** `Tax 19; Unexplained 0` of what is not zero. */
const told = ({ residuals }: Reconciled): string => RESIDUALS.filter((name) => residuals[name] !== ZERO).map((name) => `${name} ${toText(residuals[name])}`).join('; ');
const why = ({ legs }: Reconciled): string[] => legs.flatMap((leg) => leg.residuals.map((one) => one.why));

/** A million tokens of gpt-test cost 1 in and 10 out; this is worth 11 dollars. */
const use = (day: string, fields: Partial<UsageRow> = {}): UsageRow => usageOf({ day, inputTokens: 1_000_000, outputTokens: 1_000_000, requests: 10, ...fields });
const bill = (day: string, amount: string, fields: Partial<CostRow> = {}): CostRow => costOf(amount, { day, model: 'gpt-test', lineItem: `${fields.model ?? 'gpt-test'}, tokens`, ...fields });
const invoice = (amount: string, more: Partial<Omit<Invoice, 'amount'>> & { currency?: string } = {}): Invoice => {
  const { currency = 'USD', ...rest } = more;
  return { row: 2, provider: 'OpenAI', month: MONTH, number: 'INV-1', day: '2026-11-02', amount: money(amount, currency), tax: null, utcOffset: null, ...rest };
};
const month = (amounts: readonly string[]): CostRow[] => amounts.map((amount, index) => bill(`2026-10-${String(index + 1).padStart(2, '0')}`, amount));
const used = (days: number, fields: Partial<UsageRow> = {}): UsageRow[] => Array.from({ length: days }, (_, index) => use(`2026-10-${String(index + 1).padStart(2, '0')}`, fields));

describe('a month without a break', () => {
  it('agrees in all four figures', () => {
    const requests = [callOf('2026-10-01T10:00:00Z', 1_000_000), callOf('2026-10-02T10:00:00Z', 1_000_000)];
    const row = only({ costs: month(['11', '11']), used: used(2), invoices: [invoice('22')], requests });
    expect([row.logged, row.used, row.billed, row.invoiced].map((figure) => (figure === null ? '-' : toText(figure)))).toEqual(['22', '22', '22', '22']);
    expect([told(row), toText(row.difference), row.reference]).toEqual(['', '0', 'openai / OpenAI / 2026-10 / USD']);
  });

  it('says of no figure that it is zero when nobody told it', () => {
    const row = only({ costs: month(['11']) });
    expect([row.logged, row.used, row.invoiced, row.purchases]).toEqual([null, null, null, null]);
  });

  it('leaves gateways out, and tells connections and currencies apart', () => {
    const rows = closed({ costs: [bill('2026-10-01', '1'), bill('2026-10-01', '2', { connection: 'Second' }), bill('2026-10-02', '3', { billedCost: money('3', 'EUR') })], used: [use('2026-10-03', { provider: 'litellm', connection: 'Proxy' })] }).rows;
    expect(rows.map((row) => [row.reference, row.billed === null ? '-' : toText(row.billed)])).toEqual([
      ['openai / OpenAI / 2026-10 / EUR', '3'], ['openai / OpenAI / 2026-10 / USD', '1'], ['openai / Second / 2026-10 / USD', '2'],
    ]);
  });
});

describe('one break in a month', () => {
  it.each<[string, Pack, string]>([
    ['a batch its usage does not tell', { costs: [bill('2026-10-01', '5.5', { tier: 'batch' }), bill('2026-10-02', '11')], used: used(2) }, 'Tier or batch -5.5'],
    ['a tier without a price', { costs: [bill('2026-10-01', '20', { tier: 'priority' })], used: used(1, { tier: 'priority' }).concat(use('2026-10-01', { model: 'gpt-large', inputTokens: 0, outputTokens: 0 })) }, 'Tier or batch 20'],
    ['a contract price', { costs: month(['9.9', '9.9', '9.9']), used: used(3) }, 'Discount -3.3'],
    ['a contract price that is no round percentage', { costs: month(['9.57', '19.14']), used: [...used(1), use('2026-10-02', { inputTokens: 2_000_000, outputTokens: 2_000_000 })] }, 'Discount -4.29'],
    ['a bill in whole cents', { costs: month(['11', '11.01', '11']), used: [...used(1), use('2026-10-02', { inputTokens: 1_007_000 }), use('2026-10-03', { inputTokens: 996_000 })] }, 'Rounding 0.007'],
    ['a model without a price', { costs: [bill('2026-10-01', '11'), bill('2026-10-01', '3', { model: 'gpt-unknown' })], used: [...used(1), use('2026-10-01', { model: 'gpt-unknown' })] }, 'Unpriced 3'],
    ['a line about no usage', { costs: [bill('2026-10-01', '11'), costOf('2', { day: '2026-10-01', lineItem: 'Vector storage' })], used: used(1) }, 'Unpriced 2'],
    ['a discount line', { costs: [bill('2026-10-01', '11'), costOf('-1', { day: '2026-10-01', lineItem: 'Promotion' })], used: used(1) }, 'Discount -1'],
    ['tax on the bill', { costs: [bill('2026-10-01', '11'), costOf('2.09', { day: '2026-10-01', lineItem: 'VAT 19%' })], used: used(1) }, 'Tax 2.09'],
    ['usage whose bill is still to come', { costs: month(['11']), used: used(2) }, 'Day border -11'],
    ['a bill that strays from the price', { costs: month(['11', '13.2', '8']), used: used(3) }, 'Unexplained -0.8'],
    ['a price that has gone up', { costs: month(['12.1', '12.1']), used: used(2) }, 'Unexplained 2.2'],
    ['tax on the invoice', { costs: month(['11', '11']), invoices: [invoice('26.18', { tax: decimal('4.18') })] }, 'Tax 4.18'],
    ['an invoice in whole cents', { costs: month(['11.004', '11.003']), invoices: [invoice('22.01')] }, 'Rounding 0.003'],
    ['a discount on the invoice', { costs: month(['400', '234.56']), invoices: [invoice('539.38')] }, 'Discount -95.184; Rounding 0.004'],
    ['a rate of the vendor', { costs: month(['110', '110']), invoices: [invoice('201.5', { currency: 'EUR' })], rateTo: () => () => ({ rate: decimal('1.1') }) }, 'FX 1.65'],
    ['an invoice far off any rate', { costs: month(['110', '110']), invoices: [invoice('150', { currency: 'EUR' })], rateTo: () => () => ({ rate: decimal('1.1') }) }, 'Unexplained -55'],
    ['an invoice by Pacific days', { costs: [...month(['12', '20', '20']), bill('2026-11-01', '9')], invoices: [invoice('51.5')], utcOffset: () => -8 }, 'Day border -0.5'],
    ['an invoice by Asian days', { costs: [bill('2026-09-30', '6'), ...month(['12']), bill('2026-10-31', '4')], invoices: [invoice('19')], utcOffset: () => 8 }, 'Day border 3'],
    ['more than the hours of a border can hold', { costs: [...month(['12', '20']), bill('2026-11-01', '9')], invoices: [invoice('60')], utcOffset: () => -8 }, 'Unexplained 28'],
    ['the same where days are UTC', { costs: [...month(['12', '20', '20']), bill('2026-11-01', '9')], invoices: [invoice('51.5')] }, 'Unexplained -0.5'],
    ['an offset the user tells', { costs: [...month(['12', '20', '20']), bill('2026-11-01', '9')], invoices: [invoice('51.5', { utcOffset: -8 })] }, 'Day border -0.5'],
    ['a restatement after the invoice', { costs: month(['11', '14']), invoices: [invoice('22')], restatements: [restated('2026-10-02', '11', '14', '2026-11-05')] }, 'Restated -3'],
    ['a restatement the invoice already held', { costs: month(['11', '14']), invoices: [invoice('25')], restatements: [restated('2026-10-02', '11', '14', '2026-10-29')] }, ''],
    ['a restatement before an invoice of older figures', { costs: month(['11', '14']), invoices: [invoice('22')], restatements: [restated('2026-10-02', '11', '14', '2026-11-01')] }, 'Restated -3'],
    ['credits of a cloud', { cloud: [cloudOf('30', { day: '2026-10-02', effectiveCost: money('25', 'USD'), credits: money('-5', 'USD') })], invoices: [invoice('25', { provider: 'gcp-billing' })] }, 'Discount -5'],
    ['calls the log did not see', { costs: month(['11', '11']), used: used(2), requests: [callOf('2026-10-01T10:00:00Z', 1_000_000)] }, 'Outside the log 11'],
    ['calls the log did not see, of a provider that reports cost alone', { costs: month(['11', '11']), requests: [callOf('2026-10-01T10:00:00Z', 1_000_000)] }, 'Outside the log 11'],
    ['a log that holds more than the provider', { costs: month(['11']), used: used(1), requests: [callOf('2026-10-01T10:00:00Z', 2_000_000)] }, 'Unexplained -11'],
  ])('is named for what it is: %s', (_, pack, expected) => {
    const row = only(pack);
    expect(told(row)).toBe(expected);
  });

  it('of several kinds at once is told apart, and nothing is left', () => {
    const costs = [...month(['9.9', '9.9']), bill('2026-10-02', '3', { model: 'gpt-unknown' }), bill('2026-10-03', '10', { model: 'gpt-large', tier: 'batch' })];
    const row = only({
      costs,
      used: [...used(2), use('2026-10-02', { model: 'gpt-unknown' }), use('2026-10-03', { model: 'gpt-large', inputTokens: 0 })],
      restatements: [restated('2026-10-02', '2', '3', '2026-11-09')],
      invoices: [invoice('37.84', { tax: decimal('6.04') })],
      requests: [callOf('2026-10-01T10:00:00Z', 1_000_000), callOf('2026-10-03T10:00:00Z', 1_000_000, 'gpt-large', 0)],
    });
    expect(told(row)).toBe('Restated -1; Tier or batch -10; Discount -2.2; Tax 6.04; Unpriced 3; Outside the log 11');
    expect(why(row)).toContain('gpt-test is billed 10% below its price on every day');
  });
});

describe('prepaid credits', () => {
  const bought = (movement: string, amount: string, note = ''): BalanceRow => ({ provider: 'openai', connection: 'OpenAI', feed: 'credits', day: '2026-10-05', movement, amount: money(amount, 'USD'), expires: null, note });

  it('are what the invoice is held against, not what they were spent on', () => {
    const row = only({ costs: month(['11']), balances: [bought('p1', '100'), bought('balance', '89'), bought('g1', '5', 'promotional grant'), bought('p2', '-3')], invoices: [invoice('119', { tax: decimal('19') })] });
    expect([row.purchases === null ? '' : toText(row.purchases), told(row), row.billed === null ? '' : toText(row.billed)]).toEqual(['100', 'Tax 19', '11']);
  });

  it('are less what was paid back', () => {
    const row = only({ costs: month(['11']), balances: [bought('p1', '100'), bought('r1', '-40', 'refund')], invoices: [invoice('100', { number: 'A' }), invoice('-40', { number: 'B' })] });
    expect([row.purchases === null ? '' : toText(row.purchases), told(row)]).toEqual(['60', '']);
  });
});

describe('an invoice', () => {
  it('that belongs nowhere or to several says what to type', () => {
    const costs = [bill('2026-10-01', '1'), bill('2026-10-01', '2', { connection: 'Second' })];
    const { matches } = closed({ costs, providersNamed: (name) => (name === 'OpenAI GmbH' || name === 'OpenAI' ? ['openai'] : []), invoices: [invoice('1'), invoice('2', { provider: 'second' }), invoice('3', { provider: 'OpenAI GmbH' }), invoice('4', { provider: 'Nobody' }), invoice('5', { month: '2024-01-01' })] });
    expect(matches.map(({ reference, problem }) => reference ?? problem?.fix)).toEqual([
      'openai / OpenAI / 2026-10 / USD', 'openai / Second / 2026-10 / USD', 'Type the name of the connection instead of the provider.',
      'Type the name of the connection as in the sidebar.', 'Check Month; the last thirteen months are held against invoices.',
    ]);
  });

  it('among several of one month is added to the others', () => {
    const row = only({ costs: month(['11', '11']), invoices: [invoice('12'), invoice('10', { row: 3, number: 'INV-2' })] });
    expect([toText(row.invoiced ?? ZERO), told(row)]).toEqual(['22', '']);
  });

  it('in a currency without a rate is not compared', () => {
    expect(only({ costs: month(['11']), invoices: [invoice('9', { currency: 'CHF' })] }).invoiced).toBeNull();
  });
});

describe('the residuals', () => {
  it('add up to the difference to the last digit, whatever was billed, used, logged and invoiced', () => {
    const amount = fc.integer({ min: -100_000, max: 1_000_000 }).map((cents) => `${String(cents)}e-2`);
    const day = fc.constantFrom('2026-11-15', '2026-11-16', '2026-11-17');
    fc.assert(fc.property(anyCosts, anyUsages, clouds, fc.option(amount, { nil: null }), fc.option(amount, { nil: null }), fc.array(fc.tuple(day, amount), { maxLength: 3 }), fc.constantFrom(-8, 0, 5.5, null),
      (costs, usage, cloud, gross, tax, moved, offset) => {
        const { rows } = closed({
          months: ['2026-11-01'], costs, cloud, used: usage, utcOffset: () => offset, rateTo: () => () => ({ rate: decimal('1.07') }),
          invoices: gross === null ? [] : [invoice(gross, { month: '2026-11-01', tax: tax === null ? null : decimal(tax) })],
          requests: [callOf('2026-11-16T00:00:00Z', 1_000)],
          restatements: moved.map(([on, after]) => restated(on, '0', after, '2026-11-20')),
        });
        rows.forEach((row) => {
          const totals = sum(RESIDUALS.map((name) => row.residuals[name]));
          expect(toText(totals)).toBe(toText(row.difference));
          const steps = [row.billed !== null && row.legs.length > 0 ? row.legs.map((leg) => add(leg.to, -leg.from as typeof ZERO)) : [row.difference]].flat();
          expect(toText(sum(steps))).toBe(toText(row.difference));
        });
      }), { numRuns: 500 });
  });
});

function callOf(timestamp: string, tokens: number, model = 'gpt-test', input = tokens): RequestRow {
  return {
    provider: 'litellm', connection: 'Proxy', feed: 'requests', timestamp, source: 'log', requestId: timestamp, servedBy: 'openai', model, inputTokens: input, cacheReadTokens: null,
    cacheWriteTokens: null, outputTokens: tokens, latencyMs: null, status: 'ok', user: '', team: '', project: '', feature: '', key: '', cost: null, basis: 'estimated',
  };
}

function restated(day: string, before: string, after: string, seen: string): Restatement {
  return { provider: 'openai', connection: 'OpenAI', feed: 'costs', day, item: 'gpt-test, tokens', figure: 'Billed cost', currency: 'USD', before: decimal(before), after: decimal(after), seenAt: `${seen}T06:00:00.000Z` };
}
