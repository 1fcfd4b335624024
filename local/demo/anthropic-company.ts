import type { Workload } from './activity.js';
import type { TokenPrices } from './token-price.js';

/** What one caller of the demo company asks of a Claude model. Token figures are per request. */
export type AnthropicWork = Workload & Readonly<{
  /** Null is the default workspace. */
  workspace: string | null;
  /** Null is use in the Console. */
  key: string | null;
  model: string;
  batch: boolean;
  uncached: number;
  cacheRead: number;
  write5m: number;
  write1h: number;
  output: number;
  searches: number;
}>;

/** Token kinds as the cost report names them. */
export type TokenKind =
  | 'uncached_input_tokens' | 'cache_read_input_tokens' | 'output_tokens'
  | 'cache_creation.ephemeral_5m_input_tokens' | 'cache_creation.ephemeral_1h_input_tokens';

/** List prices per million tokens. */
export const anthropicPrices: Readonly<Record<string, TokenPrices & Readonly<Record<TokenKind, string>>>> = {
  'claude-opus-4-8': pricesOf('5', '0.5', '6.25', '10', '25'),
  'claude-sonnet-5': pricesOf('2', '0.2', '2.5', '4', '10'),
  'claude-haiku-4-5': pricesOf('1', '0.1', '1.25', '2', '5'),
};

/** Dollars per web search, and per day of code execution that names no model. */
export const SEARCH_PRICE = '0.01';
export const CODE_EXECUTION_PRICE = '0.25';

const plain = { batch: false, cacheRead: 0, write5m: 0, write1h: 0, searches: 0 } as const;

export const anthropicWork: readonly AnthropicWork[] = [
  { ...plain, name: 'build agents', rhythm: 'product', requests: 3_100, workspace: 'wrkspc_engineering', key: 'apikey_build_agents', model: 'claude-sonnet-5', uncached: 1_400, cacheRead: 21_000, write5m: 2_300, output: 780 },
  { ...plain, name: 'code review', rhythm: 'office', requests: 310, workspace: 'wrkspc_engineering', key: 'apikey_code_review', model: 'claude-opus-4-8', uncached: 5_200, cacheRead: 9_000, write1h: 1_900, output: 1_350 },
  { ...plain, name: 'office assistant', rhythm: 'office', requests: 1_450, workspace: null, key: 'apikey_office', model: 'claude-haiku-4-5', uncached: 2_100, output: 520, searches: 0.21 },
  { ...plain, name: 'console trials', rhythm: 'office', requests: 35, workspace: null, key: null, model: 'claude-sonnet-5', uncached: 3_000, output: 900 },
  { ...plain, name: 'contract extraction', rhythm: 'nightly', requests: 700, batch: true, workspace: 'wrkspc_legal', key: 'apikey_contracts', model: 'claude-haiku-4-5', uncached: 11_000, output: 640 },
  { ...plain, name: 'hackathon', rhythm: 'office', requests: 90, until: '2026-02-27', workspace: null, key: 'apikey_hackathon', model: 'claude-haiku-4-5', uncached: 1_800, output: 400 },
];

export const anthropicWorkspaces = [
  { id: 'wrkspc_engineering', type: 'workspace', name: 'Engineering', created_at: '2025-02-03T09:00:00Z', archived_at: null, display_color: '#3366cc' },
  { id: 'wrkspc_legal', type: 'workspace', name: 'Legal', created_at: '2025-06-16T09:00:00Z', archived_at: null, display_color: '#22aa55' },
  { id: 'wrkspc_pilot', type: 'workspace', name: 'Pilot 2025', created_at: '2025-01-13T09:00:00Z', archived_at: '2025-09-30T09:00:00Z', display_color: '#999999' },
] as const;

export const anthropicUsers = [
  { id: 'user_carla', type: 'user', name: 'Carla Neri', email: 'carla@demo.example', role: 'admin', added_at: '2025-02-03T09:00:00Z' },
  { id: 'user_dev', type: 'user', name: 'Dev Patel', email: 'dev@demo.example', role: 'developer', added_at: '2025-02-03T09:00:00Z' },
] as const;

export const anthropicKeys = anthropicWork.flatMap((work) => (work.key === null ? [] : [{
  id: work.key,
  type: 'api_key',
  name: work.name,
  status: 'active',
  created_at: '2025-06-10T09:00:00Z',
  created_by: { id: work.workspace === null ? 'user_carla' : 'user_dev', type: 'user' },
  expires_at: null,
  partial_key_hint: `sk-ant-…${work.key.slice(-4)}`,
  principal: null,
  workspace_id: work.workspace,
}]));

function pricesOf(input: string, read: string, write5m: string, write1h: string, output: string): Readonly<Record<TokenKind, string>> {
  return {
    'uncached_input_tokens': input,
    'cache_read_input_tokens': read,
    'cache_creation.ephemeral_5m_input_tokens': write5m,
    'cache_creation.ephemeral_1h_input_tokens': write1h,
    'output_tokens': output,
  };
}
