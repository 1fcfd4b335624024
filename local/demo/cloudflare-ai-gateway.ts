import { addDays, dayOfInstant } from '../../src/core/days.js';
import { callsIn, type GatewayCall } from './gateway-calls.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const TOKEN = 'cf-demo-token';
const ACCOUNT = '0123456789abcdef0123456789abcdef';
const GATEWAY = 'demo';
const MOST = 50;

/** The log of one Cloudflare AI Gateway under `/cloudflare-ai-gateway/client/v4`. */
export const cloudflareAiGatewayDemo: DemoProvider = {
  id: 'cloudflare-ai-gateway',
  answer: (request) => {
    if (request.headers['authorization'] !== `Bearer ${TOKEN}`) throw refusal(403, 10_000, 'Authentication error');
    if (request.path !== `/client/v4/accounts/${ACCOUNT}/ai-gateway/gateways/${GATEWAY}/logs`) throw refusal(404, 7_002, 'Gateway not found');
    return logs(request);
  },
  connectForm: (origin) => ({
    provider: 'cloudflare-ai-gateway', name: 'Cloudflare AI Gateway', baseUrl: `${origin}/cloudflare-ai-gateway/client/v4`,
    credentials: { apiKey: TOKEN }, settings: { accountId: ACCOUNT, gatewayId: GATEWAY },
  }),
};

function logs({ query, now }: DemoRequest): DemoAnswer {
  const [from, to] = [Date.parse(query.get('start_date') ?? ''), Date.parse(query.get('end_date') ?? '')];
  const [page, size] = [Number(query.get('page') ?? '1'), Number(query.get('per_page') ?? '20')];
  if (Number.isNaN(from) || Number.isNaN(to) || !Number.isInteger(size) || size < 1 || size > MOST) throw refusal(400, 7_001, 'Invalid query');
  const calls = callsIn('cloudflare', { start: dayOfInstant(from), end: addDays(dayOfInstant(to), 1) }, now).filter(({ at }) => at >= from && at <= to);
  const result = calls.slice((page - 1) * size, page * size).map(logOf);
  return ok({ success: true, errors: [], messages: [], result, result_info: { page, per_page: size, count: result.length, total_count: calls.length } });
}

function logOf(call: GatewayCall): unknown {
  const isOk = call.status === 200;
  const notes = { team: call.team, ...(call.project === '' ? {} : { project: call.project }), ...(call.feature === '' ? {} : { feature: call.feature }), ...(call.user === '' ? {} : { user: call.user }) };
  return {
    id: call.id, created_at: new Date(call.at).toISOString(), provider: call.provider, model: call.model, model_type: '', path: 'chat/completions', success: isOk, cached: call.isCacheHit, status_code: call.status,
    duration: call.latencyMs, tokens_in: isOk ? call.input : null, tokens_out: isOk ? call.output : null, ...(isOk && call.dollars === null ? {} : { cost: isOk ? call.dollars : 0 }), custom_cost: false, metadata: JSON.stringify(notes), step: 0, request_type: '',
  };
}

function refusal(status: number, code: number, message: string): Refusal {
  return new Refusal({ status, body: { success: false, errors: [{ code, message }], messages: [], result: null } });
}
