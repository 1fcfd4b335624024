import fc from 'fast-check';
import { addDays } from '../../../src/core/days.js';
import { add, decimal, multiply, ONE, subtract, toNumber, ZERO, type Decimal } from '../../../src/core/decimal.js';
import { FOCUS_COLUMNS, focusCsv, type FocusRow } from '../../../src/core/focus/columns.js';
import { focusExport, type FocusInput } from '../../../src/core/focus/export.js';
import { focusUnit } from '../../../src/core/focus/unit.js';
import { readCsv } from '../../../src/core/csv.js';
import { ledgerOf } from '../../../src/core/ledger/ledger.js';
import { money } from '../../../src/core/money.js';
import type { CloudRow, CostRow } from '../../../src/core/records.js';
import type { Subscription } from '../../../src/core/subscriptions/subscription.js';
import { brokenHeader, brokenRules } from '../focus-rules.js';
import { clouds, costs as anyCosts } from '../panels.js';
import { cloudOf, costOf, lineOf, planOf } from '../samples.js';

const NOVEMBER = { start: '2026-11-01', end: '2026-12-01' };
const rate = (currency: string): { rate: Decimal } | null => (currency === 'EUR' ? { rate: decimal('1.1') } : null);

type Rows = Readonly<{ costs?: readonly CostRow[]; cloud?: readonly CloudRow[]; subscriptions?: readonly Subscription[] }>;

function inputOf({ costs = [], cloud = [], subscriptions = [] }: Rows): FocusInput {
  const { lines } = ledgerOf({ costs, usage: [], cloud, subscriptions, period: NOVEMBER, base: 'USD', bucketOf: () => 'API', rate });
  return { lines, costs, cloud, period: NOVEMBER, base: 'USD', rate, providerLabel: (id) => (id === 'openai' ? 'OpenAI' : id) };
}
const exported = (rows: Rows): readonly FocusRow[] => focusExport(inputOf(rows)).rows;
const totals = (rows: readonly FocusRow[], column: 'BilledCost' | 'EffectiveCost'): Decimal =>
  rows.reduce((all, row) => add(all, multiply(decimal(row[column]), row.BillingCurrency === 'EUR' ? decimal('1.1') : ONE)), ZERO);

describe('a FOCUS file', () => {
  it('has the 21 mandatory columns of version 1.2 first, and its own at the end', () => {
    expect(brokenHeader(FOCUS_COLUMNS)).toEqual([]);
  });

  it('gives a line of a bill with its quantity', () => {
    const [row] = exported({ costs: [costOf('1.25', { lineItem: 'gpt-4o, input', model: 'gpt-4o', meter: 'input', quantity: decimal('2.5'), unit: '1M tokens', subAccount: 'shop' })] });
    expect(row).toMatchObject({
      BilledCost: '1.25', EffectiveCost: '1.25', ListCost: '1.25', ListUnitPrice: '0.5', PricingQuantity: '2.5', PricingUnit: '1000000 Tokens', ConsumedQuantity: '2.5', ConsumedUnit: '1000000 Tokens',
      ChargeCategory: 'Usage', ChargeDescription: 'gpt-4o, input', ChargePeriodStart: '2026-11-16T00:00:00Z', ChargePeriodEnd: '2026-11-17T00:00:00Z', BillingPeriodEnd: '2026-12-01T00:00:00Z',
      SkuId: 'openai/gpt-4o', SkuPriceId: 'openai/gpt-4o/input', SubAccountName: 'shop', ServiceName: 'OpenAI API', x_Model: 'gpt-4o', x_IsEstimated: 'false', x_Source: 'API costs', BillingCurrency: 'USD',
    });
  });

  it('says where no quantity was reported', () => {
    expect(exported({ costs: [costOf('3')] })[0]).toMatchObject({ PricingQuantity: '1.0', PricingUnit: 'Units', ConsumedQuantity: '', ChargeDescription: 'OpenAI API (quantity not reported)' });
  });

  it('buys a plan once and uses it day by day', () => {
    const rows = exported({ subscriptions: [planOf({ price: '30', renewalDate: '2026-11-01' })] });
    expect(rows.filter((row) => row.ChargeCategory === 'Purchase')).toMatchObject([{ BilledCost: '30.0', EffectiveCost: '0.0', ChargeFrequency: 'Recurring', ChargePeriodStart: '2026-11-01T00:00:00Z' }]);
    expect(rows.filter((row) => row.ChargeCategory === 'Usage')).toHaveLength(30);
    expect(toNumber(totals(rows, 'EffectiveCost'))).toBe(30);
  });

  it('keeps a bill in its own currency and its tags as JSON', () => {
    const cloud = [cloudOf('10', { billedCost: money('10', 'EUR'), effectiveCost: money('8', 'EUR'), credits: money('-2', 'EUR'), tags: 'env=prod; shared' })];
    expect(exported({ cloud })).toMatchObject([{ BillingCurrency: 'EUR', BilledCost: '10.0', EffectiveCost: '8.0', Tags: '{"env":"prod","shared":true}', x_Source: 'Cloud SKUs', BillingAccountId: '01-AB' }]);
  });

  it('writes names in ASCII where there is such a form, and tags without loss', () => {
    const cloud = [cloudOf('3', { sku: 'Claude Sonnet — Input Tokens', project: 'café', service: '生成AI', tags: 'équipe=soutien' })];
    expect(exported({ cloud })).toMatchObject([{ SkuId: 'gcp-billing/Claude Sonnet - Input Tokens', SubAccountName: 'cafe', ServiceName: '生成AI', Tags: '{"\\u00e9quipe":"soutien"}' }]);
    expect(JSON.parse(exported({ cloud })[0]?.Tags ?? '')).toEqual({ équipe: 'soutien' });
  });

  it('names the model among the details of a price, and prices in the currency of the bill', () => {
    const costs = [costOf('1.25', { lineItem: 'gpt-4o, input', model: 'gpt-4o', meter: 'input', quantity: decimal('2.5'), unit: '1M tokens' }), costOf('-1', { lineItem: 'grant' })];
    expect(exported({ costs }).map((row) => [row.SkuPriceDetails, row.PricingCurrency, row.PricingCurrencyEffectiveCost, row.PricingCurrencyListUnitPrice, row.CommitmentDiscountStatus])).toEqual([
      ['{"x_Model":"gpt-4o"}', 'USD', '1.25', '0.5', ''], ['', 'USD', '-1.0', '', ''],
    ]);
  });

  it('makes a negative line a credit', () => {
    expect(exported({ costs: [costOf('-5', { lineItem: 'Credit grant' })] })).toMatchObject([{ ChargeCategory: 'Credit', BilledCost: '-5.0', EffectiveCost: '-5.0', ListUnitPrice: '', ChargeFrequency: 'One-Time' }]);
  });

  it('follows the ledger where the bill was restated after it', () => {
    const input = inputOf({ costs: [costOf('5', { model: 'gpt-4o' })] });
    const { rows } = focusExport({ ...input, costs: [costOf('7', { model: 'gpt-4o' })] });
    expect(rows).toMatchObject([{ BilledCost: '5.0', x_Source: 'Daily', x_Model: 'gpt-4o' }]);
  });

  it('marks estimates and counts lines without a cost', () => {
    const lines = [{ ...lineOf('2', { basis: 'estimated' }), billedCost: null }, lineOf(null)];
    const { rows, missing } = focusExport({ ...inputOf({}), lines });
    expect(rows).toMatchObject([{ BilledCost: '0.0', EffectiveCost: '2.0', x_IsEstimated: 'true', ChargeDescription: 'gpt-test (estimate: quantity times list price, on no invoice; quantity not reported)' }]);
    expect(missing).toBe(1);
  });

  it('is read back cell by cell, whatever texts it holds', () => {
    const [row] = exported({ costs: [costOf('1', { lineItem: 'said "a, b"\nand more' })] });
    const { records, problems } = readCsv(focusCsv(row === undefined ? [] : [row]));
    expect(problems).toEqual([]);
    expect(records.map(({ cells }) => cells)).toEqual([[...FOCUS_COLUMNS], FOCUS_COLUMNS.map((column) => row?.[column])]);
  });

  it('breaks no rule and adds up to the ledger, whatever the month holds', () => {
    fc.assert(fc.property(anyCosts, clouds, fc.integer({ min: 1, max: 50 }), (costs, cloud, seats) => {
      const input = inputOf({ costs, cloud: cloud.map((row) => ({ ...row, quantity: decimal(seats), unit: 'count' })), subscriptions: [planOf({ seats: String(seats), startDate: addDays(NOVEMBER.start, seats % 20) })] });
      const { rows } = focusExport(input);
      expect(rows.flatMap(brokenRules)).toEqual([]);
      const ledger = (cost: 'billedCost' | 'effectiveCost'): Decimal => input.lines.reduce((all, line) => add(all, line[cost] ?? ZERO), ZERO);
      expect(Math.abs(toNumber(subtract(totals(rows, 'BilledCost'), ledger('billedCost'))))).toBeLessThan(1e-9);
      expect(Math.abs(toNumber(subtract(totals(rows, 'EffectiveCost'), ledger('effectiveCost'))))).toBeLessThan(1e-9);
    }), { numRuns: 200 });
  });
});

describe('a unit in FOCUS', () => {
  it.each([['tokens', 'Tokens'], ['1M tokens', '1000000 Tokens'], ['1K requests', '1000 Requests'], ['count', 'Units'], ['web search', 'Web Searches'], ['', 'Units'], ['GiBy.s', 'Units'], ['seat', 'Seats'], ['1000000 tokens', '1000000 Tokens']])('writes “%s” as “%s”', (unit, written) => {
    expect(focusUnit(unit)).toBe(written);
  });
});
