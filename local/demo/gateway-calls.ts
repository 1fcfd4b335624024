import { daysOf, startOfDay, type Day, type Period } from '../../src/core/days.js';
import { add, decimal, toNumber } from '../../src/core/decimal.js';
import { requestsOn, type Workload } from './activity.js';
import { chance } from './random.js';
import { tokenCost } from './token-price.js';

/** What one caller of the demo company sends through a gateway. Tokens are per call; `input` holds `cached`. */
type GatewayWork = Workload & Readonly<{
  provider: 'openai' | 'anthropic' | 'groq';
  model: string;
  team: string;
  project: string;
  feature: string;
  user: string;
  key: string;
  input: number;
  cached: number;
  output: number;
  /** Dollars per million tokens: input, cached input, output; null where the gateway knows none. */
  prices: readonly [string, string, string] | null;
}>;

/** One call. Times are milliseconds since 1970. */
export type GatewayCall = Omit<GatewayWork, 'requests' | 'rhythm' | 'prices'> & Readonly<{
  id: string;
  at: number;
  latencyMs: number;
  /** HTTP status. */
  status: number;
  isCacheHit: boolean;
  dollars: number | null;
}>;

const works: readonly GatewayWork[] = [
  { name: 'support replies', rhythm: 'product', requests: 9, provider: 'openai', model: 'gpt-5.4-mini', team: 'Support', project: 'helpdesk', feature: 'reply', user: 'lena@demo.example', key: 'support-prod', input: 1_900, cached: 1_024, output: 240, prices: ['0.75', '0.075', '4.5'] },
  { name: 'contract review', rhythm: 'office', requests: 4, provider: 'anthropic', model: 'claude-sonnet-5', team: 'Legal', project: 'contracts', feature: 'review', user: 'omar@demo.example', key: 'legal', input: 9_200, cached: 2_000, output: 1_100, prices: ['3', '0.3', '15'] },
  { name: 'product search', rhythm: 'product', requests: 7, provider: 'groq', model: 'llama-3.3-70b-versatile', team: 'Search', project: 'shop', feature: 'search', user: '', key: 'search-prod', input: 620, cached: 0, output: 150, prices: ['0.59', '0.59', '0.79'] },
  { name: 'lab trials', rhythm: 'office', requests: 1, provider: 'groq', model: 'lab-preview-1', team: 'Lab', project: '', feature: '', user: 'ben@demo.example', key: 'lab', input: 800, cached: 0, output: 90, prices: null },
];

const DAY_MS = 86_400_000;

/** Calls of a gateway on a day until now, in the order they began. */
export function callsOn(gateway: string, day: Day, now: number): GatewayCall[] {
  const calls = works.flatMap((work) => {
    const count = requestsOn({ ...work, name: `${gateway} ${work.name}` }, day, Math.max(now, startOfDay(day) + DAY_MS * 3));
    return Array.from({ length: count }, (_, index) => callOf(gateway, work, day, index));
  });
  return calls.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

export function callsIn(gateway: string, period: Period, now: number): GatewayCall[] {
  return daysOf(period).flatMap((day) => callsOn(gateway, day, now));
}

function callOf(gateway: string, { requests: _requests, rhythm: _rhythm, prices, ...work }: GatewayWork, day: Day, index: number): GatewayCall {
  const vary = (what: string): number => chance(gateway, work.name, day, index, what);
  const isFailed = vary('fate') < 0.03;
  const isCacheHit = !isFailed && vary('hit') < 0.05;
  const input = isFailed ? 0 : Math.round(work.input * (0.7 + vary('input') * 0.6));
  const cached = Math.min(input, work.cached);
  const output = isFailed ? 0 : Math.round(work.output * (0.6 + vary('output') * 0.8));
  return {
    ...work, input, cached, output, isCacheHit,
    id: `${gateway.slice(0, 4)}-${day.replace(/-/g, '')}-${work.key}-${index}`,
    at: startOfDay(day) + Math.floor(vary('time') * DAY_MS),
    latencyMs: 300 + Math.floor(vary('latency') * 4_000),
    status: isFailed ? 429 : 200,
    dollars: prices === null ? null : isCacheHit ? 0 : dollarsOf(prices, input - cached, cached, output),
  };
}

function dollarsOf([input, read, output]: readonly [string, string, string], uncached: number, cached: number, out: number): number {
  return toNumber([tokenCost(uncached, input, false), tokenCost(cached, read, false), tokenCost(out, output, false)].reduce(add, decimal(0)));
}
