import type { ColumnMapping, ImportKind } from '../../api.js';
import type { FieldId } from '../field-names.js';

const LABELS: Readonly<Record<FieldId, string>> = {
  date: 'Date', provider: 'Provider', subAccount: 'Sub account', key: 'Key', user: 'User', model: 'Model', tier: 'Tier', requests: 'Requests',
  inputTokens: 'Input tokens', cacheReadTokens: 'Cache read tokens', cacheWriteTokens: 'Cache write tokens', outputTokens: 'Output tokens',
  quantity: 'Quantity', unit: 'Unit', lineItem: 'Line item', amount: 'Billed cost', currency: 'Currency', listCost: 'List cost', effectiveCost: 'Effective cost',
  billingAccount: 'Billing account', service: 'Service', sku: 'SKU', region: 'Region', tags: 'Tags',
  requestId: 'Request ID', source: 'Source', latencyMs: 'Latency in ms', latencySeconds: 'Latency in seconds', status: 'Status', team: 'Team', project: 'Project', feature: 'Feature',
};

export const KIND_LABELS: Readonly<Record<ImportKind, string>> = {
  usage: 'Usage: tokens or other counts per day',
  cost: 'Costs: what was billed per day',
  request: 'Request log: one line per call',
  cloud: 'Cloud bill: charges per SKU',
};

/** Fields a table must tell, or one text must stand for. */
const REQUIRED: Readonly<Record<ImportKind, readonly FieldId[]>> = {
  usage: ['date', 'provider', 'model'],
  cost: ['date', 'provider', 'amount', 'currency'],
  request: ['date', 'model'],
  cloud: ['date', 'provider', 'amount', 'currency'],
};

/** Fields that may be the same for the whole file. */
const FIXABLE: readonly FieldId[] = ['provider', 'currency', 'subAccount', 'model', 'lineItem', 'service', 'billingAccount', 'project', 'source', 'team', 'unit'];
/** Of these at least one must be told. */
const FIGURES: Partial<Readonly<Record<ImportKind, readonly FieldId[]>>> = {
  usage: ['inputTokens', 'outputTokens', 'requests', 'quantity', 'cacheReadTokens'],
  request: ['inputTokens', 'outputTokens', 'amount'],
};

export function fieldLabel(field: FieldId): string {
  return LABELS[field];
}

export function isRequired(kind: ImportKind, field: FieldId): boolean {
  return REQUIRED[kind].indexOf(field) >= 0;
}

export function isFixable(field: FieldId): boolean {
  return FIXABLE.indexOf(field) >= 0;
}

/** Labels of what a mapping lacks; empty when it can be used. */
export function unmappedOf(mapping: ColumnMapping): string[] {
  const told = (field: FieldId): boolean => (mapping.columns[field] ?? '') !== '' || (mapping.fixed[field] ?? '') !== '';
  const missing = REQUIRED[mapping.kind].filter((field) => !told(field)).map(fieldLabel);
  if (mapping.kind === 'usage' && told('amount') && !told('currency')) missing.push(LABELS.currency);
  const figures = FIGURES[mapping.kind];
  return figures === undefined || figures.some(told) ? missing : missing.concat(`one of ${figures.map(fieldLabel).join(', ')}`);
}
