import type { Protection } from '../records.js';
import type { SheetData } from '../sheet.js';
import { list, text, truth } from './arguments.js';
import { enumValue } from './enums.js';
import { nothing } from './faces.js';
import { rangeFace, type RangeSelf, type World } from './world.js';

interface ProtectionSelf {
  readonly sheet: SheetData;
  readonly record: Protection;
}

export function protectionFace(world: World, sheet: SheetData, record: Protection): object {
  return world.faces.wrap('Protection', { sheet, record } satisfies ProtectionSelf);
}

/** Protections made by the script's user never keep that user out. */
export function defineProtection(world: World): void {
  const { faces } = world;
  const emails = (users: readonly unknown[]): string[] => users.flatMap((user) => (Array.isArray(user) ? list(user).map(String) : [String(user)]));
  faces.define<ProtectionSelf>('Protection', {
    getDescription: ({ record }) => record.description,
    setDescription: ({ record }, description) => {
      record.description = text(description);
    },
    isWarningOnly: ({ record }) => record.warningOnly,
    setWarningOnly: ({ record }, warningOnly) => {
      record.warningOnly = truth(warningOnly);
    },
    getProtectionType: ({ record }) => enumValue('ProtectionType', record.rect === null ? 'SHEET' : 'RANGE'),
    getRange: ({ sheet, record }) =>
      rangeFace(world, sheet, record.rect ?? { row: 1, column: 1, rows: sheet.maxRows, columns: sheet.maxColumns }),
    setRange: ({ record }, range) => {
      const { row, column, rows, columns } = faces.open<RangeSelf>('Range', range);
      record.rect = { row, column, rows, columns };
    },
    getUnprotectedRanges: ({ sheet, record }) => record.unprotected.map((rect) => rangeFace(world, sheet, rect)),
    setUnprotectedRanges: ({ record }, ranges) => {
      record.unprotected = list(ranges).map((range) => {
        const { row, column, rows, columns } = faces.open<RangeSelf>('Range', range);
        return { row, column, rows, columns };
      });
    },
    addEditor: ({ record }, user) => {
      record.editors.push(String(user));
    },
    addEditors: ({ record }, users) => {
      record.editors.push(...emails([users]));
    },
    removeEditors: ({ record }, users) => {
      const gone = new Set(emails([users]));
      record.editors = record.editors.filter((editor) => !gone.has(editor));
    },
    canDomainEdit: ({ record }) => record.domainEdit,
    setDomainEdit: ({ record }, allowed) => {
      record.domainEdit = truth(allowed);
    },
    canEdit: ({ record }) => !record.lockedForScript,
    remove: ({ sheet, record }) => {
      sheet.protections = sheet.protections.filter((other) => other !== record);
      return nothing;
    },
  });
}
