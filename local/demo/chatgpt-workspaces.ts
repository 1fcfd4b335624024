import { addDays, dayOfInstant, daysOf, startOfDay, type Day } from '../../src/core/days.js';
import { isInHistory, requestsOn, type Workload } from './activity.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const KEY = 'sk-demo-codex-analytics';
const WORKSPACE = 'ws-demo-42';
const MOST_ROWS = 40;
/** Dollars of one credit where a workspace is billed in dollars. */
const CREDIT_PRICE = 0.04;
const LAG_MS = 12 * 3_600_000;

type CodexUser = Workload & Readonly<{ id: string; email: string; creditsPerTurn: number }>;

const users: readonly CodexUser[] = [
  { name: 'codex dana', rhythm: 'office', requests: 24, id: 'user-dana', email: 'dana@demo.example', creditsPerTurn: 5 },
  { name: 'codex eli', rhythm: 'office', requests: 9, id: 'user-eli', email: 'eli@demo.example', creditsPerTurn: 7 },
  { name: 'codex fay', rhythm: 'office', requests: 3, until: '2026-10-30', id: 'user-fay', email: 'fay@demo.example', creditsPerTurn: 4 },
];

/** Codex Enterprise analytics under `/chatgpt-workspaces`: a workspace that is billed in dollars. */
export const chatgptWorkspacesDemo: DemoProvider = {
  id: 'chatgpt-workspaces',
  answer: (request) => {
    if (request.headers['authorization'] !== `Bearer ${KEY}`) throw refusal(401, { error: { message: 'Incorrect API key provided.', type: 'invalid_request_error' } });
    if (request.path !== `/v1/analytics/codex/workspaces/${WORKSPACE}/usage`) throw refusal(404, { error: { message: 'Workspace not found.', type: 'invalid_request_error' } });
    return usage(request);
  },
  connectForm: (origin) => ({ provider: 'chatgpt-workspaces', name: 'Codex', baseUrl: `${origin}/chatgpt-workspaces`, credentials: { apiKey: KEY }, settings: { workspaceId: WORKSPACE } }),
};

function usage({ query, now }: DemoRequest): DemoAnswer {
  const [start, end] = [dayOf(query, 'start_time'), dayOf(query, 'end_time')];
  const byUser = query.get('group') !== 'workspace';
  const days = daysOf({ start, end }).filter((day) => isInHistory(day, now) && startOfDay(day) + LAG_MS <= now);
  const rows = days.flatMap((day) => {
    const active = users.map((user) => ({ user, turns: requestsOn(user, day, now) })).filter(({ turns }) => turns > 0);
    return byUser ? active.map(({ user, turns }) => rowOf(day, [{ user, turns }], user)) : [rowOf(day, active, null)];
  });
  const from = Number(query.get('page') ?? '0');
  const next = from + Math.min(MOST_ROWS, Number(query.get('limit') ?? '1000'));
  return ok({ object: 'page', data: rows.slice(from, next), has_more: next < rows.length, next_page: next < rows.length ? String(next) : null });
}

function rowOf(day: Day, active: readonly Readonly<{ user: CodexUser; turns: number }>[], user: CodexUser | null): unknown {
  const turns = active.reduce((sum, one) => sum + one.turns, 0);
  const credits = active.reduce((sum, one) => sum + one.turns * one.user.creditsPerTurn, 0);
  return {
    object: 'analytics.codex.usage', start_time: startOfDay(day) / 1_000, end_time: startOfDay(addDays(day, 1)) / 1_000,
    user_id: user?.id ?? null, actor: user === null ? null : { type: 'user', email: user.email },
    totals: {
      threads: Math.ceil(turns / 4), turns, credits, cost_usd: Number((credits * CREDIT_PRICE).toFixed(2)), estimated_cost_usd: Number((credits * CREDIT_PRICE * 1.1).toFixed(2)),
      uncached_text_input_tokens: turns * 900, cached_text_input_tokens: turns * 7_000, text_output_tokens: turns * 450, text_total_tokens: turns * 8_350,
    },
    clients: [], models: [],
  };
}

function dayOf(query: URLSearchParams, name: string): Day {
  const seconds = Number(query.get(name));
  if (!Number.isInteger(seconds) || seconds <= 0) throw refusal(422, { detail: [{ loc: ['query', name], msg: 'Input should be a valid integer', type: 'int_parsing' }] });
  return dayOfInstant(seconds * 1_000);
}

function refusal(status: number, body: unknown): Refusal {
  return new Refusal({ status, body });
}
