import { daysOf, type Day } from '../../src/core/days.js';
import { add, decimal, multiply, subtract, sum, toNumber, toText, type Decimal } from '../../src/core/decimal.js';
import { perRequest, requestsOn, type Workload } from './activity.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';
import { tokenCost } from './token-price.js';

const API_KEY = 'fw_demo3Zkey';
const ACCOUNT = 'demo-labs';
const AT = `/v1/accounts/${ACCOUNT}`;
const MOST_DAYS = 31;
const NANOS = decimal(1_000_000_000);
const MODELS = 'accounts/fireworks/models/';

type ServerlessWork = Workload & Readonly<{ model: string; prompt: number; cachedShare: number; completion: number; dollarsPerMillion: string }>;

const serverless: readonly ServerlessWork[] = [
  { name: 'ticket routing', rhythm: 'product', requests: 5_800, model: 'deepseek-v3p2', prompt: 1_400, cachedShare: 0.4, completion: 90, dollarsPerMillion: '0.9' },
  { name: 'code review', rhythm: 'office', requests: 240, spike: 3, model: 'kimi-k2-instruct', prompt: 9_500, cachedShare: 0.15, completion: 1_300, dollarsPerMillion: '1.2' },
];
/** A deployment that is up around the clock. */
const DEPLOYMENT = { deploymentId: 'ranker-7b', acceleratorType: 'NVIDIA_H100_80GB', baseModel: `accounts/${ACCOUNT}/models/ranker-7b`, dollarsPerHour: '4' };
const users = ['anna', 'ben'] as const;

/** Fireworks under `/fireworks`: one account with serverless models and one dedicated deployment. */
export const fireworksDemo: DemoProvider = {
  id: 'fireworks',
  answer: (request) => {
    if (request.headers['authorization'] !== `Bearer ${API_KEY}`) throw refusal(401, 16, 'The API key is not valid.');
    return route(request);
  },
  connectForm: (origin) => ({ provider: 'fireworks', name: 'Fireworks AI', baseUrl: `${origin}/fireworks`, credentials: { apiKey: API_KEY }, settings: {} }),
};

function route(request: DemoRequest): DemoAnswer {
  const [, user] = /\/users\/(\w+)\/apiKeys$/.exec(request.path) ?? [];
  if (request.path === '/v1/accounts') return ok({ accounts: [{ name: `accounts/${ACCOUNT}`, displayName: 'Demo Labs', email: 'billing@demo.example', suspendState: 'UNSUSPENDED' }], totalSize: 1 });
  if (request.path === `${AT}/billing/summary`) return ok({ lineItems: daysAsked(request).flatMap((day) => fireworksItems(day, request.now)).map(itemOf) });
  if (request.path === `${AT}/billingUsage`) return usage(request);
  if (request.path === `${AT}/users`) return ok({ users: users.map((name) => ({ name: `accounts/${ACCOUNT}/users/${name}`, displayName: name, email: `${name}@demo.example`, role: 'admin' })), totalSize: users.length });
  if (user !== undefined) return ok({ apiKeys: [{ keyId: `key_${user}`, displayName: `${user}'s key`, prefix: 'fw_3Z', email: '', createTime: '2025-09-01T08:00:00Z', lastUsed: new Date(request.now).toISOString() }], totalSize: 1 });
  throw refusal(404, 5, 'The resource was not found.');
}

type Item = Readonly<{ category: string; groupingKey: string; groupingValue: string; quantity: number; dollars: Decimal }>;

/** What the demo account pays on a day. */
export function fireworksItems(day: Day, now: number): readonly Item[] {
  const models = serverless.map((work): Item => {
    const { prompt, completion } = tokensOf(work, day, now);
    return { category: 'Serverless inference', groupingKey: 'model_name', groupingValue: MODELS + work.model, quantity: prompt + completion, dollars: tokenCost(prompt + completion, work.dollarsPerMillion, false) };
  });
  const seconds = secondsUp(day, now);
  const hourly = multiply(decimal(DEPLOYMENT.dollarsPerHour), decimal(seconds / 3_600));
  return [...models, { category: 'Dedicated deployment', groupingKey: 'deployment_name', groupingValue: DEPLOYMENT.deploymentId, quantity: seconds, dollars: hourly }].filter(({ quantity }) => quantity > 0);
}

function itemOf({ dollars, ...item }: Item) {
  return { ...item, secondaryGroupingKey: '', secondaryGroupingValue: '', totalCost: moneyOf(dollars) };
}

/** Google's form of money: whole units as text, the rest as billionths; a zero is left out. */
function moneyOf(dollars: Decimal) {
  const [units = '0'] = toText(dollars).split('.');
  const nanos = Math.round(toNumber(multiply(subtract(dollars, decimal(units)), NANOS)));
  return { currencyCode: 'USD', ...(units === '0' ? {} : { units }), ...(nanos === 0 ? {} : { nanos }) };
}

function usage(request: DemoRequest): DemoAnswer {
  const days = daysAsked(request);
  if (days.length > MOST_DAYS) throw refusal(400, 3, 'The time range must not exceed 31 days.');
  if (request.query.getAll('groupBy').length > 1) throw refusal(400, 3, 'At most one group_by value is supported.');
  const type = request.query.get('usageType');
  const serverlessCosts = type === 'DEDICATED_DEPLOYMENT' ? [] : days.flatMap((day) => serverless.map((work) => {
    const { prompt, completion } = tokensOf(work, day, request.now);
    return { ...bounds(day), usageType: 'TEXT_COMPLETION', modelName: '', apiKeyId: '', promptTokens: String(prompt), cachedPromptTokens: String(Math.round(prompt * work.cachedShare)), completionTokens: String(completion), audioInputSeconds: 0, group: { model_name: MODELS + work.model } };
  })).filter(({ promptTokens }) => promptTokens !== '0');
  const dedicatedCosts = type === 'SERVERLESS' ? [] : days.map((day) => ({
    ...bounds(day), usageType: 'DEDICATED_DEPLOYMENT', ...DEPLOYMENT, acceleratorSeconds: String(secondsUp(day, request.now)), placement: '', group: { deployment_name: DEPLOYMENT.deploymentId },
  })).filter(({ acceleratorSeconds }) => acceleratorSeconds !== '0');
  return ok({ serverlessCosts, dedicatedCosts });
}

function tokensOf(work: ServerlessWork, day: Day, now: number): Readonly<{ prompt: number; completion: number }> {
  const requests = requestsOn(work, day, now);
  return { prompt: Math.round(requests * perRequest(work.prompt, work, day, 'prompt')), completion: Math.round(requests * perRequest(work.completion, work, day, 'completion')) };
}

function secondsUp(day: Day, now: number): number {
  return requestsOn({ name: 'ranker', rhythm: 'nightly', requests: 1 }, day, now) === 0 ? 0 : Math.max(0, Math.min(86_400, Math.floor((now - Date.parse(`${day}T00:00:00Z`)) / 1_000)));
}

function bounds(day: Day) {
  return { startTime: `${day}T00:00:00Z`, endTime: new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString() };
}

/** Only the dates of the bounds count, and the end is exclusive. */
function daysAsked({ query }: DemoRequest): Day[] {
  const [start = '', end = ''] = ['startTime', 'endTime'].map((name) => (query.get(name) ?? '').slice(0, 10));
  if (start === '' || end === '') throw refusal(400, 3, 'start_time and end_time are required.');
  return daysOf({ start, end });
}

/** All of it in dollars. */
export function fireworksTotal(days: readonly Day[], now: number): Decimal {
  return days.flatMap((day) => fireworksItems(day, now)).reduce((total, { dollars }) => add(total, dollars), sum([]));
}

function refusal(status: number, code: number, message: string): Refusal {
  return new Refusal({ status, body: { code, message, details: [] } });
}
