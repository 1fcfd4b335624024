import { addDays, dayOfInstant, daysOf, isDay, startOfDay, type Day } from '../../src/core/days.js';
import { decimal, multiply, sum, toFixed, toNumber, type Decimal } from '../../src/core/decimal.js';
import { isInHistory, perRequest, requestsOn, type Workload } from './activity.js';
import { bucketSlice, cursorOf, dayOfCursor } from './buckets.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const ANALYTICS_KEY = 'sk-ant-api01-demo-analytics';
const ADMIN_KEY = 'sk-ant-admin01-demo-code';
const BEGINS: Day = '2026-01-01';
const MOST_DAYS = 31;
const PLACES = 6;

/** Extra usage beyond the seats: requests, and cents each. */
type ExtraUse = Workload & Readonly<{ user: string; email: string; product: string; model: string; cents: string }>;

const extraUse: readonly ExtraUse[] = [
  { name: 'claude ana', rhythm: 'office', requests: 14, user: 'user_ana', email: 'ana@demo.example', product: 'chat', model: 'claude-opus-4-8', cents: '21.75' },
  { name: 'claude ben', rhythm: 'office', requests: 31, user: 'user_ben', email: 'ben@demo.example', product: 'claude_code', model: 'claude-sonnet-5', cents: '9.125' },
  { name: 'claude carla', rhythm: 'office', requests: 6, until: '2026-09-30', user: 'user_carla', email: 'carla@demo.example', product: 'cowork', model: 'claude-sonnet-5', cents: '12.4' },
];

/** Anthropic's Enterprise analytics and Claude Code analytics under `/claude-workspaces`. */
export const claudeWorkspacesDemo: DemoProvider = {
  id: 'claude-workspaces',
  answer: (request) => {
    const isCode = request.path === '/v1/organizations/usage_report/claude_code';
    if (request.headers['x-api-key'] !== (isCode ? ADMIN_KEY : ANALYTICS_KEY)) throw refusal(401, 'authentication_error', 'invalid x-api-key');
    if (request.headers['anthropic-version'] === undefined) throw refusal(400, 'invalid_request_error', 'anthropic-version: header is required');
    switch (request.path) {
      case '/v1/organizations/analytics/cost_report': return costReport(request);
      case '/v1/organizations/analytics/user_cost_report': return userCosts(request);
      case '/v1/organizations/analytics/summaries': return summaries(request);
      case '/v1/organizations/usage_report/claude_code': return claudeCode(request);
      default: throw refusal(404, 'not_found_error', 'Not found');
    }
  },
  connectForm: (origin) => ({ provider: 'claude-workspaces', name: 'Claude Enterprise', baseUrl: `${origin}/claude-workspaces`, credentials: { apiKey: ANALYTICS_KEY }, settings: {} }),
};

function costReport(request: DemoRequest): DemoAnswer {
  const { start, end } = spanOf(request);
  const page = request.query.get('page');
  const from = page === null ? start : dayOfCursor(page);
  if (from === null) throw refusal(410, 'invalid_request_error', 'page: The cursor has expired');
  const { days, next } = bucketSlice(from, end, Number(request.query.get('limit') ?? '7'), request.now);
  const data = days.map((day) => ({ starting_at: midnight(day), ending_at: midnight(addDays(day, 1)), results: extraUse.flatMap((use) => resultOf(use, day, request.now)) }));
  return ok(envelope(data, next === null ? null : cursorOf(next), request));
}

function resultOf(use: ExtraUse, day: Day, now: number): unknown[] {
  const cents = centsOn(use, day, now);
  if (cents === decimal(0)) return [];
  return [{ amount: toFixed(cents, PLACES), list_amount: toFixed(cents, PLACES), currency: 'USD', requests: null, product: use.product, model: use.model, cost_type: null, token_type: null, context_window: null, inference_geo: null, speed: null }];
}

function userCosts(request: DemoRequest): DemoAnswer {
  const { start, end } = spanOf(request);
  const days = daysOf({ start, end });
  const data = extraUse.map((use) => {
    const cents = toFixed(sum(days.map((day) => centsOn(use, day, request.now))), PLACES);
    return { actor: { type: 'user', user_id: use.user, email: use.email }, amount: cents, list_amount: cents, currency: 'USD', requests: null, product: null, model: null, starting_at: null, ending_at: null };
  });
  return ok(envelope(data.filter(({ amount }) => Number(amount) > 0), null, request));
}

function summaries({ query, now }: DemoRequest): DemoAnswer {
  const [start, end] = [query.get('starting_date') ?? '', query.get('ending_date') ?? ''];
  if (!isDay(start) || !isDay(end)) throw refusal(400, 'invalid_request_error', 'starting_date: Input should be a valid date');
  const days = daysOf({ start, end }).filter((day) => isInHistory(day, now));
  return ok({ summaries: days.map((day) => ({ starting_at: midnight(day), ending_at: midnight(addDays(day, 1)), assigned_seat_count: 42, pending_invite_count: 2, daily_active_user_count: 19, weekly_active_user_count: 31, monthly_active_user_count: 37 })) });
}

/** A developer with a seat, and a build machine with a key. */
function claudeCode({ query, now }: DemoRequest): DemoAnswer {
  const day = query.get('starting_at') ?? '';
  if (!isDay(day)) throw refusal(400, 'invalid_request_error', 'starting_at: Input should be a valid date');
  const use = extraUse[1] as ExtraUse;
  const amount = toNumber(centsOn(use, day, now));
  const about = { date: midnight(day), organization_id: 'org_demo', is_remote: false, terminal_type: 'vscode', core_metrics: { num_sessions: 4, lines_of_code: { added: 210, removed: 64 }, commits_by_claude_code: 3, pull_requests_by_claude_code: 1 }, tool_actions: { edit_tool: { accepted: 18, rejected: 2 } } };
  const models = [{ model: use.model, tokens: { input: 21_000, output: 6_400, cache_read: 310_000, cache_creation: 12_000 }, estimated_cost: { amount, currency: 'USD' } }];
  const data = amount === 0 ? [] : [
    { ...about, actor: { type: 'user_actor', email_address: use.email }, customer_type: 'subscription', subscription_type: 'enterprise', model_breakdown: models },
    { ...about, actor: { type: 'api_actor', api_key_name: 'build agents' }, customer_type: 'api', subscription_type: null, model_breakdown: models },
  ];
  return ok({ data, has_more: false, next_page: null });
}

function centsOn(use: ExtraUse, day: Day, now: number): Decimal {
  if (!isInHistory(day, now)) return decimal(0);
  return multiply(decimal(requestsOn(use, day, now)), decimal((Number(use.cents) * perRequest(1, use, day, 'cents')).toFixed(PLACES)));
}

/** @throws Refusal when it begins too early or is longer than a month */
function spanOf({ query, now }: DemoRequest): Readonly<{ start: Day; end: Day }> {
  const start = (query.get('starting_at') ?? '').slice(0, 10);
  const end = (query.get('ending_at') ?? midnight(addDays(dayOfInstant(now), 1))).slice(0, 10);
  if (!isDay(start) || start < BEGINS) throw refusal(400, 'invalid_request_error', `starting_at: Must not be before ${BEGINS}`);
  if (end > addDays(start, MOST_DAYS)) throw refusal(400, 'invalid_request_error', `ending_at: Range is at most ${MOST_DAYS} days`);
  return { start, end };
}

function envelope(data: readonly unknown[], next: string | null, { now }: DemoRequest): Readonly<Record<string, unknown>> {
  return { organization_id: 'org_demo', data_refreshed_at: new Date(now - (now % 14_400_000)).toISOString(), data, has_more: next !== null, next_page: next };
}

function midnight(day: Day): string {
  return new Date(startOfDay(day)).toISOString().replace('.000Z', 'Z');
}

function refusal(status: number, type: string, message: string): Refusal {
  return new Refusal({ status, body: { type: 'error', error: { type, message }, request_id: 'req_demo' } });
}
