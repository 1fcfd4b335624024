import { dayOfInstant, type Day } from '../../src/core/days.js';
import { perRequest, requestsOn, type Workload } from './activity.js';

type Kind = 'input' | 'cached' | 'output';
/** What one caller of the demo company asks of a Mistral model. Token figures are per request. */
export type MistralWork = Workload & Readonly<{ model: string; metric: string }> & Readonly<Record<Kind, number>>;

export const mistralWork: readonly MistralWork[] = [
  { name: 'letters', rhythm: 'office', requests: 520, model: 'mistral-large-latest', metric: 'mistral-large', input: 1_900, cached: 700, output: 420 },
  { name: 'code completion', rhythm: 'office', requests: 4_800, model: 'codestral-latest', metric: 'codestral', input: 850, cached: 0, output: 60 },
];

/** Euros per token. */
const EUROS: Readonly<Record<string, Readonly<Record<Kind, string>>>> = {
  'mistral-large': { input: '0.0000019', cached: '0.00000019', output: '0.0000057' },
  'codestral': { input: '0.00000028', cached: '0.000000028', output: '0.00000085' },
};

export const mistralPrices = Object.entries(EUROS).flatMap(([metric, prices]) => Object.entries(prices).map(([group, price]) => (
  { event_type: 'api_tokens', billing_metric: metric, billing_group: group, api_zone: 'global', service_tier: 'standard', price }
)));

export const mistralWorkspaces = [
  { uuid: '7d1c0f0e-0000-4000-8000-000000000001', name: 'Office', description: null, icon: '★', is_default: true },
  { uuid: '7d1c0f0e-0000-4000-8000-000000000002', name: 'Engineering', description: null, icon: '★', is_default: false },
] as const;

export const mistralUsers = [
  { uuid: 'c0ffee00-0000-4000-8000-000000000001', oid_id: null, name: 'Carla Neri', email: 'carla@demo.example', raw_roles: ['A'], raw_role: 'A', created_at: '2025-02-03T09:00:00Z' },
] as const;

export function tokensOn(work: MistralWork, kind: Kind, day: Day, now: number): number {
  return Math.round(requestsOn(work, day, now) * perRequest(work[kind], work, day, kind));
}

export function mistralKeys(now: number): readonly Readonly<Record<string, unknown>>[] {
  return mistralWork.map((work, index) => ({
    key_id: `0a0b0c0d-0000-4000-8000-00000000000${index}`, key: null, name: work.name, hidden_key: 'HQSx...Ug6Y', created_at: '2025-06-10T09:00:00Z', expiration_date: null,
    last_used: dayOfInstant(now), workspace_id: mistralWorkspaces[index]?.uuid ?? null, workspace_name: mistralWorkspaces[index]?.name ?? null, created_by: 'carla@demo.example', product: null, actions: {}, can_delete: null,
  }));
}
