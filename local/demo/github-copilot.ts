import { addDays, daysOf, isDay, nextMonthStart, type Day } from '../../src/core/days.js';
import { billedOn, COPILOT_ORGANIZATION, copilotSeats, creditsOn } from './github-copilot-company.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const TOKEN = 'ghp_demoOrganizationOwner';

/** GitHub under `/github-copilot`: an organization with 38 Copilot Business seats that uses up its credits each month. */
export const githubCopilotDemo: DemoProvider = {
  id: 'github-copilot',
  answer: (request) => {
    if (request.headers['authorization'] !== `Bearer ${TOKEN}`) throw refusal(401, 'Bad credentials');
    if (request.headers['x-github-api-version'] === undefined) throw refusal(400, 'Missing API version');
    return route(request);
  },
  connectForm: (origin) => ({ provider: 'github-copilot', name: 'GitHub Copilot', baseUrl: `${origin}/github-copilot`, credentials: { apiKey: TOKEN }, settings: { organization: COPILOT_ORGANIZATION } }),
};

function route(request: DemoRequest): DemoAnswer {
  const billing = `/organizations/${COPILOT_ORGANIZATION}/settings/billing`;
  switch (request.path) {
    case `/orgs/${COPILOT_ORGANIZATION}/copilot/billing/seats`: return seats(request);
    case `${billing}/usage`: return ok({ usageItems: daysAsked(request).flatMap((day) => billedOn(day, request.now)) });
    case `${billing}/ai_credit/usage`: return credits(request, 'Copilot AI Credits', 'AI Credit', 'ai-credits');
    case `${billing}/premium_request/usage`: return credits(request, 'Copilot', 'Copilot Premium Request', 'requests');
    default: throw refusal(404, 'Not Found');
  }
}

function seats({ query, now, path, origin }: DemoRequest): DemoAnswer {
  const [page, size] = [Number(query.get('page') ?? '1'), Math.min(100, Number(query.get('per_page') ?? '50'))];
  const all = copilotSeats(now);
  const link = page * size < all.length ? { Link: `<${origin}/github-copilot${path}?page=${String(page + 1)}&per_page=${String(size)}>; rel="next"` } : {};
  return { status: 200, headers: link, body: { total_seats: all.length, seats: all.slice((page - 1) * size, page * size) } };
}

function credits(request: DemoRequest, product: string, sku: string, unitType: string): DemoAnswer {
  const [day = ''] = daysAsked(request);
  const usageItems = creditsOn(day, request.now).map(({ model, gross, discount, net }) => ({
    product, sku, model, unitType, pricePerUnit: 0.01,
    grossQuantity: gross, grossAmount: gross / 100, discountQuantity: discount, discountAmount: discount / 100, netQuantity: net, netAmount: net / 100,
  }));
  const part = (name: string): Readonly<Record<string, number>> => (request.query.has(name) ? { [name]: Number(request.query.get(name)) } : {});
  return ok({ timePeriod: { ...part('year'), ...part('month'), ...part('day') }, organization: COPILOT_ORGANIZATION, usageItems });
}

function daysAsked({ query }: DemoRequest): readonly Day[] {
  const part = (name: string): string => (query.get(name) ?? '1').padStart(2, '0');
  const first = `${query.get('year') ?? ''}-${part('month')}-${part('day')}`;
  if (!isDay(first)) throw refusal(400, 'Invalid date');
  return daysOf({ start: first, end: query.has('day') ? addDays(first, 1) : nextMonthStart(first) });
}

function refusal(status: number, message: string): Refusal {
  return new Refusal({ status, body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) } });
}
