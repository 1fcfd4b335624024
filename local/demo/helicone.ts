import { addDays, dayOfInstant } from '../../src/core/days.js';
import { callsIn, type GatewayCall } from './gateway-calls.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const KEY = 'sk-helicone-demo';
/** The demo server caps its pages below what it is asked for. */
const MOST = 500;
const NAMES = { openai: 'OPENAI', anthropic: 'ANTHROPIC', groq: 'GROQ' } as const;

/** Helicone's log under `/helicone`. Refused queries come with HTTP 200, as they may. */
export const heliconeDemo: DemoProvider = {
  id: 'helicone',
  answer: (request) => {
    if (request.headers['authorization'] !== `Bearer ${KEY}`) throw new Refusal({ status: 401, body: { data: null, error: 'Invalid API key' } });
    if (request.path !== '/v1/request/query-clickhouse' || request.method !== 'POST') throw new Refusal({ status: 404, body: { error: 'Not found' } });
    return query(request);
  },
  connectForm: (origin) => ({ provider: 'helicone', name: 'Helicone', baseUrl: `${origin}/helicone`, credentials: { apiKey: KEY }, settings: {} }),
};

type Query = Readonly<{
  filter?: Readonly<{ request_response_rmt?: Readonly<{ request_created_at?: Readonly<{ gte?: string; lt?: string }> }> }>;
  offset?: number;
  limit?: number;
}>;

function query({ body, now }: DemoRequest): DemoAnswer {
  const { filter, offset = 0, limit = 10 } = JSON.parse(body) as Query;
  const between = filter?.request_response_rmt?.request_created_at;
  const [from, to] = [Date.parse(between?.gte ?? ''), Date.parse(between?.lt ?? '')];
  if (Number.isNaN(from) || Number.isNaN(to)) return ok({ data: null, error: 'Invalid filter' });
  const calls = callsIn('helicone', { start: dayOfInstant(from), end: addDays(dayOfInstant(to), 1) }, now).filter(({ at }) => at >= from && at < to);
  return ok({ data: calls.slice(offset, offset + Math.min(limit, MOST)).map(rowOf), error: null });
}

function rowOf(call: GatewayCall): unknown {
  const isOk = call.status === 200;
  const properties = { Team: call.team, ...(call.project === '' ? {} : { Project: call.project }), ...(call.feature === '' ? {} : { Feature: call.feature }), Region: 'eu' };
  return {
    request_id: call.id, request_created_at: new Date(call.at).toISOString(), request_path: '/v1/chat/completions', target_url: '', model: call.model,
    response_id: null, response_created_at: null, response_model: isOk ? call.model : null, request_model: call.model, model_override: null,
    request_user_id: call.user === '' ? null : call.user, helicone_user: null, prompt_id: null, response_status: call.status, provider: NAMES[call.provider],
    delay_ms: call.latencyMs, time_to_first_token: null, prompt_tokens: isOk ? call.input : null, completion_tokens: isOk ? call.output : null, total_tokens: isOk ? call.input + call.output : null,
    prompt_cache_read_tokens: isOk ? call.cached : null, prompt_cache_write_tokens: isOk ? 0 : null, reasoning_tokens: null, cost: isOk ? call.dollars : 0,
    request_properties: properties, properties, cache_enabled: false, cache_reference_id: call.isCacheHit ? '8f1c2d3e-0000-4000-8000-000000000001' : null,
    request_body: { messages: 'demo prompt that nobody may keep' }, response_body: {}, country_code: null,
  };
}
