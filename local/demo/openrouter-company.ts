import { dayOfInstant, startOfDay, type Day } from '../../src/core/days.js';
import { add, toNumber, type Decimal } from '../../src/core/decimal.js';
import { perRequest, requestsOn, type Workload } from './activity.js';
import { tokenCost } from './token-price.js';

/** What one caller of the demo company asks through OpenRouter. Token figures are per request, prices per million. */
type Work = Workload & Readonly<{ workspace: string; model: string; permaslug: string; endpoint: string; upstream: string; ownKey: boolean; prompt: number; completion: number; prices: readonly [string, string] }>;

export const DEFAULT_WORKSPACE = '0df9e665-d932-5740-b2c7-b52af166bc11';
const AGENTS = '550e8400-e29b-41d4-a716-446655440000';
const HOUR_MS = 3_600_000;

const work: readonly Work[] = [
  { name: 'router chat', rhythm: 'product', requests: 640, workspace: DEFAULT_WORKSPACE, model: 'deepseek/deepseek-v4', permaslug: 'deepseek/deepseek-v4-20260301', endpoint: '11111111-2222-4333-8444-555555555501', upstream: 'DeepSeek', ownKey: false, prompt: 2_600, completion: 510, prices: ['0.27', '1.1'] },
  { name: 'router agents', rhythm: 'office', requests: 210, workspace: AGENTS, model: 'anthropic/claude-sonnet-5', permaslug: 'anthropic/claude-5-sonnet-20260301', endpoint: '11111111-2222-4333-8444-555555555502', upstream: 'Anthropic', ownKey: false, prompt: 7_900, completion: 1_150, prices: ['2', '10'] },
  { name: 'router own key', rhythm: 'office', requests: 130, workspace: AGENTS, model: 'openai/gpt-5.4', permaslug: 'openai/gpt-5.4-20260115', endpoint: '11111111-2222-4333-8444-555555555503', upstream: 'OpenAI', ownKey: true, prompt: 3_300, completion: 420, prices: ['2.5', '15'] },
  { name: 'router trials', rhythm: 'office', requests: 25, workspace: DEFAULT_WORKSPACE, model: 'google/gemma-4:free', permaslug: 'google/gemma-4-20260210', endpoint: '11111111-2222-4333-8444-555555555504', upstream: 'Google', ownKey: false, prompt: 900, completion: 260, prices: ['0', '0'] },
];

export const openrouterWorkspaces = [
  workspace(DEFAULT_WORKSPACE, 'Default', '2025-08-24T10:30:00Z'),
  workspace(AGENTS, 'Agents', '2025-10-02T08:00:00Z'),
];

/** A workspace with nothing set that could be. */
function workspace(id: string, name: string, createdAt: string): Readonly<Record<string, unknown>> {
  const unset = ['default_text_model', 'default_image_model', 'default_provider_sort', 'io_logging_api_key_ids', 'description', 'updated_at'];
  return {
    id, name, slug: name.toLowerCase(), created_at: createdAt, created_by: 'user_carla', default_guardrail_id: `guard-${name.toLowerCase()}`,
    ...Object.fromEntries(unset.map((field) => [field, null])),
    is_observability_io_logging_enabled: false, is_observability_broadcast_enabled: false, is_data_discount_logging_enabled: false, io_logging_sampling_rate: 1,
  };
}

export const openrouterMembers = [
  { id: 'user_carla', first_name: 'Carla', last_name: 'Neri', email: 'carla@demo.example', role: 'org:admin' },
  { id: 'user_dev', first_name: 'Dev', last_name: 'Patel', email: 'dev@demo.example', role: 'org:member' },
] as const;

export const openrouterKeys = [
  keyOf('a1', 'router-chat', DEFAULT_WORKSPACE, 'user_carla', false),
  keyOf('b2', 'agents', AGENTS, 'user_dev', false),
  keyOf('c3', 'pilot (old)', AGENTS, 'user_dev', true),
];

export type ActivityRow = Readonly<{ workspace_id: string; usage: number }> & Readonly<Record<string, unknown>>;

/** The report of one day. Each row is one endpoint. */
export function activityOn(day: Day, now: number): ActivityRow[] {
  return work.flatMap((one) => {
    const requests = requestsOn(one, day, now);
    if (requests === 0) return [];
    const prompt = Math.round(requests * perRequest(one.prompt, one, day, 'prompt'));
    const completion = Math.round(requests * perRequest(one.completion, one, day, 'completion'));
    const cost = costOf(one, prompt, completion);
    return [{
      date: day, model: one.model, model_permaslug: one.permaslug, endpoint_id: one.endpoint, provider_name: one.upstream,
      usage: one.ownKey ? 0 : toNumber(cost), byok_usage_inference: one.ownKey ? toNumber(cost) : 0,
      requests, prompt_tokens: prompt, completion_tokens: completion, reasoning_tokens: Math.round(completion / 4), workspace_id: one.workspace,
    }];
  });
}

/** Single requests of an hour: one in forty of them, so that the log stays readable. */
export function requestsOfHour(hour: number, now: number): Readonly<Record<string, unknown>>[] {
  const day = dayOfInstant(hour);
  const at = Math.round((hour - startOfDay(day)) / HOUR_MS);
  return work.flatMap((one) => Array.from({ length: Math.round(requestsOn(one, day, now) / 40 / 24) }, (_, index) => {
    const cost = toNumber(costOf(one, one.prompt, one.completion));
    return {
      date__hour: new Date(hour).toISOString(), generation_id: `gen-${String(startOfDay(day) / 1_000)}-${String(at)}-${one.endpoint.slice(-2)}-${String(index)}`, model: one.permaslug,
      tokens_prompt: String(one.prompt), tokens_completion: String(one.completion), cached_tokens: '0',
      credits_usage: one.ownKey ? 0 : cost, byok_usage: one.ownKey ? cost : 0,
    };
  }));
}

function costOf(one: Work, prompt: number, completion: number): Decimal {
  return add(tokenCost(prompt, one.prices[0], false), tokenCost(completion, one.prices[1], false));
}

function keyOf(hash: string, name: string, workspace: string, creator: string, disabled: boolean): Readonly<Record<string, unknown>> & Readonly<{ workspace_id: string; disabled: boolean }> {
  return {
    hash: hash.repeat(32), name, label: `sk-or-v1-${hash}…`, disabled, limit: 500, limit_remaining: 220.5, limit_reset: 'monthly', include_byok_in_limit: false,
    usage: 100, usage_daily: 1, usage_weekly: 7, usage_monthly: 30, byok_usage: 0, byok_usage_daily: 0, byok_usage_weekly: 0, byok_usage_monthly: 0,
    created_at: '2025-10-02T08:00:00Z', updated_at: null, expires_at: null, creator_user_id: creator, workspace_id: workspace,
  };
}
