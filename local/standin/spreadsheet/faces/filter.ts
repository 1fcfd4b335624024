import { BadArgument, missing } from '../fault.js';
import type { FilterCriterion } from '../records.js';
import type { SheetData } from '../sheet.js';
import { integer, list, text } from './arguments.js';
import { conditionMethods } from './conditions.js';
import { enumKey, enumValue } from './enums.js';
import { nothing } from './faces.js';
import { rangeFace, type World } from './world.js';

export function filterFace(world: World, sheet: SheetData): object {
  return world.faces.wrap('Filter', sheet);
}

interface CriterionBuilder {
  hidden: readonly string[];
  criteria: string | null;
  args: readonly unknown[];
}

/** Filters hide rows from people; a script reads and writes them all the same. */
export function defineFilters(world: World): void {
  const { faces } = world;
  const stateOf = (sheet: SheetData): NonNullable<SheetData['filter']> => {
    if (sheet.filter === null) throw new Error('not in the stand-in: a filter that was removed');
    return sheet.filter;
  };
  faces.define<SheetData>('Filter', {
    getRange: (sheet) => rangeFace(world, sheet, stateOf(sheet).rect),
    remove: (sheet) => {
      sheet.filter = null;
      return nothing;
    },
    getColumnFilterCriteria: (sheet, column) => {
      const criterion = stateOf(sheet).criteria[integer(column)];
      return criterion === undefined ? null : faces.wrap('FilterCriteria', criterion);
    },
    setColumnFilterCriteria: (sheet, column, criterion) => {
      const state = stateOf(sheet);
      if (criterion === null) delete state.criteria[integer(column)];
      else state.criteria[integer(column)] = faces.open<FilterCriterion>('FilterCriteria', criterion);
    },
    removeColumnFilterCriteria: (sheet, column) => {
      delete stateOf(sheet).criteria[integer(column)];
    },
    sort: () => {
      throw missing('Filter.sort');
    },
  });
  faces.define<FilterCriterion>('FilterCriteria', {
    getHiddenValues: ({ hidden }) => [...hidden],
    getCriteriaType: ({ criteria }) => (criteria === null ? null : enumValue('BooleanCriteria', criteria)),
    getCriteriaValues: ({ args }) => [...args],
    copy: (criterion) => faces.wrap('FilterCriteriaBuilder', { ...criterion }),
  });
  faces.define<CriterionBuilder>('FilterCriteriaBuilder', {
    ...conditionMethods((builder: CriterionBuilder, criteria, args) => {
      Object.assign(builder, { criteria, args });
    }),
    withCriteria: (builder, criteria, args) => {
      Object.assign(builder, { criteria: enumKey('BooleanCriteria', criteria), args: list(args) });
    },
    setHiddenValues: (builder, values) => {
      builder.hidden = list(values).map(text);
    },
    build: (builder) => {
      if (builder.criteria === null && builder.hidden.length === 0) throw new BadArgument();
      return faces.wrap('FilterCriteria', { ...builder } satisfies FilterCriterion);
    },
  });
}
