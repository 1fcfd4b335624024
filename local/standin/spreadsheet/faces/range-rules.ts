import { ServiceError, texts } from '../fault.js';
import { newProtection } from '../store.js';
import type { Validation } from '../style.js';
import { table } from './arguments.js';
import { filterFace } from './filter.js';
import type { Methods } from './faces.js';
import { addMetadata, metadataOf } from './metadata.js';
import { protectionFace } from './protection.js';
import { checkSameShape } from './range-address.js';
import type { RangeSelf, World } from './world.js';

/** Data validation, protection, filters and developer metadata of a range. */
export function rangeRules(world: World): Methods<RangeSelf> {
  const { faces } = world;
  const ruleFace = (rule: Validation | undefined): object | null => (rule === undefined ? null : faces.wrap('DataValidation', rule));
  const ruleOf = (value: unknown): Validation | undefined => (value === null ? undefined : faces.open<Validation>('DataValidation', value));
  return {
    getDataValidation: (range) => ruleFace(range.sheet.style(range.row, range.column).validation),
    getDataValidations: (range) =>
      Array.from({ length: range.rows }, (_, down) =>
        Array.from({ length: range.columns }, (__, right) => ruleFace(range.sheet.style(range.row + down, range.column + right).validation)),
      ),
    setDataValidation: (range, rule) => {
      range.sheet.changeStyle(range, { validation: ruleOf(rule) });
    },
    setDataValidations: (range, rules) => {
      const rows = table(rules);
      checkSameShape(range, rows);
      rows.forEach((cells, down) => {
        cells.forEach((rule, right) => range.sheet.changeCellStyle(range.row + down, range.column + right, { validation: ruleOf(rule) }));
      });
    },
    protect: (range) => {
      const { row, column, rows, columns, sheet } = range;
      const record = { ...newProtection(world.store.nextId()), rect: { row, column, rows, columns } };
      sheet.protections.push(record);
      return protectionFace(world, sheet, record);
    },
    canEdit: (range) => {
      try {
        range.sheet.checkWritable(range);
        return true;
      } catch {
        return false;
      }
    },
    createFilter: (range) => {
      const { row, column, rows, columns, sheet } = range;
      if (sheet.filter !== null) throw new ServiceError(texts.secondFilter);
      sheet.filter = { rect: { row, column, rows, columns }, criteria: {} };
      return filterFace(world, sheet);
    },
    getFilter: (range) => (range.sheet.filter === null ? null : filterFace(world, range.sheet)),
    addDeveloperMetadata: (range, ...args) => {
      const place = lineOf(range);
      if (place === null) throw new ServiceError(texts.metadataPlace);
      addMetadata(world, range.sheet, place.axis, place.line, args);
    },
    getDeveloperMetadata: (range) => {
      const place = lineOf(range);
      if (place === null) return [];
      return metadataOf(world, range.sheet, (entry) => entry.axis === place.axis && entry.line === place.line);
    },
  };
}

/** Metadata sits on one whole row or column. */
function lineOf(range: RangeSelf): { axis: 'row' | 'column'; line: number } | null {
  const wholeRow = range.columns === range.sheet.maxColumns;
  const wholeColumn = range.rows === range.sheet.maxRows;
  if (range.rows === 1 && wholeRow) return { axis: 'row', line: range.row };
  return range.columns === 1 && wholeColumn ? { axis: 'column', line: range.column } : null;
}
