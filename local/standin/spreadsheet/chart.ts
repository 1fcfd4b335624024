import type { Rect } from './a1.js';

/** A chart as the sheet keeps it; it draws nothing. */
export interface ChartRecord {
  id: number;
  /** Name of the chart type: `LINE`, `COLUMN`, … */
  type: string;
  ranges: readonly ChartRange[];
  anchorRow: number;
  anchorColumn: number;
  offsetX: number;
  offsetY: number;
  options: Readonly<Record<string, unknown>>;
  numHeaders: number;
  mergeStrategy: string;
  transposed: boolean;
  hiddenDimension: string;
}

export interface ChartRange {
  readonly sheetId: number;
  readonly rect: Rect;
}
