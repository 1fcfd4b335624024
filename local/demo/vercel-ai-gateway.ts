import { addDays, daysOf, isDay } from '../../src/core/days.js';
import { callsOn, type GatewayCall } from './gateway-calls.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const KEY = 'vck-demo-key';
/** The demo company calls this provider with a key of its own, so Vercel charges nothing for it. */
export const OWN_KEY = 'anthropic';

/** Vercel's AI Gateway under `/vercel-ai-gateway/v1`. */
export const vercelAiGatewayDemo: DemoProvider = {
  id: 'vercel-ai-gateway',
  answer: (request) => {
    if (request.headers['authorization'] !== `Bearer ${KEY}`) throw refusal(401, 'Invalid API key');
    switch (request.path) {
      case '/v1/credits': return ok({ balance: '95.50', total_used: '404.50' });
      case '/v1/report': return report(request);
      default: throw refusal(404, 'Not found');
    }
  },
  connectForm: (origin) => ({ provider: 'vercel-ai-gateway', name: 'Vercel AI Gateway', baseUrl: `${origin}/vercel-ai-gateway/v1`, credentials: { apiKey: KEY }, settings: {} }),
};

function report({ query, now }: DemoRequest): DemoAnswer {
  const [start, end] = [query.get('start_date') ?? '', query.get('end_date') ?? ''];
  if (!isDay(start) || !isDay(end) || query.get('group_by') !== 'model' || query.get('date_part') !== 'day') throw refusal(400, 'Invalid query');
  return ok({ results: daysOf({ start, end: addDays(end, 1) }).flatMap((day) => rowsOf(day, callsOn('vercel', day, now))) });
}

function rowsOf(day: string, calls: readonly GatewayCall[]): unknown[] {
  const models = [...new Set(calls.map(({ provider, model }) => `${provider}/${model}`))].sort();
  return models.map((name) => {
    const some = calls.filter(({ provider, model }) => `${provider}/${model}` === name);
    const total = (figure: (call: GatewayCall) => number): number => some.reduce((sum, call) => sum + figure(call), 0);
    const isOwnKey = some.every(({ provider }) => provider === OWN_KEY);
    return {
      day, model: name, total_cost: isOwnKey ? 0 : total(({ dollars }) => dollars ?? 0), market_cost: total(({ dollars }) => dollars ?? 0), input_tokens: total(({ input }) => input), output_tokens: total(({ output }) => output),
      cached_input_tokens: total(({ cached }) => cached), cache_creation_input_tokens: 0, reasoning_tokens: 0, request_count: some.length,
    };
  });
}

function refusal(status: number, message: string): Refusal {
  return new Refusal({ status, body: { error: { message, type: 'invalid_request_error' } } });
}
