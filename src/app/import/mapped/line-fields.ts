import type { Decimal } from '../../../core/decimal.js';
import type { Day } from '../../../core/days.js';
import type { ColumnMapping } from '../../api.js';
import type { FieldId } from '../field-names.js';
import { LineFault, type Line } from '../line.js';
import { fieldLabel } from './fields.js';

/** A line by field instead of column. What no column fills is the mapping's fixed text, or blank. */
export type Fields = Readonly<{
  text: (field: FieldId) => string;
  count: (field: FieldId) => number | null;
  decimal: (field: FieldId) => Decimal | null;
  day: () => Day;
  /** Milliseconds since 1970. */
  instant: () => number;
  /** The column a fault about the field names. */
  column: (field: FieldId) => string;
}>;

export function fieldsOf(line: Line, mapping: Pick<ColumnMapping, 'columns' | 'fixed'>): Fields {
  const at = (field: FieldId): string => mapping.columns[field] ?? '';
  const column = (field: FieldId): string => (at(field) === '' ? fieldLabel(field) : at(field));
  const dateAt = (): string => {
    if (at('date') === '') throw new LineFault(fieldLabel('date'), 'The date is missing.');
    return at('date');
  };
  return {
    text: (field) => {
      const text = at(field) === '' ? '' : line.text(at(field));
      return text === '' ? mapping.fixed[field] ?? '' : text;
    },
    count: (field) => (at(field) === '' ? null : line.count(at(field))),
    decimal: (field) => (at(field) === '' ? null : line.decimal(at(field))),
    day: () => line.day(dateAt()),
    instant: () => line.instant(dateAt()),
    column,
  };
}
