import { addDays, dayOfInstant, startOfDay, type Day } from '../../src/core/days.js';
import { decimal, multiply, toNumber, toText } from '../../src/core/decimal.js';
import { analyticsCosts, analyticsUsage } from './anthropic-analytics.js';
import { anthropicKeys, anthropicUsers, anthropicWorkspaces } from './anthropic-company.js';
import { costFacts, usageFacts, type CostAbout } from './anthropic-facts.js';
import { bucketSlice, cursorOf, dayOfCursor } from './buckets.js';
import { grouped } from './grouping.js';
import { listPage } from './listing.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const ADMIN_KEY = 'sk-ant-admin01-demo';
const USAGE_GROUPS = ['account_id', 'api_key_id', 'context_window', 'inference_geo', 'model', 'service_account_id', 'service_tier', 'workspace_id'];
const MOST_BUCKETS = 31;
const ANALYTICS_BETA = 'analytics-usage-cost-2026-08-24';
const DAY_MS = 86_400_000;
const HUNDRED = decimal(100);
const UNGROUPED: CostAbout = { cost_type: null, model: null, token_type: null, service_tier: null, context_window: null, inference_geo: null };

/** Anthropic's Admin API under `/anthropic/v1`. */
export const anthropicDemo: DemoProvider = {
  id: 'anthropic',
  answer: (request) => {
    if (request.headers['x-api-key'] !== ADMIN_KEY) throw refusal(401, 'authentication_error', 'invalid x-api-key');
    if (request.headers['anthropic-version'] === undefined) throw refusal(400, 'invalid_request_error', 'anthropic-version: header is required');
    return route(request);
  },
  connectForm: (origin) => ({ provider: 'anthropic', name: 'Anthropic', baseUrl: `${origin}/anthropic`, credentials: { adminKey: ADMIN_KEY }, settings: {} }),
};

function route(request: DemoRequest): DemoAnswer {
  const path = request.path.replace(/^\/v1\/organizations/, '');
  const includeArchived = request.query.get('include_archived') === 'true';
  switch (path) {
    case '/usage_report/messages': return usage(request);
    case '/cost_report': return costs(request);
    case '/analytics/usage': return flatPage(request, analyticsUsage);
    case '/analytics/cost': return flatPage(request, analyticsCosts);
    case '/workspaces': return list(request, anthropicWorkspaces.filter(({ archived_at }) => includeArchived || archived_at === null));
    case '/users': return list(request, anthropicUsers);
    case '/api_keys': return list(request, anthropicKeys);
    case '/me': return ok({ id: 'org_demo', name: 'Demo company', type: 'organization' });
    default: throw refusal(404, 'not_found_error', 'Not found');
  }
}

function usage(request: DemoRequest): DemoAnswer {
  const by = groupBy(request, USAGE_GROUPS);
  return bucketPage(request, (day) => grouped(usageFacts(day, request.now), by).map(({ dimensions, figures }) => ({
    uncached_input_tokens: toNumber(figures.uncached_input_tokens),
    cache_creation: {
      ephemeral_5m_input_tokens: toNumber(figures['cache_creation.ephemeral_5m_input_tokens']),
      ephemeral_1h_input_tokens: toNumber(figures['cache_creation.ephemeral_1h_input_tokens']),
    },
    cache_read_input_tokens: toNumber(figures.cache_read_input_tokens),
    output_tokens: toNumber(figures.output_tokens),
    server_tool_use: { web_search_requests: toNumber(figures.web_search_requests) },
    ...dimensions,
  })));
}

function costs(request: DemoRequest): DemoAnswer {
  const by = groupBy(request, ['workspace_id', 'description']);
  return bucketPage(request, (day) => {
    const facts = costFacts(day, request.now);
    return grouped(facts, by).map(({ dimensions, figures }) => ({
      amount: toText(multiply(figures.dollars, HUNDRED)),
      currency: 'USD',
      ...dimensions,
      ...(facts.find((fact) => fact.dimensions.description === dimensions.description)?.about ?? UNGROUPED),
    }));
  });
}

function bucketPage(request: DemoRequest, resultsOf: (day: Day) => readonly unknown[]): DemoAnswer {
  if ((request.query.get('bucket_width') ?? '1d') !== '1d') throw invalid('bucket_width: the demo account keeps daily buckets only');
  const start = instantOf(request, 'starting_at');
  if (start === null) throw invalid('starting_at: Field required');
  const limit = Number(request.query.get('limit') ?? '7');
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_BUCKETS) throw invalid(`limit: Input should be from 1 to ${MOST_BUCKETS}`);
  const page = request.query.get('page');
  const from = page === null ? dayOfInstant(start) : dayOfCursor(page);
  if (from === null) throw invalid('page: Invalid cursor');
  const { days, next } = bucketSlice(from, endDay(request), limit, request.now);
  return ok({
    data: days.map((day) => ({ starting_at: midnight(day), ending_at: midnight(addDays(day, 1)), results: resultsOf(day) })),
    has_more: next !== null,
    next_page: next === null ? null : cursorOf(next),
  });
}

/** Rows of the analytics, a day at a time: the beta header and at most 31 days are asked for. */
function flatPage(request: DemoRequest, rowsOf: (day: Day, now: number) => readonly unknown[]): DemoAnswer {
  if (request.headers['anthropic-beta'] !== ANALYTICS_BETA) throw invalid('anthropic-beta: header is required');
  const start = instantOf(request, 'starting_at');
  if (start === null || request.query.get('time_bucket_width') !== '1d') throw invalid('starting_at, time_bucket_width: Field required');
  const first = dayOfInstant(start);
  const last = dayOfInstant(instantOf(request, 'ending_at') ?? request.now + DAY_MS);
  if (last > addDays(first, MOST_BUCKETS + 1)) throw invalid(`ending_at: Range is at most ${MOST_BUCKETS} days`);
  const page = request.query.get('page');
  const day = page === null ? first : dayOfCursor(page);
  if (day === null) throw new Refusal({ status: 410, body: { type: 'error', error: { type: 'invalid_request_error', message: 'page: The cursor has expired' }, request_id: 'req_demo' } });
  const next = addDays(day, 1);
  return ok({ data: rowsOf(day, request.now), has_more: next < last, next_page: next < last ? cursorOf(next) : null });
}

/** Only buckets that end before the instant asked for are given: the day it falls in is not among them, nor the one that ends with it. */
function endDay(request: DemoRequest): Day | null {
  const end = instantOf(request, 'ending_at');
  if (end === null) return null;
  const day = dayOfInstant(end);
  return end % DAY_MS === 0 ? addDays(day, -1) : day;
}

function instantOf(request: DemoRequest, name: string): number | null {
  const text = request.query.get(name);
  if (text === null) return null;
  const ms = Date.parse(text);
  if (Number.isNaN(ms) || !text.includes('T')) throw invalid(`${name}: Input should be a valid datetime`);
  return ms;
}

function midnight(day: Day): string {
  return new Date(startOfDay(day)).toISOString().replace('.000Z', 'Z');
}

function groupBy(request: DemoRequest, allowed: readonly string[]): string[] {
  const by = request.query.getAll('group_by[]');
  if (by.some((name) => !allowed.includes(name))) throw invalid(`group_by: Input should be ${allowed.join(', ')}`);
  return by;
}

function list(request: DemoRequest, items: readonly Readonly<{ id: string }>[]): DemoAnswer {
  return ok(listPage(items, request.query.get('after_id'), Number(request.query.get('limit') ?? '20')));
}

function invalid(message: string): Refusal {
  return refusal(400, 'invalid_request_error', message);
}

function refusal(status: number, type: string, message: string): Refusal {
  return new Refusal({ status, body: { type: 'error', error: { type, message }, request_id: 'req_demo' } });
}
