import type { Rect } from './a1.js';

/** A protected sheet (`rect` null) or range. */
export interface Protection {
  id: number;
  rect: Rect | null;
  description: string;
  warningOnly: boolean;
  editors: string[];
  domainEdit: boolean;
  unprotected: Rect[];
  rangeName: string | null;
  /** Set up by someone who did not let the script's user edit. */
  lockedForScript: boolean;
}

export interface ConditionalFormat {
  readonly rects: readonly Rect[];
  readonly criteria: string | null;
  readonly args: readonly unknown[];
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly underline: boolean | null;
  readonly strikethrough: boolean | null;
  readonly gradient: readonly GradientPoint[] | null;
}

export interface GradientPoint {
  readonly part: 'min' | 'mid' | 'max';
  readonly color: string;
  readonly type: string | null;
  readonly value: string | null;
}

export interface FilterState {
  rect: Rect;
  /** By column of the sheet. */
  criteria: Record<number, FilterCriterion>;
}

export interface FilterCriterion {
  readonly hidden: readonly string[];
  readonly criteria: string | null;
  readonly args: readonly unknown[];
}

export interface Metadata {
  id: number;
  key: string;
  value: string | null;
  visibility: 'DOCUMENT' | 'PROJECT';
  axis: 'spreadsheet' | 'sheet' | 'row' | 'column';
  line: number | null;
}

export interface NamedRange {
  name: string;
  sheetId: number;
  rect: Rect;
}
