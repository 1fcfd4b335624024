import { addDays, dayOfInstant, daysOf, isDay, type Period } from '../../src/core/days.js';
import { callsIn, callsOn, type GatewayCall } from './gateway-calls.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const KEY = 'sk-litellm-demo';
const MOST_PER_PAGE = 100;
const MOST_TOLD = 10_000;
const TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;

/** A LiteLLM proxy under `/litellm`. */
export const litellmDemo: DemoProvider = {
  id: 'litellm',
  answer: (request) => {
    if (request.headers['authorization'] !== `Bearer ${KEY}`) throw refusal(401, 'auth_error', 'Authentication Error, Invalid proxy server token passed.');
    switch (request.path) {
      case '/spend/logs/v2': return logs(request);
      case '/user/daily/activity': return activity(request);
      case '/key/list': return keys(request);
      default: throw new Refusal({ status: 404, body: { detail: 'Not Found' } });
    }
  },
  connectForm: (origin) => ({ provider: 'litellm', name: 'LiteLLM', baseUrl: `${origin}/litellm`, credentials: { apiKey: KEY }, settings: {} }),
};

function logs({ query, now }: DemoRequest): DemoAnswer {
  const [start, end] = [instant(query.get('start_date'), 'start_date'), instant(query.get('end_date'), 'end_date')];
  const [page, size] = [Number(query.get('page') ?? '1'), Number(query.get('page_size') ?? '50')];
  if (!Number.isInteger(size) || size < 1 || size > MOST_PER_PAGE) throw tooLarge('page_size');
  const calls = callsIn('litellm', { start: dayOfInstant(start), end: addDays(dayOfInstant(end), 1) }, now).filter(({ at }) => at >= start && at <= end);
  const told = Math.min(calls.length, MOST_TOLD);
  return ok({ data: calls.slice((page - 1) * size, page * size).map(logOf), total: told, page, page_size: size, total_pages: Math.ceil(told / size), total_is_capped: calls.length > MOST_TOLD });
}

function logOf(call: GatewayCall): unknown {
  const isFailed = call.status !== 200;
  return {
    request_id: call.id, call_type: 'acompletion', api_key: hashOf(call.key), spend: isFailed ? 0 : call.dollars ?? 0,
    total_tokens: call.input + call.output, prompt_tokens: call.input, completion_tokens: call.output,
    startTime: new Date(call.at).toISOString().replace('Z', '000+00:00'), endTime: new Date(call.at + call.latencyMs).toISOString().replace('Z', '000+00:00'),
    completionStartTime: null, request_duration_ms: call.latencyMs, model: isFailed ? call.model : `${call.provider}/${call.model}`, model_id: '', model_group: call.model,
    custom_llm_provider: isFailed ? '' : call.provider, api_base: '', user: '', end_user: call.user, team_id: `team-${call.team.toLowerCase()}`, organization_id: null,
    request_tags: [...(call.feature === '' ? [] : [`feature:${call.feature}`]), ...(call.project === '' ? [] : [`project:${call.project}`]), 'User-Agent: demo/1.0'],
    cache_hit: call.isCacheHit ? 'True' : 'False', session_id: null, status: isFailed ? 'failure' : 'success',
    metadata: {
      user_api_key_alias: call.key, user_api_key_team_alias: call.team,
      usage_object: isFailed ? null : { prompt_tokens_details: { cached_tokens: call.cached } },
      ...(isFailed ? { error_information: { error_code: '429', error_class: 'RateLimitError' } } : {}),
    },
    messages: { prompt: 'demo prompt that nobody may keep' }, response: { text: 'demo answer that nobody may keep' },
  };
}

function activity({ query, now }: DemoRequest): DemoAnswer {
  const period: Period = { start: day(query.get('start_date')), end: addDays(day(query.get('end_date')), 1) };
  const results = daysOf(period).map((date) => ({ date, calls: callsOn('litellm', date, now) })).filter(({ calls }) => calls.length > 0).map(({ date, calls }) => ({
    date,
    metrics: metricsOf(calls),
    breakdown: { models: Object.fromEntries(groups(calls, ({ provider, model }) => `${provider}/${model}`).map(([model, some]) => [model, entryOf(some)])), providers: {}, api_keys: {} },
  }));
  const sums = metricsOf(results.length === 0 ? [] : callsIn('litellm', period, now));
  const totals = Object.fromEntries(Object.entries(sums).map(([name, figure]) => [name.startsWith('total_') ? name : `total_${name}`, figure]));
  return ok({ results, metadata: { ...totals, page: 1, total_pages: 1, has_more: false } });
}

function entryOf(calls: readonly GatewayCall[]): unknown {
  const byKey = groups(calls, ({ key }) => key).map(([key, some]) => [hashOf(key), { metrics: metricsOf(some), metadata: { key_alias: key, team_id: `team-${(some[0]?.team ?? '').toLowerCase()}` } }]);
  return { metrics: metricsOf(calls), metadata: {}, api_key_breakdown: Object.fromEntries(byKey) as unknown };
}

function metricsOf(calls: readonly GatewayCall[]): Readonly<Record<string, number>> {
  const total = (figure: (call: GatewayCall) => number): number => calls.reduce((sum, call) => sum + figure(call), 0);
  const failed = calls.filter(({ status }) => status !== 200).length;
  return {
    spend: total(({ dollars }) => dollars ?? 0), prompt_tokens: total(({ input }) => input), completion_tokens: total(({ output }) => output),
    cache_read_input_tokens: total(({ cached }) => cached), cache_creation_input_tokens: 0, total_tokens: total(({ input, output }) => input + output),
    successful_requests: calls.length - failed, failed_requests: failed, api_requests: calls.length,
  };
}

function keys({ now }: DemoRequest): DemoAnswer {
  const names = [['support-prod', 'Support'], ['legal', 'Legal'], ['search-prod', 'Search'], ['lab', 'Lab'], ['hackathon-2025', 'Lab']] as const;
  return ok({
    keys: names.map(([alias, team]) => ({
      token: hashOf(alias), key_name: `sk-...${alias.slice(-4)}`, key_alias: alias, user_id: '', team_id: `team-${team.toLowerCase()}`, created_at: '2025-12-01T09:00:00Z',
      last_active: alias === 'hackathon-2025' ? '2026-02-03T17:00:00Z' : new Date(now).toISOString(), expires: null, blocked: null, spend: 0,
    })),
    total_count: names.length, current_page: 1, total_pages: 1,
  });
}

export function groups<T>(items: readonly T[], name: (item: T) => string): [string, T[]][] {
  const held = new Map<string, T[]>();
  items.forEach((item) => held.set(name(item), [...(held.get(name(item)) ?? []), item]));
  return [...held];
}

function hashOf(key: string): string {
  return Buffer.from(key).reverse().toString('hex').padEnd(64, '0');
}

function instant(text: string | null, name: string): number {
  const [, date, time] = TIME.exec(text ?? '') ?? [];
  if (date === undefined || time === undefined) throw refusal(400, 'bad_request', `Invalid date format for ${name}. Expected: YYYY-MM-DD HH:MM:SS`);
  return Date.parse(`${date}T${time}Z`);
}

function day(text: string | null): string {
  if (text === null || !isDay(text)) throw refusal(400, 'bad_request', 'Please provide start_date and end_date');
  return text;
}

function tooLarge(name: string): Refusal {
  return new Refusal({ status: 422, body: { detail: [{ loc: ['query', name], msg: `Input should be less than or equal to ${MOST_PER_PAGE}`, type: 'less_than_equal' }] } });
}

function refusal(status: number, type: string, message: string): Refusal {
  return new Refusal({ status, body: { error: { message, type, param: 'None', code: String(status) } } });
}
