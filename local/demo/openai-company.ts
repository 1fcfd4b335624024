import type { Workload } from './activity.js';
import type { TokenPrices } from './token-price.js';

/** What one caller of the demo company asks of an OpenAI model. Token figures are per request. */
export type OpenaiWork = Workload & Readonly<{
  kind: 'completions' | 'embeddings';
  project: string;
  key: string;
  user: string | null;
  model: string;
  batch: boolean;
  input: number;
  cachedShare: number;
  output: number;
  /** Web searches per request. */
  searches: number;
}>;

/** List prices per million tokens. `gpt-lab-preview` has none and is not billed. */
export const openaiPrices: Readonly<Record<string, TokenPrices>> = {
  'gpt-5.4': { 'input': '2.5', 'cached input': '0.25', 'output': '15' },
  'gpt-5.4-mini': { 'input': '0.75', 'cached input': '0.075', 'output': '4.5' },
  'gpt-5-mini': { 'input': '0.25', 'cached input': '0.025', 'output': '2' },
  'text-embedding-3-small': { input: '0.02' },
};

/** Dollars per web search. */
export const SEARCH_PRICE = '0.01';
/** A daily charge that no key or project has caused. */
export const UNATTRIBUTED = { lineItem: 'regional data processing', dollars: '0.37' };

const plain = { kind: 'completions', user: null, batch: false, cachedShare: 0, searches: 0 } as const;

export const openaiWork: readonly OpenaiWork[] = [
  { ...plain, name: 'support answers', rhythm: 'product', requests: 9_400, project: 'proj_support', key: 'key_support_prod', model: 'gpt-5.4-mini', input: 1_850, cachedShare: 0.58, output: 230 },
  { ...plain, name: 'search answers', rhythm: 'product', requests: 2_100, spike: 6, project: 'proj_search', key: 'key_search_prod', model: 'gpt-5.4', input: 3_200, cachedShare: 0.31, output: 440, searches: 0.12 },
  { ...plain, name: 'search index', kind: 'embeddings', rhythm: 'nightly', requests: 21_000, project: 'proj_search', key: 'key_search_index', model: 'text-embedding-3-small', input: 910, output: 0 },
  { ...plain, name: 'nightly reports', rhythm: 'nightly', requests: 1_300, project: 'proj_reports', key: 'key_reports', model: 'gpt-5-mini', batch: true, input: 6_400, output: 880 },
  { ...plain, name: 'analyst notebooks', rhythm: 'office', requests: 420, project: 'proj_reports', key: 'key_analysts', user: 'user_anna', model: 'gpt-5.4', input: 4_700, cachedShare: 0.12, output: 910 },
  { ...plain, name: 'lab trials', rhythm: 'office', requests: 60, from: '2026-09-01', project: 'proj_lab', key: 'key_lab', user: 'user_ben', model: 'gpt-lab-preview', input: 5_100, cachedShare: 0.2, output: 1_200 },
  { ...plain, name: 'prototype', rhythm: 'office', requests: 150, until: '2026-03-31', project: 'proj_lab', key: 'key_prototype', user: 'user_ben', model: 'gpt-5-mini', input: 1_100, output: 320 },
];

/** Unix seconds of a day. */
const at = (day: string): number => Date.parse(`${day}T09:00:00Z`) / 1_000;

export const openaiProjects = [
  { id: 'proj_support', object: 'organization.project', name: 'Customer support', created_at: at('2025-02-03'), archived_at: null, status: 'active' },
  { id: 'proj_search', object: 'organization.project', name: 'Product search', created_at: at('2025-03-11'), archived_at: null, status: 'active' },
  { id: 'proj_reports', object: 'organization.project', name: 'Finance reports', created_at: at('2025-05-20'), archived_at: null, status: 'active' },
  { id: 'proj_lab', object: 'organization.project', name: 'Lab', created_at: at('2025-06-02'), archived_at: null, status: 'active' },
] as const;

export const openaiUsers = [
  { id: 'user_anna', object: 'organization.user', name: 'Anna Berg', email: 'anna@demo.example', role: 'reader', added_at: at('2025-02-03') },
  { id: 'user_ben', object: 'organization.user', name: 'Ben Okoye', email: 'ben@demo.example', role: 'owner', added_at: at('2025-02-03') },
] as const;

const names: Readonly<Record<string, string>> = {
  key_support_prod: 'support-prod', key_search_prod: 'search-prod', key_search_index: 'search-indexer', key_reports: 'nightly-reports',
  key_analysts: 'analyst-notebooks', key_lab: 'lab', key_prototype: 'prototype (old)',
};

/** Keys of a project as the list gives them; last used is the day their work stopped, or now. */
export function openaiKeys(project: string, now: number): readonly Readonly<{ id: string }>[] {
  return openaiWork.filter((work) => work.project === project).map((work) => ({
    object: 'organization.project.api_key',
    id: work.key,
    name: names[work.key] ?? work.key,
    redacted_value: `sk-…${work.key.slice(-4)}`,
    created_at: at('2025-06-10'),
    last_used_at: work.until === undefined ? Math.floor(now / 1_000) : at(work.until),
    owner: ownerOf(work),
    owner_project_access: 'active',
  }));
}

function ownerOf(work: OpenaiWork): Readonly<Record<string, unknown>> {
  const user = openaiUsers.find(({ id }) => id === work.user);
  if (user !== undefined) return { type: 'user', user: { id: user.id, name: user.name, email: user.email, role: 'member', created_at: user.added_at } };
  return { type: 'service_account', service_account: { id: `svc_${work.project}`, name: work.name, role: 'member', created_at: at('2025-06-10') } };
}
