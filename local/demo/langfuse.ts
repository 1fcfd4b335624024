import { addDays, dayOfInstant } from '../../src/core/days.js';
import { callsIn, type GatewayCall } from './gateway-calls.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const PUBLIC = 'pk-lf-demo';
const SECRET = 'sk-lf-demo';
const MOST = 1_000;

/** A Langfuse project under `/langfuse`, with the new API. */
export const langfuseDemo: DemoProvider = {
  id: 'langfuse',
  answer: (request) => {
    const expected = `Basic ${Buffer.from(`${PUBLIC}:${SECRET}`).toString('base64')}`;
    if (request.headers['authorization'] !== expected) throw refusal(401, 'Invalid credentials. Confirm that you have configured the correct host.', 'UnauthorizedError');
    if (request.path !== '/api/public/v2/observations') throw refusal(404, 'Not Found', 'NotFoundError');
    return observations(request);
  },
  connectForm: (origin) => ({ provider: 'langfuse', name: 'Langfuse', baseUrl: `${origin}/langfuse`, credentials: { publicKey: PUBLIC, secretKey: SECRET }, settings: {} }),
};

function observations({ query, now }: DemoRequest): DemoAnswer {
  const [from, to] = [Date.parse(query.get('fromStartTime') ?? ''), Date.parse(query.get('toStartTime') ?? '')];
  const limit = Number(query.get('limit') ?? '50');
  if (Number.isNaN(from) || Number.isNaN(to) || !Number.isInteger(limit) || limit < 1 || limit > MOST) throw refusal(400, 'Invalid request data', 'InvalidRequestError');
  if ((query.get('type') ?? 'GENERATION') !== 'GENERATION') return ok({ data: [], meta: {} });
  const calls = callsIn('langfuse', { start: dayOfInstant(from), end: addDays(dayOfInstant(to), 1) }, now).filter(({ at }) => at >= from && at < to);
  const start = Number(Buffer.from(query.get('cursor') ?? 'MA', 'base64url').toString());
  const groups = (query.get('fields') ?? '').split(',');
  const end = start + limit;
  return ok({ data: calls.slice(start, end).map((call) => observationOf(call, groups)), meta: end < calls.length ? { cursor: Buffer.from(String(end)).toString('base64url') } : {} });
}

function observationOf(call: GatewayCall, groups: readonly string[]): unknown {
  const group = (name: string, fields: object): object => (groups.includes(name) ? fields : {});
  const tags = [call.feature === '' ? '' : `feature:${call.feature}`, `team:${call.team}`, call.project === '' ? '' : `project:${call.project}`].filter((tag) => tag !== '');
  const usage = call.status === 200 ? { input: call.input - call.cached, input_cached_tokens: call.cached, output: call.output, total: call.input + call.output } : {};
  return {
    id: call.id, traceId: `trace-${call.id}`, startTime: new Date(call.at).toISOString(), endTime: new Date(call.at + call.latencyMs).toISOString(), projectId: 'proj-demo', parentObservationId: null, type: 'GENERATION',
    ...group('basic', { name: call.name, level: call.status === 200 ? 'DEFAULT' : 'ERROR', statusMessage: null, environment: 'production', userId: call.user === '' ? null : call.user, sessionId: null, version: null }),
    ...group('model', { providedModelName: call.model, internalModelId: null, modelParameters: {} }),
    ...group('usage', { usageDetails: usage, costDetails: {}, totalCost: call.status === 200 ? call.dollars : 0 }),
    ...group('metrics', { latency: call.latencyMs / 1_000, timeToFirstToken: null }),
    ...group('trace_context', { tags, traceName: call.name, release: null }),
    ...group('io', { input: 'demo prompt that nobody may keep', output: 'demo answer that nobody may keep' }),
    modelId: null, inputPrice: null, outputPrice: null, totalPrice: null,
  };
}

function refusal(status: number, message: string, error: string): Refusal {
  return new Refusal({ status, body: { message, error } });
}
