import { addDays, dayOfInstant, daysOf, nextMonthStart, type Day } from '../../src/core/days.js';
import { toText, type Decimal } from '../../src/core/decimal.js';
import { perRequest, requestsOn, type Workload } from './activity.js';
import { cursorOf, dayOfCursor } from './buckets.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';
import { tokenCost } from './token-price.js';

const API_KEY = 'tgp_v1_demo';
/** A key of an organization whose report is not switched on. */
const OTHER_KEY = 'tgp_v1_demo_without_report';
const ORGANIZATION = 'org_demo';

type TogetherWork = Workload & Readonly<{ project: string; key: string; model: string; input: number; output: number; dollarsPerMillion: string }>;

const work: readonly TogetherWork[] = [
  { name: 'translation', rhythm: 'nightly', requests: 1_900, project: 'proj_content', key: 'key_translate', model: 'deepseek-ai/DeepSeek-V3.1', input: 3_100, output: 2_900, dollarsPerMillion: '0.6' },
  { name: 'moderation', rhythm: 'product', requests: 24_000, spike: 2, project: 'proj_community', key: 'key_moderate', model: 'meta-llama/Llama-4-Scout', input: 420, output: 12, dollarsPerMillion: '0.18' },
];

type Line = Readonly<{ work: TogetherWork; product: string; quantity: number; dollars: Decimal }>;

/** What the demo organization pays on a day. */
export function togetherLines(day: Day, now: number): readonly Line[] {
  return work.flatMap((one) => (['input', 'output'] as const).map((meter): Line => {
    const quantity = Math.round(requestsOn(one, day, now) * perRequest(one[meter], one, day, meter));
    return { work: one, product: `Serverless Inference - ${meter === 'input' ? 'Input' : 'Output'} Tokens`, quantity, dollars: tokenCost(quantity, one.dollarsPerMillion, false) };
  })).filter(({ quantity }) => quantity > 0);
}

/** Together under `/together`: the billing report of a month, by the day, as far as days have ended. */
export const togetherDemo: DemoProvider = {
  id: 'together',
  answer: (request) => {
    const key = (request.headers['authorization'] ?? '').replace(/^Bearer /, '');
    if (key !== API_KEY && key !== OTHER_KEY) throw refusal(401, 'Invalid API key provided.');
    if (request.path !== '/v1/billing/usage' || key === OTHER_KEY) throw refusal(404, 'Not found.');
    return report(request);
  },
  connectForm: (origin) => ({ provider: 'together', name: 'Together AI', baseUrl: `${origin}/together`, credentials: { apiKey: API_KEY }, settings: { organizationId: ORGANIZATION } }),
};

function report({ query, now }: DemoRequest): DemoAnswer {
  const month = query.get('month') ?? dayOfInstant(now).slice(0, 7);
  if (!/^\d{4}-\d{2}$/.test(month)) throw refusal(400, 'month must be in YYYY-MM format.');
  if ((query.get('organization_id') ?? ORGANIZATION) !== ORGANIZATION) throw refusal(403, 'The key does not belong to this organization.');
  const [first, today] = [`${month}-01`, dayOfInstant(now)];
  const end = nextMonthStart(first) < today ? nextMonthStart(first) : today;
  const after = query.get('after');
  const from = after === null ? first : dayOfCursor(after);
  if (from === null) throw refusal(400, 'Invalid cursor.');
  const days = daysOf({ start: from, end }).slice(0, Number(query.get('limit') ?? '100'));
  const next = addDays(days.at(-1) ?? end, 1);
  return ok({
    object: 'list', organization_id: ORGANIZATION, billing_period: month, currency: 'USD',
    data: days.map((day) => ({ date: day, start_time: `${day}T00:00:00Z`, end_time: `${addDays(day, 1)}T00:00:00Z`, line_items: togetherLines(day, now).map(itemOf) })),
    next_cursor: next < end ? cursorOf(next) : null,
  });
}

function itemOf({ work: one, product, quantity, dollars }: Line) {
  return { product_name: product, quantity: String(quantity), unit_price: toText(tokenCost(1, one.dollarsPerMillion, false)), cost: toText(dollars), pricing_dimensions: { model: one.model }, attributes: { project_id: one.project, api_key_id: one.key } };
}

function refusal(status: number, message: string): Refusal {
  return new Refusal({ status, body: { error: { message, type: 'invalid_request_error', param: null, code: null } } });
}
