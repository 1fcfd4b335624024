import { decimal, type Decimal } from '../../src/core/decimal.js';
import { money } from '../../src/core/money.js';
import { priceBook, type PriceBook } from '../../src/core/prices/book.js';
import type { ModelPrice } from '../../src/core/prices/prices.js';
import type { CloudRow, CostRow, LedgerLine, UsageRow } from '../../src/core/records.js';
import type { Subscription } from '../../src/core/subscriptions/subscription.js';

/** Rows in which only what a test is about has to be said. */
export function usageOf(fields: Partial<UsageRow>): UsageRow {
  return {
    provider: 'openai', connection: 'OpenAI', feed: 'completions', day: '2026-11-16', subAccount: '', key: '', user: '',
    model: 'gpt-test', tier: '', variant: '', inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null,
    cacheWrite1hTokens: null, outputTokens: null, requests: null, quantity: null, unit: '', ...fields,
  };
}

export function costOf(amount: string, fields: Partial<CostRow> = {}): CostRow {
  return {
    provider: 'openai', connection: 'OpenAI', feed: 'costs', day: '2026-11-16', subAccount: '', key: '', lineItem: '',
    model: '', meter: '', tier: '', quantity: null, unit: '', billedCost: money(amount, 'USD'), ...fields,
  };
}

export function cloudOf(billed: string, fields: Partial<CloudRow> = {}): CloudRow {
  return {
    provider: 'gcp-billing', connection: 'Google Cloud', feed: 'billing', day: '2026-11-16', billingAccount: '01-AB', project: 'shop',
    service: 'Vertex AI', sku: 'Gemini input', region: 'europe-west4', tags: '', quantity: null, unit: '', listCost: null,
    billedCost: money(billed, 'USD'), effectiveCost: money(billed, 'USD'), credits: money('0', 'USD'), ...fields,
  };
}

export function priceOf(fields: Partial<Omit<ModelPrice, 'input' | 'output'>> & { input?: string; output?: string }): ModelPrice {
  const { input, output, ...rest } = fields;
  return {
    provider: 'openai', model: 'gpt-test', cacheRead: null, cacheWrite: null, cacheWrite1h: null, perRequest: null, perUnit: null,
    unit: '', currency: 'USD', from: null, to: null, source: 'list', origin: 'test', ...rest,
    input: input === undefined ? null : decimal(input), output: output === undefined ? null : decimal(output),
  };
}

/** Two models at round prices: gpt-test 1 and 10 dollars, gpt-large 2 and 20 dollars per million tokens. */
export function bookOf(...more: ModelPrice[]): PriceBook {
  return priceBook([priceOf({ input: '1', output: '10' }), priceOf({ model: 'gpt-large', input: '2', output: '20' }), ...more]);
}

export function lineOf(cost: string | null, fields: Partial<LedgerLine> = {}): LedgerLine {
  const amount: Decimal | null = cost === null ? null : decimal(cost);
  return {
    day: '2026-11-16', bucket: 'API', provider: 'openai', vendor: 'OpenAI', connection: 'OpenAI', service: 'gpt-test', subAccount: '', costCenter: '', team: '', feature: '', customer: '',
    billedCost: amount, effectiveCost: amount, currency: 'USD', basis: cost === null ? 'missing' : 'billed', requests: null,
    inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, outputTokens: null, ...fields,
  };
}

export function planOf(fields: Partial<Omit<Subscription, 'price' | 'seats' | 'aiShare' | 'basePrice' | 'minimumSeats'>> & { price?: string; seats?: string; aiShare?: string | null; basePrice?: string; minimumSeats?: string }): Subscription {
  const { price = '20', seats = '1', aiShare = '1', basePrice = '0', minimumSeats = '0', ...rest } = fields;
  return {
    row: 2, provider: 'Claude', plan: 'Team', kind: 'seat plan', cycle: 'monthly', currency: 'USD', renewalDate: null, noticeDate: null,
    startDate: null, endDate: null, owner: 'Ada', businessPurpose: 'Support', costCenter: '', lastReviewed: '2026-11-01', state: 'active',
    ...rest, price: decimal(price), seats: decimal(seats), aiShare: aiShare === null ? null : decimal(aiShare), basePrice: decimal(basePrice), minimumSeats: decimal(minimumSeats),
  };
}
