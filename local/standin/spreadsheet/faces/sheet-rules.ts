import type { SheetData } from '../sheet.js';
import { newProtection } from '../store.js';
import { ruleFaces, setRules } from './conditional.js';
import { enumKey } from './enums.js';
import { nothing, type Methods } from './faces.js';
import { filterFace } from './filter.js';
import { addMetadata, metadataOf } from './metadata.js';
import { protectionFace } from './protection.js';
import { alive, type World } from './world.js';

/** Conditional formats, filter, protection and developer metadata of a sheet. */
export function sheetRules(world: World): Methods<SheetData> {
  const { store, faces } = world;
  return {
    getConditionalFormatRules: (sheet) => ruleFaces(world, alive(world, sheet)),
    setConditionalFormatRules: (sheet, rules) => {
      setRules(world, alive(world, sheet), rules);
      return nothing;
    },
    getFilter: (sheet) => (sheet.filter === null ? null : filterFace(world, sheet)),
    protect: (sheet) => {
      // A sheet has one protection of its own; asking again gives the same.
      const existing = sheet.protections.find(({ rect }) => rect === null);
      const record = existing ?? newProtection(store.nextId());
      if (existing === undefined) sheet.protections.push(record);
      return protectionFace(world, sheet, record);
    },
    getProtections: (sheet, type) => {
      const wholeSheet = enumKey('ProtectionType', type) === 'SHEET';
      return sheet.protections.filter(({ rect }) => (rect === null) === wholeSheet).map((record) => protectionFace(world, sheet, record));
    },
    addDeveloperMetadata: (sheet, ...args) => {
      addMetadata(world, sheet, 'sheet', null, args);
    },
    getDeveloperMetadata: (sheet) => metadataOf(world, sheet, ({ axis }) => axis === 'sheet'),
    createDeveloperMetadataFinder: (sheet) => faces.wrap('DeveloperMetadataFinder', { sheet }),
  };
}
