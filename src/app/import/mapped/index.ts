import { money, type Money } from '../../../core/money.js';
import { ZERO } from '../../../core/decimal.js';
import { providerIdsOf } from '../../../core/provider-names.js';
import { disjointTokens } from '../../../providers/kit/disjoint-tokens.js';
import type { ColumnMapping } from '../../api.js';
import type { FieldId } from '../field-names.js';
import { BLANK_COST, BLANK_USAGE, type CloudOfFile, type CostOfFile, type LineFormat, type UsageOfFile } from '../format.js';
import { LineFault } from '../line.js';
import { requestOf } from '../log/request.js';
import { fieldsOf, type Fields } from './line-fields.js';

export const MAPPED = 'table';

/** A table of the user's own, read as its mapping says. `kind` stands in the feed, so that costs and usage of one import lie side by side. */
export function mappedFormat(mapping: ColumnMapping): LineFormat {
  const columns = (fields: readonly FieldId[]): string[] => fields.map((field) => mapping.columns[field] ?? '').filter((column) => column !== '');
  return {
    id: MAPPED,
    label: 'Table with a column mapping',
    importName: '',
    fits: () => true,
    dateColumns: columns(['date']),
    numberColumns: columns(['amount', 'quantity', 'inputTokens', 'outputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'requests', 'listCost', 'effectiveCost', 'latencyMs', 'latencySeconds']),
    read: (line) => {
      const fields = fieldsOf(line, mapping);
      switch (mapping.kind) {
        case 'usage': return { usage: [usageOf(fields, mapping)], cost: costOfUsage(fields) };
        case 'cost': return { cost: [costOf(fields)] };
        case 'cloud': return { cloud: [cloudOf(fields)] };
        case 'request': return { request: [requestOf(fields, mapping.inputFigure, MAPPED)] };
      }
    },
  };
}

function usageOf(fields: Fields, mapping: ColumnMapping): UsageOfFile {
  const tokens = { input: fields.count('inputTokens'), cacheRead: fields.count('cacheReadTokens'), cacheWrite: fields.count('cacheWriteTokens'), output: fields.count('outputTokens') };
  return {
    ...BLANK_USAGE, ...placeOf(fields),
    user: fields.text('user'),
    requests: fields.count('requests'),
    ...disjointTokens(tokens, mapping.inputFigure),
    quantity: fields.count('quantity'),
    unit: fields.text('unit'),
  };
}

/** What a line of usage says it cost; nothing where it does not say. */
function costOfUsage(fields: Fields): CostOfFile[] {
  return fields.decimal('amount') === null ? [] : [{ ...BLANK_COST, ...placeOf(fields), lineItem: fields.text('model'), billedCost: amountOf(fields) }];
}

function costOf(fields: Fields): CostOfFile {
  return { ...BLANK_COST, ...placeOf(fields), lineItem: fields.text('lineItem'), quantity: fields.decimal('quantity'), unit: fields.text('unit'), billedCost: amountOf(fields) };
}

function cloudOf(fields: Fields): CloudOfFile {
  const billedCost = amountOf(fields);
  const other = (field: FieldId): Money | null => { const value = fields.decimal(field); return value === null ? null : money(value, billedCost.currency); };
  return {
    provider: providerOf(fields),
    feed: `${MAPPED} cloud`,
    day: fields.day(),
    billingAccount: fields.text('billingAccount'),
    project: fields.text('project'),
    service: fields.text('service'),
    sku: fields.text('sku'),
    region: fields.text('region'),
    tags: fields.text('tags'),
    quantity: fields.decimal('quantity'),
    unit: fields.text('unit'),
    listCost: other('listCost'),
    billedCost,
    effectiveCost: other('effectiveCost') ?? billedCost,
    credits: money(ZERO, billedCost.currency),
  };
}

function placeOf(fields: Fields): Pick<UsageOfFile, 'provider' | 'feed' | 'day' | 'subAccount' | 'key' | 'model' | 'tier'> {
  return { provider: providerOf(fields), feed: MAPPED, day: fields.day(), subAccount: fields.text('subAccount'), key: fields.text('key'), model: fields.text('model'), tier: fields.text('tier') };
}

function providerOf(fields: Fields): string {
  const id = providerIdsOf(fields.text('provider'))[0];
  if (id === undefined) throw new LineFault(fields.column('provider'), 'The provider is missing.');
  return id;
}

function amountOf(fields: Fields): Money {
  const value = fields.decimal('amount');
  if (value === null) throw new LineFault(fields.column('amount'), 'The amount is missing.');
  const currency = fields.text('currency').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) throw new LineFault(fields.column('currency'), 'This is no currency code.');
  return money(value, currency);
}

