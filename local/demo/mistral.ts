import { dayOfInstant, daysOf, nextMonthStart } from '../../src/core/days.js';
import { mistralKeys, mistralPrices, mistralUsers, mistralWork, mistralWorkspaces, tokensOn } from './mistral-company.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const ADMIN_KEY = 'demo-mistral-admin';

/** Mistral's Admin API under `/mistral/v1/admin`: an Enterprise organization that is billed in euros. */
export const mistralDemo: DemoProvider = {
  id: 'mistral',
  answer: (request) => {
    if (request.headers['authorization'] !== `Bearer ${ADMIN_KEY}`) throw new Refusal({ status: 401, body: { detail: 'Unauthorized' } });
    return route(request);
  },
  connectForm: (origin) => ({ provider: 'mistral', name: 'Mistral AI', baseUrl: `${origin}/mistral/v1/admin`, credentials: { adminKey: ADMIN_KEY }, settings: {} }),
};

function route(request: DemoRequest): DemoAnswer {
  const { path, query } = request;
  const page = Number(query.get('page') ?? '1');
  switch (path.replace(/^\/v1\/admin/, '')) {
    case '/usage': return usage(request);
    case '/api-keys': return ok({ keys: mistralKeys(request.now).slice(Number(query.get('offset') ?? '0')).slice(0, Number(query.get('limit') ?? '100')) });
    case '/workspaces': return ok({ items: page === 1 ? mistralWorkspaces : [], total: mistralWorkspaces.length, page, page_size: 25, object: 'list' });
    case '/users': return ok({ members: page === 1 ? mistralUsers : [], invites: [], total: mistralUsers.length, page, page_size: 25 });
    default: throw new Refusal({ status: 404, body: { detail: 'Not Found' } });
  }
}

function usage({ query, now }: DemoRequest): DemoAnswer {
  const today = dayOfInstant(now);
  const first = `${query.get('year') ?? today.slice(0, 4)}-${(query.get('month') ?? today.slice(5, 7)).padStart(2, '0')}-01`;
  if (!/^\d{4}-(0[1-9]|1[0-2])-01$/.test(first)) throw new Refusal({ status: 422, body: { detail: [{ loc: ['query', 'month'], msg: 'Input should be a valid month', type: 'value_error' }] } });
  const days = daysOf({ start: first, end: nextMonthStart(first) });
  const models = Object.fromEntries(mistralWork.map((work) => [work.model, Object.fromEntries((['input', 'cached', 'output'] as const).map((kind) => [kind, days.flatMap((day) => {
    const value = tokensOn(work, kind, day, now);
    return value === 0 ? [] : [{ usage_type: 'tokens', event_type: 'api_tokens', billing_metric: work.metric, billing_group: kind, timestamp: day, value, value_paid: value }];
  })]))]));
  const none = { models: {} };
  return ok({
    completion: { models }, chat: none, ocr: none, connectors: none, audio: none, audio_characters: none,
    libraries_api: { pages: none, tokens: none, audio_seconds: none }, fine_tuning: { training: {}, storage: {} }, vibe_usage: 0,
    vibe_code: { completion: none, ocr: none, connectors: none, audio: none, audio_characters: none },
    date: `${today}T00:00:00Z`, start_date: `${first}T00:00:00Z`, end_date: `${days[days.length - 1] ?? first}T23:59:59Z`, previous_month: null, next_month: null,
    currency: 'EUR', currency_symbol: '€', prices: mistralPrices,
  });
}
