import type { PictureCell, SheetPicture } from '../../out/picture.js';

export const ROW_HEIGHT = 21;
const DEFAULT_FONT_POINTS = 10;
const PIXELS_PER_POINT = 4 / 3;
/** Line pitch, and the mean width of a character, as parts of the font size. */
const LINE = 1.3;
const CHARACTER = 0.56;
const PADDING = 5;

/** Heights of the rows that need more than one plain line: large fonts and wrapped text, as the platform fits them. */
export function rowHeights(sheet: SheetPicture, widthOf: (column: number) => number): Record<number, number> {
  const heights: Record<number, number> = {};
  sheet.rows.forEach((row, index) => {
    const needed = Math.max(...row.map((cell, column) => heightOf(cell, widthOf(column))), ROW_HEIGHT);
    if (needed > ROW_HEIGHT) heights[index] = Math.ceil(needed);
  });
  return { ...heights, ...sheet.heights };
}

function heightOf({ value, style }: PictureCell, width: number): number {
  if (style?.size === undefined && style?.wrap !== true) return ROW_HEIGHT;
  const size = (style.size ?? DEFAULT_FONT_POINTS) * PIXELS_PER_POINT;
  const lines = style.wrap === true && typeof value === 'string' ? linesOf(value, (width - PADDING) / (size * CHARACTER * (style.bold === true ? 1.1 : 1))) : 1;
  return lines * size * LINE + PADDING;
}

/** Lines a text takes when broken between words. */
function linesOf(text: string, most: number): number {
  return text.split('\n').reduce((sum, paragraph) => {
    let [lines, used] = [1, 0];
    for (const word of paragraph.split(' ')) {
      const grown = used === 0 ? word.length : used + 1 + word.length;
      if (grown > most && used > 0) lines += 1;
      used = grown > most && used > 0 ? word.length : grown;
    }
    return sum + lines;
  }, 0);
}
