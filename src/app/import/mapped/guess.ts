import type { ColumnMapping, ImportKind } from '../../api.js';
import { FIELDS_OF, headerOf, plainName, type FieldId } from '../field-names.js';

/** The mapping the header names suggest, complete or not. A header that names a currency, `cost_usd`, tells it. */
export function guessMapping(headers: readonly string[], kind: ImportKind | null = null): ColumnMapping {
  const found = (field: FieldId): string | undefined => headerOf(field, headers);
  const chosen = kind ?? likelyKind(found);
  const columns: Record<string, string> = {};
  const taken = new Set<string>();
  FIELDS_OF[chosen].forEach((field) => {
    const header = found(field);
    if (header === undefined || taken.has(header)) return;
    columns[field] = header;
    taken.add(header);
  });
  const currency = columns['currency'] === undefined && columns['amount'] !== undefined ? currencyIn(columns['amount']) : '';
  return { kind: chosen, columns, fixed: currency === '' ? {} : { currency }, inputFigure: inputFigureOf(columns['inputTokens'] ?? '') };
}

/** Whether a column of input tokens holds the cached ones, by its name. */
export function inputFigureOf(header: string): ColumnMapping['inputFigure'] {
  const name = plainName(header);
  if (name.startsWith('gen_ai_')) return 'inclusive';
  return header.trim() === 'Input tokens' || /uncached|no_cache/.test(name) ? 'disjoint' : 'untold';
}

function likelyKind(found: (field: FieldId) => string | undefined): ImportKind {
  const has = (field: FieldId): boolean => found(field) !== undefined;
  if (has('requestId') && has('model') && (has('inputTokens') || has('outputTokens'))) return 'request';
  if (has('inputTokens') || has('outputTokens')) return 'usage';
  if (has('sku') && has('amount') && !has('model')) return 'cloud';
  return has('amount') || !has('requests') ? 'cost' : 'usage';
}

function currencyIn(header: string): string {
  return /(?:^|_)(usd|eur|gbp|inr|cny|jpy|chf)(?:_|$)/.exec(plainName(header))?.[1]?.toUpperCase() ?? '';
}
