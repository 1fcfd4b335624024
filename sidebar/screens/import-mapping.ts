import type { ColumnMapping, ImportKind, ImportOffer } from '../../src/app/api.js';

/** The mapping with a column for a field; '' for none. */
export function withColumn(mapping: ColumnMapping, field: string, header: string): ColumnMapping {
  const { [field]: _, ...others } = mapping.columns;
  return { ...mapping, columns: header === '' ? others : { ...others, [field]: header } };
}

/** The mapping with one text for all rows. */
export function withFixed(mapping: ColumnMapping, field: string, text: string): ColumnMapping {
  const { [field]: _, ...others } = mapping.fixed;
  return { ...mapping, fixed: text === '' ? others : { ...others, [field]: text } };
}

export function fixedOf(mapping: ColumnMapping, field: string): string {
  return mapping.fixed[field] ?? '';
}

/** The mapping for another kind of table: what both kinds have stays. */
export function withKind(mapping: ColumnMapping, kind: ImportKind, offer: ImportOffer): ColumnMapping {
  const known = new Set(offer.kinds.find((one) => one.kind === kind)?.fields.map(({ id }) => id));
  const kept = (texts: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(texts).filter(([field]) => known.has(field)));
  return { ...mapping, kind, columns: kept(mapping.columns), fixed: kept(mapping.fixed) };
}
