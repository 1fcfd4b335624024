import { addDays, startOfDay, dayOfInstant, type Day } from '../../src/core/days.js';
import { toNumber } from '../../src/core/decimal.js';
import { bucketSlice, cursorOf, dayOfCursor } from './buckets.js';
import { grouped } from './grouping.js';
import { listPage } from './listing.js';
import { openaiKeys, openaiProjects, openaiUsers } from './openai-company.js';
import { costFacts, usageFacts } from './openai-facts.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const ADMIN_KEY = 'sk-admin-demo';
const CALLER = ['project_id', 'user_id', 'api_key_id'];
/** Usage kinds with what they may be grouped by and the name of their results. */
const KINDS: Readonly<Record<string, Readonly<{ groupBy: readonly string[]; object?: string }>>> = {
  completions: { groupBy: [...CALLER, 'model', 'batch', 'service_tier'] },
  embeddings: { groupBy: [...CALLER, 'model'] },
  moderations: { groupBy: [...CALLER, 'model'] },
  images: { groupBy: [...CALLER, 'model', 'size', 'source'] },
  audio_speeches: { groupBy: [...CALLER, 'model'] },
  audio_transcriptions: { groupBy: [...CALLER, 'model'] },
  vector_stores: { groupBy: ['project_id'] },
  file_search_calls: { groupBy: [...CALLER, 'vector_store_id'] },
  web_search_calls: { groupBy: [...CALLER, 'model', 'context_level'], object: 'web_searches' },
};

/** OpenAI's admin API under `/openai/v1`. The account has no code interpreter: that report is not found. */
export const openaiDemo: DemoProvider = {
  id: 'openai',
  answer: (request) => {
    if (request.headers['authorization'] !== `Bearer ${ADMIN_KEY}`) throw refusal(401, 'Incorrect API key provided. You can find your admin key in the organization settings.', 'invalid_api_key');
    return route(request);
  },
  connectForm: (origin) => ({ provider: 'openai', name: 'OpenAI', baseUrl: `${origin}/openai/v1`, credentials: { adminKey: ADMIN_KEY }, settings: {} }),
};

function route(request: DemoRequest): DemoAnswer {
  const path = request.path.replace(/^\/v1\/organization/, '');
  const [, kind = ''] = /^\/usage\/(\w+)$/.exec(path) ?? [];
  const [, project] = /^\/projects\/(\w+)\/api_keys$/.exec(path) ?? [];
  if (KINDS[kind] !== undefined) return usage(kind, request);
  if (path === '/costs') return costs(request);
  if (path === '/projects') return list(request, openaiProjects);
  if (path === '/users') return list(request, openaiUsers);
  if (path === '/admin_api_keys') return list(request, [adminKey(request)]);
  if (project !== undefined) return list(request, openaiKeys(project, request.now));
  throw refusal(404, `Invalid URL (${request.method} ${request.path})`, null);
}

function usage(kind: string, request: DemoRequest): DemoAnswer {
  const { groupBy: allowed = [], object = kind } = KINDS[kind] ?? {};
  const by = groupBy(request, allowed);
  return bucketPage(request, 31, (day) => grouped(usageFacts(kind, day, request.now), by).map(({ dimensions, figures }) => ({
    object: `organization.usage.${object}.result`,
    ...Object.fromEntries(allowed.map((name) => [name, (dimensions as Readonly<Record<string, unknown>>)[name] ?? null])),
    ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, toNumber(value)])),
  })));
}

function costs(request: DemoRequest): DemoAnswer {
  const by = groupBy(request, ['project_id', 'line_item', 'api_key_id']);
  return bucketPage(request, 180, (day) => {
    const facts = costFacts(day, request.now);
    return grouped(facts, by).map(({ dimensions, figures }) => ({
      object: 'organization.costs.result',
      amount: { value: toNumber(figures.value), currency: 'usd' },
      ...dimensions,
      quantity: dimensions.line_item === null ? null : toNumber(figures.quantity),
      quantity_unit: facts.find((fact) => fact.dimensions.line_item === dimensions.line_item)?.unit ?? null,
    }));
  });
}

function bucketPage(request: DemoRequest, mostBuckets: number, resultsOf: (day: Day) => readonly unknown[]): DemoAnswer {
  if ((request.query.get('bucket_width') ?? '1d') !== '1d') throw invalid('bucket_width', 'The demo account keeps daily buckets only.');
  const start = secondsOf(request, 'start_time');
  if (start === null) throw invalid('start_time', "Missing required parameter: 'start_time'.");
  const limit = Number(request.query.get('limit') ?? '7');
  if (!Number.isInteger(limit) || limit < 1 || limit > mostBuckets) throw invalid('limit', `Invalid 'limit': expected a value from 1 to ${mostBuckets}.`);
  const page = request.query.get('page');
  const from = page === null ? start : dayOfCursor(page);
  if (from === null) throw invalid('page', "Invalid 'page'.");
  const { days, next } = bucketSlice(from, secondsOf(request, 'end_time'), limit, request.now);
  return ok({
    object: 'page',
    data: days.map((day) => ({ object: 'bucket', start_time: startOfDay(day) / 1_000, end_time: startOfDay(addDays(day, 1)) / 1_000, results: resultsOf(day) })),
    has_more: next !== null,
    next_page: next === null ? null : cursorOf(next),
  });
}

function secondsOf(request: DemoRequest, name: string): Day | null {
  const text = request.query.get(name);
  if (text === null) return null;
  if (!/^\d{9,10}$/.test(text)) throw invalid(name, `Invalid '${name}': expected Unix seconds.`);
  return dayOfInstant(Number(text) * 1_000);
}

function groupBy(request: DemoRequest, allowed: readonly string[]): string[] {
  const by = [...request.query.getAll('group_by[]'), ...request.query.getAll('group_by')];
  if (by.some((name) => !allowed.includes(name))) throw invalid('group_by', `Invalid 'group_by': expected one of ${allowed.join(', ')}.`);
  return by;
}

function list(request: DemoRequest, items: readonly Readonly<{ id: string }>[]): DemoAnswer {
  return ok(listPage(items, request.query.get('after'), Number(request.query.get('limit') ?? '20')));
}

function adminKey({ now }: DemoRequest): Readonly<{ id: string }> & Readonly<Record<string, unknown>> {
  return {
    object: 'organization.admin_api_key', id: 'key_admin_sheet', name: 'spend sheet', redacted_value: 'sk-admin-…demo', created_at: 1_751_360_400,
    expires_at: null, last_used_at: Math.floor(now / 1_000), owner: { type: 'user', id: 'user_ben', name: 'Ben Okoye', role: 'owner', created_at: 1_738_573_200 },
  };
}

function invalid(param: string, message: string): Refusal {
  return new Refusal({ status: 400, body: { error: { message, type: 'invalid_request_error', param, code: null } } });
}

function refusal(status: number, message: string, code: string | null): Refusal {
  return new Refusal({ status, body: { error: { message, type: 'invalid_request_error', param: null, code } } });
}
