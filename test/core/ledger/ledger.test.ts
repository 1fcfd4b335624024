import fc from 'fast-check';
import { NOBODY, wholeTo } from '../../../src/core/mapping/assignment.js';
import { allocate } from '../../../src/core/allocation/allocate.js';
import { decimal, sum, toText, ZERO } from '../../../src/core/decimal.js';
import { ledgerOf, type LedgerInput } from '../../../src/core/ledger/ledger.js';
import { money } from '../../../src/core/money.js';
import type { LedgerLine } from '../../../src/core/records.js';
import { clouds, costs as anyCosts, usages as anyUsages } from '../panels.js';
import { bookOf, cloudOf, costOf, planOf, usageOf } from '../samples.js';

const book = bookOf();
const week = { start: '2026-11-15', end: '2026-11-18' };
const ledger = (input: Partial<LedgerInput>) =>
  ledgerOf({ costs: [], usage: [], cloud: [], subscriptions: [], period: week, base: 'USD', bucketOf: () => 'API', ...input });
const text = (line: LedgerLine): string => {
  const cost = (amount: LedgerLine['billedCost']): string => (amount === null ? '-' : toText(amount));
  return `${line.day} ${line.bucket} ${line.service} ${line.subAccount}: ${cost(line.billedCost)} / ${cost(line.effectiveCost)} ${line.currency} ${line.basis}`;
};

describe('the ledger', () => {
  it('takes cost from the bill and tokens from the usage it covers', () => {
    const costs = [costOf('2', { model: 'gpt-test', meter: 'input', subAccount: 'shop' }), costOf('3.5', { model: 'gpt-test', meter: 'output', subAccount: 'shop' })];
    const { usage } = allocate({ costs, usage: ['a', 'b'].map((key) => usageOf({ subAccount: 'shop', key, model: 'gpt-test-2026-06-01', inputTokens: 100, outputTokens: 7, requests: 3 })), book });
    const { lines } = ledger({ costs, usage });
    expect(lines.map(text)).toEqual(['2026-11-16 API gpt-test shop: 5.5 / 5.5 USD billed']);
    expect(lines[0]).toMatchObject({ inputTokens: 200, outputTokens: 14, cacheReadTokens: null, requests: 6 });
  });

  it('keeps an item without usage as a line under its own name', () => {
    const costs = [costOf('2', { lineItem: 'Vector storage' })];
    expect(ledger({ costs }).lines.map(text)).toEqual(['2026-11-16 API Vector storage : 2 / 2 USD billed']);
  });

  it('tells a bill of totals apart by model, and keeps what usage does not explain', () => {
    const usage = allocate({ costs: [costOf('30')], usage: [usageOf({ inputTokens: 1_000_000, outputTokens: 0 }), usageOf({ model: 'gpt-large', inputTokens: 1_000_000, outputTokens: 0 })], book }).usage;
    expect(ledger({ costs: [costOf('30')], usage }).lines.map(text)).toEqual(['2026-11-16 API gpt-large : 20 / 20 USD billed', '2026-11-16 API gpt-test : 10 / 10 USD billed']);
    expect(ledger({ costs: [costOf('31')], usage }).lines.map(text)).toContain('2026-11-16 API Not itemised : 1 / 1 USD billed');
  });

  it('takes no cost from the usage of a gateway, priced or not', () => {
    const { usage } = allocate({ costs: [], usage: [usageOf({ provider: 'litellm', inputTokens: 3_000_000, outputTokens: 0 }), usageOf({ inputTokens: 1_000_000, outputTokens: 0 })], book });
    const gateways = ['litellm'];
    expect(ledger({ usage, isAttribution: (provider) => gateways.includes(provider) }).lines.map(({ provider }) => provider)).toEqual(['openai']);
  });

  it('marks estimates and gaps, which carry no billed cost', () => {
    const { usage } = allocate({ costs: [], usage: [usageOf({ inputTokens: 3_000_000, outputTokens: 0 }), usageOf({ model: 'gpt-unknown', inputTokens: 1, outputTokens: 1 })], book });
    expect(ledger({ usage }).lines.map(text)).toEqual(['2026-11-16 API gpt-test : - / 3 USD estimated', '2026-11-16 API gpt-unknown : - / - USD missing']);
  });

  it('says missing when the bill behind a share has gone', () => {
    const { usage } = allocate({ costs: [costOf('30')], usage: [usageOf({ inputTokens: 1, outputTokens: 0 })], book });
    expect(ledger({ usage }).lines.map(text)).toEqual(['2026-11-16 API gpt-test : - / - USD missing']);
  });

  it('counts credits of a cloud in the effective cost only', () => {
    const cloud = [cloudOf('10', { effectiveCost: money('4', 'USD'), credits: money('-6', 'USD') })];
    expect(ledger({ cloud }).lines.map(text)).toEqual(['2026-11-16 Cloud Gemini input shop: 10 / 4 USD billed']);
  });

  it('adds no second cost for usage whose cost is on the cloud bill', () => {
    const usage = allocate({ costs: [], usage: [usageOf({ provider: 'gcp-billing', connection: 'Google Cloud', inputTokens: 5, outputTokens: 5 })], book: bookOf() }).usage;
    expect(ledger({ cloud: [cloudOf('10')], usage }).lines.map(text)).toEqual(['2026-11-16 API gpt-test : 0 / 0 USD billed', '2026-11-16 Cloud Gemini input shop: 10 / 10 USD billed']);
  });

  it('spreads a plan over its days and bills it on its renewal', () => {
    const lines = ledger({ subscriptions: [planOf({ price: '30', renewalDate: '2026-11-16' }), planOf({ kind: 'AI inside SaaS', plan: 'Desk', price: '60', aiShare: '0.5', renewalDate: '2026-11-01' })] }).lines;
    expect(lines.map(text)).toEqual([
      '2026-11-15 Subscriptions Team : 0 / 0.967741935483870967 USD billed',
      '2026-11-15 SaaS Desk : 0 / 1 USD billed',
      '2026-11-16 Subscriptions Team : 30 / 1 USD billed',
      '2026-11-16 SaaS Desk : 0 / 1 USD billed',
      '2026-11-17 Subscriptions Team : 0 / 1 USD billed',
      '2026-11-17 SaaS Desk : 0 / 1 USD billed',
    ]);
  });

  it('converts at the rate of the day, and leaves what has no rate in its own currency', () => {
    const costs = [{ ...costOf('10', { model: 'gpt-test' }), billedCost: money('10', 'EUR') }, { ...costOf('9', { model: 'gpt-test', day: '2026-11-17' }), billedCost: money('9', 'EUR') }];
    const { lines, findings } = ledger({ costs, rate: (currency, day) => (currency === 'EUR' && day === '2026-11-16' ? { rate: decimal('1.1') } : null) });
    expect(lines.map(text)).toEqual(['2026-11-16 API gpt-test : 11 / 11 USD billed', '2026-11-17 API gpt-test : 9 / 9 EUR billed']);
    expect(findings).toMatchObject([{ level: 'warning', what: 'No rate from EUR to USD on 1 day: that cost stays in EUR, outside the totals.' }]);
  });

  it('leaves days outside the period out', () => {
    expect(ledger({ costs: [costOf('1', { day: '2026-11-14' }), costOf('1', { day: '2026-11-18' })] }).lines).toEqual([]);
  });

  it('gives each charge the cost center its dimensions decide', () => {
    const { lines } = ledger({ costs: [costOf('1', { model: 'gpt-test', key: 'a' }), costOf('2', { model: 'gpt-test', key: 'b' })], sharesOf: ({ key }) => wholeTo({ ...NOBODY, costCenter: `team ${key}` }) });
    expect(lines.map(({ costCenter, billedCost }) => `${costCenter} ${toText(billedCost ?? ZERO)}`)).toEqual(['team a 1', 'team b 2']);
  });

  it('holds each billed cent once, per day and connection, whatever the panel', () => {
    fc.assert(
      fc.property(anyCosts, anyUsages, clouds, fc.boolean(), (costs, used, cloud, byKey) => {
        const { usage } = allocate({ costs, usage: used, book });
        const { lines } = ledger({ costs, usage, cloud, ...(byKey ? { book, sharesOf: ({ key, user }) => wholeTo({ ...NOBODY, costCenter: `${key}/${user}` }) } : {}) });
        const place = (row: { day: string; connection: string }, currency: string): string => `${row.day} ${row.connection} ${currency}`;
        const totals = (items: readonly (readonly [string, LedgerLine['billedCost']])[]): Record<string, string> => {
          const places = [...new Set(items.map(([name]) => name))].sort();
          return Object.fromEntries(places.map((name) => [name, toText(sum(items.flatMap(([at, amount]) => (at === name && amount !== null ? [amount] : []))))] as const).filter(([, total]) => total !== '0'));
        };
        const reported = [...costs, ...cloud].map((row) => [place(row, row.billedCost.currency), row.billedCost.amount] as const);
        expect(totals(lines.map((line) => [place(line, line.currency), line.billedCost] as const))).toEqual(totals(reported));
        const tokens = (rows: readonly { inputTokens: number | null }[]): number => rows.reduce((total, row) => total + (row.inputTokens ?? 0), 0);
        expect(tokens(lines)).toBe(tokens(used));
      }),
      { numRuns: 500 },
    );
  });
});
