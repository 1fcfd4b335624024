import { addDays, dayOfInstant, daysOf, startOfDay, type Day } from '../../src/core/days.js';
import { add, decimal, multiply, roundTo, subtract, sum, toFixed, toText, type Decimal } from '../../src/core/decimal.js';
import { requestsOn, type Workload } from './activity.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';
import { tokenCost } from './token-price.js';

const API_KEY = 'sk-demo-aicredits';
const RUPEES_PER_DOLLAR = decimal('88.5');
const TOP_UP = '40000';
const TOP_UP_DAYS = 90;
const HOUR_MS = 3_600_000;

type Work = Workload & Readonly<{ model: string; provider: string; key: string; prompt: number; completion: number; prices: readonly [string, string] }>;
/** Jobs of a few runs a day: every run is a transaction. */
const work: readonly Work[] = [
  { name: 'market notes', rhythm: 'office', requests: 3, model: 'openai/gpt-5.4-mini', provider: 'openai', key: 'analysts', prompt: 240_000, completion: 21_000, prices: ['0.75', '4.5'] },
  { name: 'translation runs', rhythm: 'nightly', requests: 2, model: 'google/gemini-3-flash', provider: 'google', key: 'night-jobs', prompt: 410_000, completion: 390_000, prices: ['0.3', '2.5'] },
];

export type AicreditsTransaction = Readonly<{ id: string; created_at: string; type: 'usage' | 'topup'; amount: string; currency: 'INR'; status: 'success' }> & Readonly<Record<string, unknown>>;

/** AICredits under `/aicredits`: billing in rupees, and the metrics page of a self-hosted install beside it. */
export const aicreditsDemo: DemoProvider = {
  id: 'aicredits',
  answer: (request) => {
    if (request.path === '/metrics') return { status: 200, body: metricsPage(request.now), headers: { 'Content-Type': 'text/plain; version=0.0.4' } };
    if (request.headers['authorization'] !== `Bearer ${API_KEY}`) throw new Refusal({ status: 401, body: { error: { message: 'Invalid API key' } } });
    return route(request);
  },
  connectForm: (origin) => ({ provider: 'aicredits', name: 'AICredits', baseUrl: `${origin}/aicredits`, credentials: { apiKey: API_KEY }, settings: { reads: 'both', limit: '5000' } }),
};

function route({ path, query, now }: DemoRequest): DemoAnswer {
  const all = aicreditsTransactions(now);
  switch (path) {
    case '/api/billing/transactions': return ok({ transactions: all.slice(0, Number(query.get('limit') ?? '100')) });
    case '/api/billing/balance': return ok({ balance: toFixed(subtract(totalOf(all, 'topup'), totalOf(all, 'usage')), 2), currency: 'INR' });
    default: throw new Refusal({ status: 404, body: { error: { message: 'Not found' } } });
  }
}

/** Every transaction of the last half year, newest first. */
export function aicreditsTransactions(now: number): readonly AicreditsTransaction[] {
  const today = dayOfInstant(now);
  const days = daysOf({ start: addDays(today, -179), end: addDays(today, 1) });
  return days.flatMap((day, index) => [...(index % TOP_UP_DAYS === 0 ? [topUp(day)] : []), ...work.flatMap((one) => chargesOf(one, day, now))])
    .sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
}

function topUp(day: Day): AicreditsTransaction {
  return { id: `txn_${day}_topup`, created_at: `${day}T04:30:00Z`, type: 'topup', amount: `${TOP_UP}.00`, currency: 'INR', status: 'success' };
}

function chargesOf(one: Work, day: Day, now: number): AicreditsTransaction[] {
  const rupees = roundTo(multiply(add(tokenCost(one.prompt, one.prices[0], false), tokenCost(one.completion, one.prices[1], false)), RUPEES_PER_DOLLAR), 4);
  return Array.from({ length: requestsOn(one, day, now) }, (_, index) => ({
    id: `txn_${day}_${one.key}_${index}`, created_at: new Date(startOfDay(day) + (5 + index) * HOUR_MS).toISOString(), type: 'usage' as const,
    model: one.model, provider: one.provider, key_name: one.key, prompt_tokens: one.prompt, completion_tokens: one.completion,
    amount: toText(rupees), currency: 'INR' as const, status: 'success' as const,
  }));
}

function totalOf(all: readonly AicreditsTransaction[], type: AicreditsTransaction['type']): Decimal {
  return sum(all.filter((one) => one.type === type).map(({ amount }) => decimal(amount)));
}

/** Counters of an install that was restarted on the first of the month. */
function metricsPage(now: number): string {
  const start = startOfDay(`${dayOfInstant(now).slice(0, 7)}-01`) / 1_000;
  const hours = Math.floor((now / 1_000 - start) / 3_600);
  return [
    '# HELP gateway_requests_total Requests by provider, model and status', '# TYPE gateway_requests_total counter',
    `gateway_requests_total{provider="openai",model="gpt-4o-mini",status="success"} ${hours * 31}`,
    `gateway_requests_total{provider="openai",model="gpt-4o-mini",status="error"} ${Math.floor(hours / 7)}`,
    '# TYPE gateway_tokens_total counter',
    `gateway_tokens_total{provider="openai",model="gpt-4o-mini",type="input"} ${hours * 40_300}`,
    `gateway_tokens_total{provider="openai",model="gpt-4o-mini",type="output"} ${hours * 6_100}`,
    '# TYPE gateway_cost_usd_total counter',
    `gateway_cost_usd_total{provider="openai"} ${toText(tokenCost(hours * 40_300, '0.15', false))}`,
    `process_start_time_seconds ${start}`, '',
  ].join('\n');
}
