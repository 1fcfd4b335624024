import { BadArgument } from '../fault.js';
import type { Metadata } from '../records.js';
import type { SheetData } from '../sheet.js';
import { text } from './arguments.js';
import { enumKey, enumValue } from './enums.js';
import { nothing } from './faces.js';
import { rangeFace, sheetFace, type World } from './world.js';

interface MetadataSelf {
  readonly entry: Metadata;
  /** Null for metadata of the whole spreadsheet. */
  readonly sheet: SheetData | null;
}

/** `addDeveloperMetadata(key, value?, visibility?)` on a spreadsheet, sheet, row or column. */
export function addMetadata(world: World, sheet: SheetData | null, axis: Metadata['axis'], line: number | null, args: readonly unknown[]): void {
  const [key, second, third] = args;
  const visibility = typeof second === 'object' && second !== null ? second : third;
  const entry: Metadata = {
    id: world.store.nextId(),
    key: text(key),
    value: typeof second === 'string' ? second : null,
    visibility: visibility === undefined ? 'DOCUMENT' : (enumKey('DeveloperMetadataVisibility', visibility) as 'DOCUMENT' | 'PROJECT'),
    axis,
    line,
  };
  (sheet ?? world.store).metadata.push(entry);
}

export function metadataOf(world: World, sheet: SheetData | null, wanted: (entry: Metadata) => boolean): object[] {
  const entries = (sheet ?? world.store).metadata.filter(wanted);
  return entries.map((entry) => world.faces.wrap('DeveloperMetadata', { entry, sheet } satisfies MetadataSelf));
}

interface FinderSelf {
  readonly sheet: SheetData | null;
  key?: string;
  value?: string;
  id?: number;
}

export function defineMetadata(world: World): void {
  const { faces, store } = world;
  faces.define<MetadataSelf>('DeveloperMetadata', {
    getId: ({ entry }) => entry.id,
    getKey: ({ entry }) => entry.key,
    getValue: ({ entry }) => entry.value,
    setValue: ({ entry }, value) => {
      entry.value = text(value);
    },
    setKey: ({ entry }, key) => {
      entry.key = text(key);
    },
    getVisibility: ({ entry }) => enumValue('DeveloperMetadataVisibility', entry.visibility),
    getLocation: (self) => faces.wrap('DeveloperMetadataLocation', self),
    remove: ({ entry, sheet }) => {
      const owner = sheet ?? store;
      owner.metadata = owner.metadata.filter((other) => other !== entry);
      return nothing;
    },
  });
  faces.define<MetadataSelf>('DeveloperMetadataLocation', {
    getLocationType: ({ entry }) => enumValue('DeveloperMetadataLocationType', entry.axis.toUpperCase()),
    getSheet: ({ entry, sheet }) => (sheet === null || entry.axis !== 'sheet' ? null : sheetFace(world, sheet)),
    getRow: ({ entry, sheet }) => lineFace(world, entry, sheet, 'row'),
    getColumn: ({ entry, sheet }) => lineFace(world, entry, sheet, 'column'),
  });
  faces.define<FinderSelf>('DeveloperMetadataFinder', {
    withKey: (finder, key) => {
      finder.key = text(key);
    },
    withValue: (finder, value) => {
      finder.value = text(value);
    },
    withId: (finder, id) => {
      if (typeof id !== 'number') throw new BadArgument();
      finder.id = id;
    },
    find: (finder) => {
      const fits = (entry: Metadata): boolean =>
        (finder.key ?? entry.key) === entry.key && (finder.value ?? entry.value) === entry.value && (finder.id ?? entry.id) === entry.id;
      const owners = finder.sheet === null ? [null, ...store.sheets] : [finder.sheet];
      return owners.flatMap((owner) => metadataOf(world, owner, fits));
    },
  });
}

function lineFace(world: World, entry: Metadata, sheet: SheetData | null, axis: 'row' | 'column'): object | null {
  if (sheet === null || entry.axis !== axis || entry.line === null) return null;
  const byRow = axis === 'row';
  const rect = { row: byRow ? entry.line : 1, column: byRow ? 1 : entry.line, rows: byRow ? 1 : sheet.maxRows, columns: byRow ? sheet.maxColumns : 1 };
  return rangeFace(world, sheet, rect, { startRow: !byRow, endRow: !byRow, startColumn: byRow, endColumn: byRow });
}
