import type { ICellData } from '@univerjs/core';
import type { PictureCell, SheetPicture } from '../../out/picture.js';
import { dayOfSerial } from '../../out/serial.js';
import type { EditRequest } from '../protocol.js';
import type { FRange, FUniver } from './facade.js';
import { univerCell } from './univerSheet.js';

type Edit = Omit<EditRequest, 'fingerprints'>;
type Cell = ICellData | null | undefined;
const SETTLE_MS = 80;

/**
 * Hands what the user changes in the grid to `send`, as text to be typed into
 * the workbook: what was typed word for word, anything else (a paste, a
 * deletion, a dragged fill) from the cells it left.
 */
export function wireEdits(api: FUniver, pictures: ReadonlyMap<string, SheetPicture>, isDrawing: () => boolean, send: (edit: Edit) => void): void {
  const typed = new Map<string, string>();
  const touched = new Map<string, FRange[]>();
  api.addEvent(api.Event.BeforeSheetEditEnd, ({ worksheet, row, column, value, isConfirm }) => {
    if (isConfirm) typed.set(keyOf(worksheet.getSheetName(), row, column), value.toPlainText().replace(/\r?\n$/, ''));
  });
  api.addEvent(api.Event.SheetValueChanged, ({ effectedRanges }) => {
    if (isDrawing()) return;
    for (const range of effectedRanges) touched.set(range.getSheetName(), [...(touched.get(range.getSheetName()) ?? []), range]);
    setTimeout(flush, SETTLE_MS);
  });
  function flush(): void {
    for (const [tab, ranges] of touched) {
      const cells = ranges.flatMap((range) => editsOf(tab, range, pictures.get(tab), typed));
      if (cells.length > 0) send({ tab, cells });
    }
    touched.clear();
    typed.clear();
  }
}

function editsOf(tab: string, range: FRange, picture: SheetPicture | undefined, typed: ReadonlyMap<string, string>): Edit['cells'] {
  return range.getCellDatas().flatMap((line, r) =>
    line.flatMap((data, c) => {
      const now = data as Cell;
      const [row, column] = [range.getRow() + r, range.getColumn() + c];
      const text = typed.get(keyOf(tab, row, column));
      if (text !== undefined) return [{ row, column, typed: text }];
      const before = picture?.rows[row]?.[column];
      return isSame(before, now) ? [] : [{ row, column, typed: textOf(now, before) }];
    }),
  );
}

/** A formula cell differs by its formula alone: its value is computed. */
function isSame(before: PictureCell | undefined, now: Cell): boolean {
  const shown = before === undefined ? {} : univerCell(before);
  const formula = now?.f ?? '';
  if (formula !== '' || before?.formula !== undefined) return formula === (before?.formula ?? '');
  const [old, current] = [shown.v ?? '', now?.v ?? ''];
  return String(typeof old === 'boolean' ? Number(old) : old) === String(typeof current === 'boolean' ? Number(current) : current);
}

function textOf(now: Cell, before: PictureCell | undefined): string {
  const formula = now?.f ?? '';
  if (formula !== '') return formula;
  const value = now?.v ?? '';
  const wasDay = before?.value !== null && typeof before?.value === 'object' && 'day' in before.value;
  const pattern = typeof now?.s === 'object' ? (now.s?.n?.pattern ?? '') : '';
  if (typeof value === 'number' && (wasDay || /y/i.test(pattern))) return dayOfSerial(value);
  return String(value);
}

function keyOf(tab: string, row: number, column: number): string {
  return `${tab}!${String(row)},${String(column)}`;
}
