import { addDays, dayOfInstant } from '../../src/core/days.js';
import { decimal, multiply, toNumber } from '../../src/core/decimal.js';
import { callsIn, type GatewayCall } from './gateway-calls.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const KEY = 'pk-portkey-demo';
/** Times an export is asked for before it is there. */
const POLLS = 2;

type Export = Readonly<{ filters: Readonly<{ time_of_generation_min: string; time_of_generation_max: string; page_size: number }>; columns: readonly string[] }> & { polls: number; isStarted: boolean };

/** Portkey under `/portkey/v1`; the file of an export lies under `/portkey/files` and refuses a key. */
export function portkeyDemo(): DemoProvider {
  const exports = new Map<string, Export>();
  return {
    id: 'portkey',
    answer: (request) => {
      const [, file] = /^\/files\/(exp-\d+)$/.exec(request.path) ?? [];
      if (file !== undefined) return fileOf(exports.get(file), request);
      if (request.headers['x-portkey-api-key'] !== KEY) throw refusal(401, 'Invalid API Key');
      if (request.path === '/v1/analytics/groups/ai-models') return groups(request);
      if (request.path === '/v1/logs/exports' && request.method === 'POST') return create(exports, request);
      return job(exports, request);
    },
    connectForm: (origin) => ({ provider: 'portkey', name: 'Portkey', baseUrl: `${origin}/portkey/v1`, credentials: { apiKey: KEY }, settings: {} }),
  };
}

function create(exports: Map<string, Export>, { body, now }: DemoRequest): DemoAnswer {
  const { filters, requested_data: columns } = JSON.parse(body) as { filters: Export['filters']; requested_data: readonly string[] };
  const id = `exp-${exports.size + 1}`;
  exports.set(id, { filters, columns, polls: 0, isStarted: false });
  return ok({ id, total: callsOf(filters.time_of_generation_min, filters.time_of_generation_max, now).length, object: 'export' });
}

function job(exports: Map<string, Export>, { path, origin, now }: DemoRequest): DemoAnswer {
  const [, id = '', action = ''] = /^\/v1\/logs\/exports\/(exp-\d+)(?:\/(start|download))?$/.exec(path) ?? [];
  const one = exports.get(id);
  if (one === undefined) throw refusal(404, 'Export not found');
  if (action === 'start') {
    one.isStarted = true;
    return ok({ message: 'Export started', object: 'export' });
  }
  const isReady = one.isStarted && one.polls >= POLLS;
  if (action === 'download' && !isReady) throw refusal(400, 'Export is not ready');
  if (action === 'download') return ok({ signed_url: `${origin.replace('127.0.0.1', 'localhost')}/portkey/files/${id}?signature=demo` });
  one.polls += 1;
  const at = new Date(now).toISOString();
  return ok({
    id, status: !one.isStarted ? 'draft' : one.polls >= POLLS ? 'success' : 'in_progress', object: 'export', description: 'API log', filters: one.filters, requested_data: one.columns,
    organisation_id: 'org-demo', workspace_id: 'ws-demo', created_by: 'user-demo', created_at: at, last_updated_at: at,
  });
}

function fileOf(one: Export | undefined, { headers, now }: DemoRequest): DemoAnswer {
  if (one === undefined || headers['x-portkey-api-key'] !== undefined) throw refusal(403, 'A signed address takes no key');
  const { time_of_generation_min: from, time_of_generation_max: to, page_size: size } = one.filters;
  return ok(callsOf(from, to, now).slice(0, size).map((call) => JSON.stringify(lineOf(call, one.columns))).join('\n'));
}

function lineOf(call: GatewayCall, columns: readonly string[]): unknown {
  const isOk = call.status === 200;
  const line: Readonly<Record<string, unknown>> = {
    id: call.id, created_at: new Date(call.at).toISOString(), is_success: isOk, ai_org: call.provider, ai_model: call.model, req_units: call.input, res_units: call.output,
    cost: call.dollars === null ? null : toNumber(multiply(decimal(call.dollars), decimal(100))), cost_currency: 'USD', response_time: call.latencyMs, response_status_code: call.status,
    metadata: { team: call.team, ...(call.project === '' ? {} : { project: call.project }), ...(call.feature === '' ? {} : { feature: call.feature }), ...(call.user === '' ? {} : { _user: call.user }) },
    request: 'demo prompt that nobody may keep', response: 'demo answer that nobody may keep',
  };
  return Object.fromEntries(columns.map((column) => [column, line[column] ?? null]));
}

function groups({ query, now }: DemoRequest): DemoAnswer {
  const calls = callsOf(query.get('time_of_generation_min') ?? '', query.get('time_of_generation_max') ?? '', now);
  const models = [...new Set(calls.map(({ model }) => model))].sort();
  const [page, size] = [Number(query.get('current_page') ?? '0'), Number(query.get('page_size') ?? '20')];
  const data = models.slice(page * size, (page + 1) * size).map((model) => ({ ai_model: model, requests: String(calls.filter((call) => call.model === model).length), object: 'analytics-group' }));
  return ok({ object: 'list', total: models.length, data });
}

function callsOf(min: string, max: string, now: number): GatewayCall[] {
  const [from, to] = [Date.parse(min), Date.parse(max)];
  if (Number.isNaN(from) || Number.isNaN(to)) throw refusal(400, 'time_of_generation_min and time_of_generation_max are required');
  return callsIn('portkey', { start: dayOfInstant(from), end: addDays(dayOfInstant(to), 1) }, now).filter(({ at }) => at >= from && at < to);
}

function refusal(status: number, message: string): Refusal {
  return new Refusal({ status, body: { success: false, message } });
}
