import { addDays, dayOfInstant, daysOf, isDay } from '../../src/core/days.js';
import { decimal, sum, toNumber } from '../../src/core/decimal.js';
import { activityOn, DEFAULT_WORKSPACE, openrouterKeys, openrouterMembers, openrouterWorkspaces, requestsOfHour } from './openrouter-company.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const MANAGEMENT_KEY = 'sk-or-v1-demo-management';
const BOUGHT = 6_000;
const COMPLETED_DAYS = 30;

/** OpenRouter under `/openrouter/api/v1`: an organization with two workspaces, one of which calls OpenAI with its own key. */
export const openrouterDemo: DemoProvider = {
  id: 'openrouter',
  answer: (request) => {
    const given = request.headers['authorization'] ?? '';
    if (given === 'Bearer sk-or-v1-demo-normal') throw refusal(403, 'Only management keys can perform this operation');
    if (given !== `Bearer ${MANAGEMENT_KEY}`) throw refusal(401, 'User not found.');
    return route(request);
  },
  connectForm: (origin) => ({ provider: 'openrouter', name: 'OpenRouter', baseUrl: `${origin}/openrouter/api/v1`, credentials: { adminKey: MANAGEMENT_KEY }, settings: { requestLog: 'no' } }),
};

function route(request: DemoRequest): DemoAnswer {
  switch (request.path.replace(/^\/api\/v1/, '')) {
    case '/activity': return activity(request);
    case '/credits': return credits(request);
    case '/keys': return keys(request);
    case '/workspaces': return listed(request, openrouterWorkspaces);
    case '/organization/members': return listed(request, openrouterMembers);
    case '/analytics/meta': return ok({ data: { metrics: [{ name: 'credits_usage', display_label: 'Credits Usage', is_rate: false, display_format: 'currency' }], dimensions: [{ name: 'model', display_label: 'Model' }, { name: 'generation_id', display_label: 'Generation' }], operators: [], granularities: [] } });
    case '/analytics/query': return query(request);
    default: throw refusal(404, 'Resource not found');
  }
}

function activity({ query: asked, now }: DemoRequest): DemoAnswer {
  const today = dayOfInstant(now);
  const first = addDays(today, -COMPLETED_DAYS);
  const day = asked.get('date');
  if (day !== null && (!isDay(day) || day < first || day >= today)) throw refusal(400, 'Date must be within the last 30 (completed) UTC days');
  const isSplit = asked.get('group_by') === 'workspace';
  const rows = (day === null ? daysOf({ start: first, end: today }) : [day]).flatMap((one) => activityOn(one, now));
  return ok({ data: rows.map(({ workspace_id, ...row }) => (isSplit ? { ...row, workspace_id } : row)) });
}

/** Bought in one sum; used since the demo's history began. */
function credits({ now }: DemoRequest): DemoAnswer {
  const today = dayOfInstant(now);
  const used = daysOf({ start: addDays(today, -364), end: addDays(today, 1) }).flatMap((day) => activityOn(day, now).map((row) => decimal(row.usage)));
  return ok({ data: { total_credits: BOUGHT, total_usage: toNumber(sum(used)) } });
}

function keys({ query: asked }: DemoRequest): DemoAnswer {
  const workspace = asked.get('workspace_id') ?? DEFAULT_WORKSPACE;
  const includesDisabled = asked.get('include_disabled') === 'true';
  const found = openrouterKeys.filter((key) => key.workspace_id === workspace && (includesDisabled || !key.disabled));
  return ok({ data: found.slice(Number(asked.get('offset') ?? '0')).slice(0, 100) });
}

function listed({ query: asked }: DemoRequest, items: readonly unknown[]): DemoAnswer {
  const offset = Number(asked.get('offset') ?? '0');
  return ok({ data: items.slice(offset, offset + Number(asked.get('limit') ?? '50')), total_count: items.length });
}

function query({ method, body, now }: DemoRequest): DemoAnswer {
  if (method !== 'POST') throw refusal(404, 'Resource not found');
  const asked = JSON.parse(body) as { dimensions?: string[]; limit?: number; time_range?: { start: string; end: string } };
  if (asked.dimensions?.includes('generation_id') !== true || asked.time_range === undefined) throw refusal(400, 'Invalid request parameters');
  const [start, end] = [Date.parse(asked.time_range.start), Math.min(Date.parse(asked.time_range.end), now)];
  const hours = Array.from({ length: Math.max(0, Math.ceil((end - start) / 3_600_000)) }, (_, index) => start + index * 3_600_000);
  const rows = hours.flatMap((hour) => requestsOfHour(hour, now));
  const limit = asked.limit ?? 1_000;
  return ok({ data: { data: rows.slice(0, limit), metadata: { query_time_ms: 12, row_count: Math.min(limit, rows.length), truncated: rows.length > limit } } });
}

function refusal(code: number, message: string): Refusal {
  return new Refusal({ status: code, body: { error: { code, message } } });
}

