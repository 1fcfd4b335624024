import { addDays, dayOfInstant, daysOf, startOfDay, type Day } from '../../src/core/days.js';
import { add, decimal, multiply, toNumber, ZERO, type Decimal } from '../../src/core/decimal.js';
import { isInHistory, perRequest, requestsOn } from './activity.js';
import { AZURE_CLIENT, AZURE_SECRET, AZURE_SUBSCRIPTION, AZURE_TENANT, azureWork, type AzureWork } from './azure-company.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const TOKEN = 'demo-entra-access-token';
const SCOPE = `/subscriptions/${AZURE_SUBSCRIPTION}`;
const QUERY = `${SCOPE}/providers/Microsoft.CostManagement/query`;
/** Rows of a page at most; the real limit would leave the demo with one page. */
const MOST_ROWS = 60;
/** Longer spans are cut in silence, as Azure does. */
const MOST_DAYS = 31;
const ARRIVES_AFTER_MS = 30 * 3_600_000;

type Grouping = Readonly<{ type: string; name: string }>;
type Dataset = Readonly<{ granularity?: string; aggregation?: Readonly<Record<string, Readonly<{ name: string }>>>; grouping?: readonly Grouping[]; filter?: Readonly<{ dimensions?: Readonly<{ name: string; values: readonly string[] }> }> }>;
type Body = Readonly<{ timePeriod?: Readonly<{ from: string; to: string }>; dataset?: Dataset }>;
type Cell = string | number | null;

/** Microsoft's token endpoint and Cost Management under `/azure-openai`. */
export const azureOpenaiDemo: DemoProvider = {
  id: 'azure-openai',
  answer: (request) => {
    if (request.path === `/${AZURE_TENANT}/oauth2/v2.0/token`) return token(request);
    if (request.headers['authorization'] !== `Bearer ${TOKEN}`) throw refusal(401, 'AuthenticationFailed', 'Authentication failed.');
    if (request.path.toLowerCase() !== QUERY.toLowerCase()) throw refusal(403, 'AuthorizationFailed', 'The client does not have authorization to perform this action over the scope.');
    if (request.headers['clienttype'] === undefined) throw refusal(429, '429', 'Too many requests. Please retry.', { 'x-ms-ratelimit-microsoft.costmanagement-client-retry-after': '20' });
    return query(request, JSON.parse(request.body) as Body);
  },
  connectForm: (origin) => ({
    provider: 'azure-openai', name: 'Azure', baseUrl: `${origin}/azure-openai`, credentials: { clientSecret: AZURE_SECRET },
    settings: { tenantId: AZURE_TENANT, clientId: AZURE_CLIENT, scope: AZURE_SUBSCRIPTION, tag: 'team' },
  }),
};

function token({ body }: DemoRequest): DemoAnswer {
  const form = new URLSearchParams(body);
  const isKnown = form.get('client_id') === AZURE_CLIENT && form.get('client_secret') === AZURE_SECRET;
  if (!isKnown) throw new Refusal({ status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' } });
  if (form.get('grant_type') !== 'client_credentials' || form.get('scope') !== 'https://management.azure.com/.default') throw new Refusal({ status: 400, body: { error: 'invalid_scope', error_description: 'AADSTS70011: The provided value for the scope is not valid.' } });
  return ok({ token_type: 'Bearer', expires_in: 3_599, ext_expires_in: 3_599, access_token: TOKEN });
}

function query({ query: parameters, now, origin }: DemoRequest, { timePeriod, dataset = {} }: Body): DemoAnswer {
  const { aggregation = {}, grouping = [] } = dataset;
  if (parameters.get('api-version') === null || timePeriod === undefined) throw refusal(400, 'BadRequest', 'Invalid query definition.');
  if (grouping.length > 2) throw refusal(400, 'BadRequest', 'Invalid query definition: at most two groupings.');
  const sums = Object.values(aggregation).map(({ name }) => name);
  const rows = rowsOf(timePeriod, dataset, sums, now);
  const skip = Number(parameters.get('$skiptoken') ?? '0');
  const end = skip + MOST_ROWS;
  const next = `${origin}/azure-openai${QUERY.replace(/query$/, 'Query')}?api-version=2023-11-01&$skiptoken=${String(end)}`;
  const names = grouping.flatMap(({ type, name }) => (type === 'TagKey' ? ['TagKey', 'TagValue'] : [name]));
  return ok({
    id: `${SCOPE.slice(1)}/providers/Microsoft.CostManagement/query/demo`, name: 'demo', type: 'Microsoft.CostManagement/query', location: null, sku: null, eTag: null,
    properties: {
      nextLink: end < rows.length ? next : null,
      columns: [...sums, 'UsageDate', ...names, 'Currency'].map((name) => ({ name, type: [...sums, 'UsageDate'].includes(name) ? 'Number' : 'String' })),
      rows: rows.slice(skip, end),
    },
  });
}

function rowsOf({ from, to }: Readonly<{ from: string; to: string }>, { grouping = [], filter }: Dataset, sums: readonly string[], now: number): Cell[][] {
  const start = from.slice(0, 10);
  const asked = addDays(to.slice(0, 10), 1);
  const end = [asked, addDays(start, MOST_DAYS), addDays(dayOfInstant(now), 1)].sort()[0] ?? asked;
  const chosen = azureWork.filter((work) => isChosen(work, filter?.dimensions));
  return daysOf({ start, end }).filter((day) => isInHistory(day, now) && startOfDay(day) + ARRIVES_AFTER_MS <= now).flatMap((day) => {
    const groups = new Map<string, Readonly<{ cost: Decimal; quantity: Decimal }>>();
    chosen.forEach((work) => {
      const quantity = decimal((requestsOn(work, day, now) * perRequest(work.quantity, work, day, 'units')).toFixed(4));
      const keys = JSON.stringify(grouping.flatMap((one) => cellsOf(work, one)));
      const before = groups.get(keys) ?? { cost: ZERO, quantity: ZERO };
      groups.set(keys, { cost: add(before.cost, multiply(quantity, decimal(work.price))), quantity: add(before.quantity, quantity) });
    });
    return [...groups].map(([keys, { cost, quantity }]) => [...sums.map((name) => toNumber(name === 'UsageQuantity' ? quantity : cost)), numberOf(day), ...(JSON.parse(keys) as Cell[]), 'EUR']);
  });
}

function isChosen(work: AzureWork, filter: Readonly<{ name: string; values: readonly string[] }> | undefined): boolean {
  if (filter === undefined) return true;
  return filter.values.includes(filter.name === 'PublisherType' ? work.publisher : work.category);
}

function cellsOf(work: AzureWork, { type, name }: Grouping): Cell[] {
  if (type === 'TagKey') return work.team === null || name !== 'team' ? [null, null] : ['team', work.team];
  switch (name) {
    case 'Meter': return [work.meter];
    case 'ResourceId': return [`${SCOPE}/resourceGroups/${work.group}/providers/${work.resource}`];
    case 'ResourceGroup': return [work.group];
    default: throw refusal(400, 'BadRequest', `Invalid query definition: Invalid dataset grouping: '${name}'; valid values: 'ResourceGroup','ResourceId','Meter'.`);
  }
}

function numberOf(day: Day): number {
  return Number(day.replace(/-/g, ''));
}

function refusal(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}): Refusal {
  return new Refusal({ status, headers, body: { error: { code, message } } });
}
