import { addDays, dayOfInstant, daysOf, monthStart, startOfDay, type Day, type Period } from '../../src/core/days.js';
import { decimal, multiply, roundTo, sum, toFixed, toNumber, type Decimal } from '../../src/core/decimal.js';
import { isInHistory, perRequest, requestsOn, type Workload } from './activity.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';
import { tokenCost } from './token-price.js';

const MANAGEMENT_KEY = 'xai-token-demo-management';
const TEAM = '7c1d9e60-demo-team';
const BILLING = `/v1/billing/teams/${TEAM}`;
/** Bought ahead on the first of each month, in cents. */
const TOP_UP_CENTS = 90_000;
const HUNDRED = decimal(100);

type XaiWork = Workload & Readonly<{ model: string; tokens: readonly (readonly [meter: string, perRequest: number, dollarsPerMillion: string])[] }>;

const work: readonly XaiWork[] = [
  { name: 'news digest', rhythm: 'nightly', requests: 620, model: 'grok-4', tokens: [['prompt text tokens', 5_200, '3'], ['cached prompt text tokens', 1_900, '0.75'], ['completion tokens', 640, '15']] },
  { name: 'social replies', rhythm: 'product', requests: 2_900, spike: 4, model: 'grok-4-fast', tokens: [['prompt text tokens', 2_100, '0.2'], ['completion tokens', 260, '0.5']] },
];

/** What the demo team pays on a day, by line item, in dollars. */
export function xaiCosts(day: Day, now: number): readonly Readonly<{ description: string; dollars: Decimal }>[] {
  return work.flatMap((one) => one.tokens.map(([meter, each, price]) => ({
    description: `${one.model} ${meter}`,
    dollars: tokenCost(Math.round(requestsOn(one, day, now) * perRequest(each, one, day, meter)), price, false),
  })));
}

/** xAI's management API under `/xai`: a team that pays ahead. */
export const xaiDemo: DemoProvider = {
  id: 'xai',
  answer: (request) => {
    const given = request.headers['authorization'] ?? '';
    if (given.startsWith('Bearer xai-') && !given.startsWith('Bearer xai-token-')) throw refusal(403, 'The API key is not a management key.');
    if (given !== `Bearer ${MANAGEMENT_KEY}`) throw refusal(401, 'Invalid bearer token.');
    return route(request);
  },
  connectForm: (origin) => ({ provider: 'xai', name: 'xAI', baseUrl: `${origin}/xai`, credentials: { managementKey: MANAGEMENT_KEY }, settings: {} }),
};

function route(request: DemoRequest): DemoAnswer {
  switch (`${request.method} ${request.path}`) {
    case 'GET /auth/management-keys/validation': return ok({ apiKeyId: 'mk_demo', scope: 'SCOPE_TEAM', scopeId: TEAM, teamId: TEAM, acls: ['team:billing:read'] });
    case `POST ${BILLING}/usage`: return usage(request);
    case `GET ${BILLING}/prepaid/balance`: return ok(ledger(request.now));
    case `GET ${BILLING}/postpaid/invoice/preview`: return ok(preview(request.now));
    case `GET /auth/teams/${TEAM}/api-keys`: return ok({ apiKeys: work.map(keyOf), paginationToken: null });
    default: throw refusal(404, 'The team does not exist.');
  }
}

function usage({ body, now }: DemoRequest): DemoAnswer {
  const { analyticsRequest: asked } = JSON.parse(body) as { analyticsRequest: { timeRange: { startTime: string; endTime: string; timezone: string }; timeUnit: string; values: { name: string }[]; groupBy: string[] } };
  if (asked.values[0]?.name !== 'usd' || asked.timeUnit !== 'TIME_UNIT_DAY' || asked.timeRange.timezone !== 'Etc/GMT') throw refusal(400, 'Unknown metric or time unit.');
  const days = daysOf({ start: asked.timeRange.startTime.slice(0, 10), end: asked.timeRange.endTime.slice(0, 10) }).filter((day) => startOfDay(day) <= now);
  const group = asked.groupBy.includes('description') ? (description: string): string[] => [description] : (): string[] => [];
  const labels = [...new Set(xaiCosts(dayOfInstant(now), now).map(({ description }) => JSON.stringify(group(description))))].map((text) => JSON.parse(text) as string[]);
  return ok({
    timeSeries: labels.map((label) => ({
      group: label,
      groupLabels: label,
      dataPoints: days.map((day) => ({ timestamp: `${day}T00:00:00Z`, values: [toNumber(sum(xaiCosts(day, now).filter(({ description }) => group(description).join() === label.join()).map(({ dollars }) => dollars)))] })),
    })),
    limitReached: false,
  });
}

/** A top-up each month and, once a month has closed, what it used; nothing of the open month. */
function ledger(now: number): Readonly<Record<string, unknown>> {
  const first = monthStart(addDays(dayOfInstant(now), -364));
  const months: Day[] = [];
  for (let month = addDays(first, 31); monthStart(month) <= dayOfInstant(now); month = addDays(monthStart(month), 31)) months.push(monthStart(month));
  const changes = months.flatMap((month, index) => {
    const next = months[index + 1];
    const bought = change('PURCHASE', month, -TOP_UP_CENTS, now);
    return next === undefined ? [bought] : [bought, change('SPEND', next, centsOf({ start: month, end: next }, now), now)];
  });
  return { changes, total: { val: String(changes.reduce((total, { amount }) => total + Number(amount.val), 0)) } };
}

function change(changeOrigin: string, day: Day, cents: number, now: number) {
  const createTime = `${day}T00:05:00Z`;
  return { teamId: TEAM, changeOrigin, topupStatus: changeOrigin === 'PURCHASE' ? 'SUCCEEDED' : '', amount: { val: String(cents) }, invoiceId: `in_${day}`, createTime, createTs: createTime, spendBpKeyYear: new Date(now).getUTCFullYear(), spendBpKeyMonth: 0 };
}

function preview(now: number): Readonly<Record<string, unknown>> {
  const today = dayOfInstant(now);
  const used = centsOf({ start: monthStart(today), end: addDays(today, 1) }, now);
  return {
    coreInvoice: { lines: [], amountBeforeVat: String(used), vatCost: '0', amountAfterVat: String(used), totalWithCorr: { val: '0' }, prepaidCredits: { val: String(-TOP_UP_CENTS) }, prepaidCreditsUsed: { val: String(used) } },
    effectiveSpendingLimit: '200000', defaultCredits: '0', billingCycle: { year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)) },
  };
}

function centsOf(period: Period, now: number): number {
  const dollars = sum(daysOf(period).filter((day) => isInHistory(day, now)).flatMap((day) => xaiCosts(day, now).map((cost) => cost.dollars)));
  return Number(toFixed(roundTo(multiply(dollars, HUNDRED), 0), 0));
}

function keyOf({ name }: XaiWork, index: number) {
  return { apiKeyId: `xai_key_${index}`, redactedApiKey: `xai-…${index}d4f`, name, userId: 'user_ben', createTime: '2025-07-01T09:00:00Z', teamId: TEAM, acls: ['api-key:model:*'], apiKeyBlocked: false, apiKeyDisabled: false };
}

function refusal(status: number, error: string): Refusal {
  return new Refusal({ status, body: { code: status, error } });
}
