import type { SheetPicture } from './picture.js';

const DEFAULT_WIDTH_PIXELS = 100;
const DEFAULT_HEIGHT_PIXELS = 21;
const LINE_PIXELS = 17;
const POINTS_PER_PIXEL = 0.75;
/** One bold character of the default font, and the padding of a cell. */
const PIXELS_PER_CHARACTER = 7.5;
const PADDING_PIXELS = 6;

/**
 * Heights in points of the rows that are not of the default height. A frozen row
 * grows with its wrapped headers, as it does in Google; a file has to say so.
 */
export function rowHeights(sheet: SheetPicture): Map<number, { height: number }> {
  const heights = new Map(Object.entries(sheet.heights).map(([row, pixels]) => [Number(row), { height: pixels * POINTS_PER_PIXEL }]));
  sheet.rows.slice(0, sheet.frozenRows).forEach((row, index) => {
    if (heights.has(index)) return;
    const lines = row.reduce((most, { value, style }, column) => {
      const isWrapped = style?.wrap === true && typeof value === 'string';
      return isWrapped ? Math.max(most, linesOf(value, sheet.widths[column] ?? DEFAULT_WIDTH_PIXELS)) : most;
    }, 1);
    if (lines > 1) heights.set(index, { height: (DEFAULT_HEIGHT_PIXELS + (lines - 1) * LINE_PIXELS) * POINTS_PER_PIXEL });
  });
  return heights;
}

/** Lines a text takes in a column of so many pixels, broken between words. */
function linesOf(text: string, width: number): number {
  const room = Math.max(1, Math.floor((width - PADDING_PIXELS) / PIXELS_PER_CHARACTER));
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(/\s+/)) {
    if (used > 0 && used + 1 + length > room) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + length;
  }
  return lines;
}
