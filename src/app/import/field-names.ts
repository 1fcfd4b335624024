import type { ImportKind } from '../api.js';

/** A field a column can fill. */
export type FieldId =
  | 'date' | 'provider' | 'subAccount' | 'key' | 'user' | 'model' | 'tier' | 'requests'
  | 'inputTokens' | 'cacheReadTokens' | 'cacheWriteTokens' | 'outputTokens' | 'quantity' | 'unit'
  | 'lineItem' | 'amount' | 'currency' | 'listCost' | 'effectiveCost'
  | 'billingAccount' | 'service' | 'sku' | 'region' | 'tags'
  | 'requestId' | 'source' | 'latencyMs' | 'latencySeconds' | 'status' | 'team' | 'project' | 'feature';

/** What a field goes by in exports, warehouses and OpenTelemetry, as `plainName` writes names; most telling first. */
export const FIELD_NAMES: Readonly<Record<FieldId, readonly string[]>> = {
  date: ['timestamp', 'date', 'day', 'time', 'datetime', 'created_at', 'request_created_at', 'start_time', 'start_time_unix_nano', 'start_time_iso', 'usage_date', 'usage_date_utc', 'starting_at', 'invoice_date', 'datum', 'fecha', 'ts', 'created', 'period_start'],
  provider: ['gen_ai_provider_name', 'gen_ai_system', 'provider', 'provider_name', 'custom_llm_provider', 'vendor', 'llm_provider', 'anbieter'],
  subAccount: ['sub_account', 'workspace', 'workspace_name', 'workspace_id', 'project_id', 'organization', 'organisation', 'account'],
  key: ['key', 'api_key_name', 'api_key_id', 'api_key', 'key_alias', 'user_api_key_alias', 'api_key_alias'],
  user: ['user', 'user_id', 'user_email', 'email', 'end_user', 'enduser_id', 'username', 'request_user_id', 'benutzer'],
  model: ['gen_ai_response_model', 'gen_ai_request_model', 'model', 'model_name', 'model_id', 'model_version', 'model_permaslug', 'response_model', 'request_model', 'base_model_name', 'modell'],
  tier: ['tier', 'service_tier', 'usage_type'],
  requests: ['requests', 'request_count', 'num_requests', 'num_model_requests', 'calls', 'anfragen'],
  inputTokens: ['input_tokens', 'gen_ai_usage_input_tokens', 'gen_ai_usage_prompt_tokens', 'prompt_tokens', 'tokens_prompt', 'uncached_input_tokens', 'tokens_in', 'tokens_input', 'input'],
  cacheReadTokens: ['cache_read_tokens', 'gen_ai_usage_cache_read_input_tokens', 'cache_read_input_tokens', 'prompt_cache_read_tokens', 'cached_tokens', 'input_cached_tokens', 'tokens_cached', 'cached_input_tokens', 'cache_read'],
  cacheWriteTokens: ['cache_write_tokens', 'gen_ai_usage_cache_creation_input_tokens', 'cache_creation_input_tokens', 'prompt_cache_write_tokens', 'cache_creation_tokens', 'input_cache_write_tokens', 'cache_write'],
  outputTokens: ['output_tokens', 'gen_ai_usage_output_tokens', 'gen_ai_usage_completion_tokens', 'completion_tokens', 'tokens_completion', 'tokens_out', 'tokens_output', 'output'],
  quantity: ['quantity', 'usage', 'units', 'credits', 'menge', 'count'],
  unit: ['unit', 'quantity_unit', 'unit_type', 'einheit'],
  lineItem: ['line_item', 'description', 'item', 'charge_description', 'beschreibung', 'product'],
  amount: ['billed_cost', 'cost', 'cost_usd', 'amount', 'total_cost', 'spend', 'amount_usd', 'net_amount', 'total', 'cost_total', 'price', 'kosten', 'betrag', 'importe', 'montant'],
  currency: ['currency', 'currency_code', 'billing_currency', 'amount_currency', 'waehrung', 'währung'],
  listCost: ['list_cost', 'gross_amount', 'list_price_usd'],
  effectiveCost: ['effective_cost', 'amortized_cost'],
  billingAccount: ['billing_account', 'billing_account_id', 'payer_account_id'],
  service: ['service', 'service_name', 'product_name'],
  sku: ['sku', 'sku_name', 'meter', 'meter_name', 'sku_description'],
  region: ['region', 'region_id', 'location', 'resource_location'],
  tags: ['tags', 'labels', 'request_tags'],
  requestId: ['request_id', 'gen_ai_response_id', 'id', 'generation_id', 'response_id', 'trace_id', 'span_id', 'call_id'],
  source: ['source', 'log_source'],
  latencyMs: ['latency_ms', 'duration_ms', 'request_duration_ms', 'delay_ms', 'latency', 'response_time_ms', 'generation_time_ms'],
  latencySeconds: ['gen_ai_client_operation_duration', 'duration', 'duration_s', 'duration_seconds', 'latency_s', 'latency_seconds'],
  status: ['status', 'error_type', 'response_status', 'status_code', 'state'],
  team: ['team', 'team_name', 'team_alias', 'team_id', 'department', 'squad', 'abteilung'],
  project: ['project', 'project_name', 'service_name', 'app', 'app_name', 'application'],
  feature: ['feature', 'gen_ai_agent_name', 'gen_ai_prompt_name', 'use_case', 'tag'],
};

/** Which fields each kind of table may fill, in the order they are asked for. */
export const FIELDS_OF: Readonly<Record<ImportKind, readonly FieldId[]>> = {
  usage: ['date', 'provider', 'model', 'inputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'outputTokens', 'requests', 'quantity', 'unit', 'amount', 'currency', 'subAccount', 'key', 'user', 'tier'],
  cost: ['date', 'provider', 'amount', 'currency', 'lineItem', 'model', 'quantity', 'unit', 'subAccount', 'key', 'tier'],
  request: ['date', 'model', 'provider', 'requestId', 'source', 'inputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'outputTokens', 'amount', 'currency', 'latencyMs', 'latencySeconds', 'status', 'user', 'team', 'project', 'feature', 'key', 'tags'],
  cloud: ['date', 'provider', 'amount', 'currency', 'service', 'sku', 'effectiveCost', 'listCost', 'billingAccount', 'project', 'region', 'tags', 'quantity', 'unit'],
};

/** `gen_ai.usage.input_tokens`, `Input tokens` and `inputTokens` with one spelling. */
export function plainName(header: string): string {
  return header.trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/^(attributes|resource|metadata|spanattributes|resourceattributes)\./, '')
    .replace(/[^a-z0-9äöüß]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

/** The header that fills a field, by the most telling name; undefined when none does. */
export function headerOf(field: FieldId, headers: readonly string[]): string | undefined {
  return headersOf(field, headers)[0];
}

/** All headers that may fill a field, the most telling first. */
export function headersOf(field: FieldId, headers: readonly string[]): string[] {
  const plain = headers.map(plainName);
  return FIELD_NAMES[field].flatMap((name) => headers.filter((_, index) => plain[index] === name));
}
