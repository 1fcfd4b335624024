import type { Runtime } from '../../runtime.js';
import { ServiceError, texts } from '../fault.js';
import type { SpreadsheetStore } from '../store.js';
import { defineCharts, sheetCharts } from './charts.js';
import { defineConditional, newConditionalRule } from './conditional.js';
import { enumerations } from './enums.js';
import { Faces, nothing } from './faces.js';
import { defineFilters } from './filter.js';
import { defineMetadata } from './metadata.js';
import { defineProtection } from './protection.js';
import { rangeAddress } from './range-address.js';
import { rangeClearing } from './range-clearing.js';
import { rangeOrder } from './range-order.js';
import { rangeRules } from './range-rules.js';
import { rangeStyle } from './range-style.js';
import { rangeValues } from './range-values.js';
import { sheetContent } from './sheet-content.js';
import { sheetLines } from './sheet-lines.js';
import { sheetRules } from './sheet-rules.js';
import { sheetLook } from './sheet-look.js';
import { defineNamedRanges, spreadsheetMethods } from './spreadsheet.js';
import { defineTextStyle, newTextStyle, rangeTextStyle } from './textstyle.js';
import { defineUi, uiFace, type UiHost } from './ui.js';
import { defineValidation, newValidation } from './validation.js';
import type { World } from './world.js';

export type AppOptions = Readonly<{
  /** False for a web app's run, which has no active spreadsheet. */
  hasActiveSpreadsheet?: boolean;
}>;

/** The global `SpreadsheetApp` of one run of the script. */
export function createSpreadsheetApp(store: SpreadsheetStore, runtime: Runtime, ui: UiHost, options: AppOptions = {}): object {
  const faces = new Faces(runtime, store);
  const world: World = { store, runtime, ui, faces };
  store.clock = () => runtime.now();
  faces.define('Range', {
    ...rangeAddress(world),
    ...rangeValues(world),
    ...rangeStyle(world),
    ...rangeTextStyle(world),
    ...rangeClearing(world),
    ...rangeRules(world),
    ...rangeOrder(world),
  });
  faces.define('Sheet', { ...sheetContent(world), ...sheetRules(world), ...sheetLines(world), ...sheetLook(world), ...sheetCharts(world) });
  faces.define('Spreadsheet', spreadsheetMethods(world));
  for (const define of [
    defineNamedRanges,
    defineCharts,
    defineConditional,
    defineFilters,
    defineMetadata,
    defineProtection,
    defineTextStyle,
    defineUi,
    defineValidation,
  ]) {
    define(world);
  }
  defineApp(world, options.hasActiveSpreadsheet !== false);
  return faces.wrap('SpreadsheetApp', null);
}

function defineApp(world: World, hasActive: boolean): void {
  const { faces, store } = world;
  const active = (): object | null => (hasActive ? faces.wrap('Spreadsheet', store) : null);
  const foreign = (method: string) => (): never => {
    throw new ServiceError(texts.missingScope(method));
  };
  faces.define(
    'SpreadsheetApp',
    {
      getActiveSpreadsheet: active,
      getActive: active,
      getActiveSheet: () => {
        const sheet = hasActive ? (store.sheetById(store.activeSheetId) ?? store.sheets[0]) : undefined;
        return sheet === undefined ? null : faces.wrap('Sheet', sheet);
      },
      openById: foreign('openById'),
      openByUrl: foreign('openByUrl'),
      create: foreign('create'),
      flush: () => nothing,
      getUi: () => uiFace(world),
      newDataValidation: () => newValidation(world),
      newConditionalFormatRule: () => newConditionalRule(world),
      newFilterCriteria: () => faces.wrap('FilterCriteriaBuilder', { hidden: [], criteria: null, args: [] }),
      newTextStyle: () => newTextStyle(world),
    },
    enumerations(),
  );
}
