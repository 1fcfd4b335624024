import fc from 'fast-check';
import { money } from '../../src/core/money.js';
import type { CloudRow, CostRow, UsageRow } from '../../src/core/records.js';
import { cloudOf, costOf, usageOf } from './samples.js';

/** Random panels of billed, used and cloud rows on few days and few names, so that they meet often. */
const day = fc.constantFrom('2026-11-15', '2026-11-16', '2026-11-17');
const connection = fc.constantFrom('OpenAI', 'Second');
const subAccount = fc.constantFrom('', 'shop', 'desk');
const key = fc.constantFrom('', 'a', 'b');
const model = fc.constantFrom('', 'gpt-test', 'gpt-test-2026-06-01', 'gpt-large', 'gpt-unknown');
const tier = fc.constantFrom('', 'batch', 'priority');
const count = fc.option(fc.integer({ min: 0, max: 5_000_000 }), { nil: null });
const amount = fc.tuple(fc.integer({ min: -1_000_000, max: 9_999_999 }), fc.integer({ min: 0, max: 12 })).map(([coefficient, places]) => `${String(coefficient)}e-${String(places)}`);

export const costs: fc.Arbitrary<CostRow[]> = fc.array(
  fc.record({ day, connection, subAccount, key, model, tier, amount, currency: fc.constantFrom('USD', 'USD', 'EUR'), lineItem: fc.constantFrom('', 'storage', 'input'), meter: fc.constantFrom('', 'input', 'output', 'cacheRead', 'search') })
    .map(({ amount: text, currency, ...rest }) => costOf('0', { ...rest, billedCost: money(text, currency) })),
  { maxLength: 12 },
);

export const usages: fc.Arbitrary<UsageRow[]> = fc.array(
  fc.record({ day, connection, subAccount, key, model, tier, inputTokens: count, outputTokens: count, cacheReadTokens: count, requests: count, quantity: count, unit: fc.constantFrom('', 'search', 'image') }).map((fields) => usageOf(fields)),
  { maxLength: 12 },
);

export const clouds: fc.Arbitrary<CloudRow[]> = fc.array(
  fc.record({ day, connection: fc.constantFrom('Google Cloud', 'OpenAI'), billed: amount, project: fc.constantFrom('', 'shop'), sku: fc.constantFrom('', 'Gemini input') })
    .map(({ billed, ...rest }) => cloudOf(billed, rest)),
  { maxLength: 8 },
);
