/**
 * A workbook as it stands: what the written file and the page both draw from.
 * Rows and columns count from 0 here, as file formats count them.
 */
export type SheetPicture = Readonly<{
  name: string;
  /** Cells down to the last one with content; rows may differ in length. */
  rows: readonly (readonly PictureCell[])[];
  frozenRows: number;
  frozenColumns: number;
  /** Pixels per column; null where the default holds. */
  widths: readonly (number | null)[];
  hiddenColumns: readonly number[];
  /** Pixels by row, where a row is not of the default height. */
  heights: Readonly<Record<number, number>>;
  highlights: readonly Highlight[];
  charts: readonly ChartPicture[];
}>;

export type PictureCell = Readonly<{
  value: PictureValue;
  /** Formula text with its leading `=`; absent for a typed cell. */
  formula?: string;
  /** Number format pattern; absent for the automatic one. */
  format?: string;
  note?: string;
  style?: CellStyle;
}>;

/** What a cell shows. An instant is the wall clock of the sheet's own time zone: `2026-11-16T09:30:00`. */
export type PictureValue =
  | string
  | number
  | boolean
  | null
  | Readonly<{ day: string }>
  | Readonly<{ dateTime: string }>
  | Readonly<{ error: string }>;

export type CellStyle = Readonly<{
  bold?: boolean;
  italic?: boolean;
  size?: number;
  /** `#rrggbb` */
  color?: string;
  background?: string;
  align?: 'left' | 'center' | 'right';
  wrap?: boolean;
}>;

/** A colour rule; `formula` is written for the top left cell of `range`. */
export type Highlight = Readonly<{ range: string; formula: string; background?: string; color?: string; bold?: boolean }>;

export type ChartPicture = Readonly<{
  title: string;
  kind: 'line' | 'column' | 'bar' | 'pie';
  stacked: boolean;
  /** What stands along the axis; without the header. */
  labels: Strip;
  series: readonly Readonly<{ name: string; values: Strip }>[];
  at: Readonly<{ row: number; column: number }>;
  /** Pixels. */
  width: number;
  height: number;
}>;

/** A piece of one column of a tab. */
export type Strip = Readonly<{ tab: string; row: number; column: number; rows: number }>;
