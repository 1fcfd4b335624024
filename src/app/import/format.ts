import type { NameRow, RowKinds } from '../../core/records.js';
import type { ImportKind } from '../api.js';
import type { Line } from './line.js';

/** A row of a file; the import's name becomes its connection. */
export type ImportedRow<K extends ImportKind> = Omit<RowKinds[K], 'connection'>;
export type UsageOfFile = ImportedRow<'usage'>;
export type CostOfFile = ImportedRow<'cost'>;
export type CloudOfFile = ImportedRow<'cloud'>;
export type RequestOfFile = ImportedRow<'request'>;

/** What one line gives. */
export type LineRows = Readonly<{
  usage?: readonly UsageOfFile[];
  cost?: readonly CostOfFile[];
  cloud?: readonly CloudOfFile[];
  request?: readonly RequestOfFile[];
  names?: readonly Omit<NameRow, 'connection'>[];
  /** Why the line gives nothing. */
  passedOver?: string;
}>;

/** A sort of file that is read line by line. */
export type LineFormat = Readonly<{
  /** Stands in the Feed column, so that the same report in another form replaces its rows. */
  id: string;
  label: string;
  /** Name of the import when the user gives none: files of one provider share it. */
  importName: string;
  /** Whether a file with these plain headers is one. */
  fits: (headers: ReadonlySet<string>) => boolean;
  /** Columns whose dates may have been written either way round. */
  dateColumns: readonly string[];
  /** Columns whose numbers may have been written with a decimal comma. */
  numberColumns: readonly string[];
  /** @throws LineFault for a line that cannot be used */
  read: (line: Line) => LineRows;
}>;

export const NO_COUNTS = {
  requests: null, inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, cacheWrite1hTokens: null, outputTokens: null, quantity: null,
} as const;

/** Dimensions and counts a usage row begins with. */
export const BLANK_USAGE = { subAccount: '', key: '', user: '', model: '', tier: '', variant: '', unit: '', ...NO_COUNTS } as const;
/** Dimensions a cost row begins with. */
export const BLANK_COST = { subAccount: '', key: '', lineItem: '', model: '', meter: '', tier: '', quantity: null, unit: '' } as const;

/** Whether all of the headers are there. */
export function hasAll(headers: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.every((header) => headers.has(header));
}
