import { addDays, dayOfInstant, type Day } from '../../src/core/days.js';
import { perRequest, requestsOn, type Workload } from './activity.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const API_KEY = 'gsk_demo_enterprise';
/** A key of an organization without Enterprise metrics. */
const ORDINARY_KEY = 'gsk_demo_ordinary';
const DAY_SECONDS = 86_400;

type GroqWork = Workload & Readonly<{ project: string; model: string; input: number; output: number }>;

const work: readonly GroqWork[] = [
  { name: 'voice agent', rhythm: 'product', requests: 14_000, project: 'project_voice', model: 'llama-3.3-70b-versatile', input: 610, output: 80 },
  { name: 'log triage', rhythm: 'nightly', requests: 3_200, project: 'project_ops', model: 'openai/gpt-oss-120b', input: 2_300, output: 140 },
];
const METERS = {
  requests: 'model_project_id_status_code:requests:rate5m',
  input: 'model_project_id:tokens_in:rate5m',
  output: 'model_project_id:tokens_out:rate5m',
} as const;

/** What the demo organization counts on a day. */
export function groqCount(meter: keyof typeof METERS, day: Day, now: number): number {
  return work.reduce((total, one) => total + countOf(one, meter, day, now), 0);
}

/** Groq's Enterprise metrics under `/groq/v1/metrics/prometheus`, as far as a daily range query needs them. */
export const groqDemo: DemoProvider = {
  id: 'groq',
  answer: (request) => {
    const key = (request.headers['authorization'] ?? '').replace(/^Bearer /, '');
    if (key !== API_KEY && key !== ORDINARY_KEY) throw refusal(401, 'Invalid API Key', 'invalid_api_key');
    if (key === ORDINARY_KEY || request.path !== '/v1/metrics/prometheus/api/v1/query_range') throw refusal(404, 'Unknown request URL.', 'unknown_url');
    return range(request);
  },
  connectForm: (origin) => ({ provider: 'groq', name: 'Groq', baseUrl: `${origin}/groq/v1/metrics/prometheus`, credentials: { apiKey: API_KEY }, settings: {} }),
};

function range({ query, now }: DemoRequest): DemoAnswer {
  const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(query.get(name)));
  if (step !== DAY_SECONDS || start === undefined || end === undefined || start % DAY_SECONDS !== 0) return { status: 422, body: { status: 'error', errorType: 'bad_data', error: 'the demo keeps whole days' } };
  const text = query.get('query') ?? '';
  const times = Array.from({ length: Math.max(0, Math.floor((end - start) / DAY_SECONDS) + 1) }, (_, index) => start + index * DAY_SECONDS);
  const meters = (Object.keys(METERS) as (keyof typeof METERS)[]).filter((meter) => text.includes(`sum_over_time(${METERS[meter]}[1d:5m])) * 300, "meter", "${meter}"`));
  const result = meters.flatMap((meter) => work.map((one) => ({
    metric: { meter, model: one.model, project_id: one.project },
    values: times.map((at) => [at, String(countOf(one, meter, addDays(dayOfInstant(at * 1_000), -1), now))]),
  })));
  return ok({ status: 'success', data: { resultType: 'matrix', result } });
}

function countOf(one: GroqWork, meter: keyof typeof METERS, day: Day, now: number): number {
  const requests = requestsOn(one, day, now);
  return meter === 'requests' ? requests : Math.round(requests * perRequest(one[meter], one, day, meter));
}

function refusal(status: number, message: string, code: string): Refusal {
  return new Refusal({ status, body: { error: { message, type: 'invalid_request_error', code } } });
}
