import { decimal, isDecimalText, type Decimal } from '../core/decimal.js';
import { isDay, type Day } from '../core/days.js';
import { money, type Money } from '../core/money.js';
import { isBlank, isDayCell, isFormulaCell, type Cell } from './cell.js';

/** A sheet row addressed by header. Blank and absent read as '' or null; cells of the wrong sort read as null. */
export type Row = Readonly<{
  cell: (header: string) => Cell;
  text: (header: string) => string;
  number: (header: string) => number | null;
  decimal: (header: string) => Decimal | null;
  day: (header: string) => Day | null;
  yesNo: (header: string) => boolean | null;
  /** Amount and currency columns together; null when either is missing. */
  money: (amountHeader: string, currencyHeader: string) => Money | null;
}>;

export function rowOf(headers: readonly string[], cells: readonly Cell[]): Row {
  return rowReader(headers)(cells);
}

/** Reads many rows under the same headers; the first of two equal headers counts. */
export function rowReader(headers: readonly string[]): (cells: readonly Cell[]) => Row {
  const at = new Map<string, number>();
  headers.forEach((header, index) => {
    if (!at.has(header)) at.set(header, index);
  });
  return (cells) => {
    const cell = (header: string): Cell => cells[at.get(header) ?? -1] ?? null;
    return {
      cell,
      text: (header) => textOf(cell(header)),
      number: (header) => numberOf(cell(header)),
      decimal: (header) => decimalOf(cell(header)),
      day: (header) => dayOf(cell(header)),
      yesNo: (header) => yesNoOf(cell(header)),
      money: (amountHeader, currencyHeader) => {
        const amount = decimalOf(cell(amountHeader));
        const currency = textOf(cell(currencyHeader));
        return amount === null || currency === '' ? null : money(amount, currency);
      },
    };
  };
}

export function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (isDayCell(cell)) return cell.day;
  if (isFormulaCell(cell)) return cell.formula;
  return String(cell).trim();
}

export function numberOf(cell: Cell): number | null {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'string' && isDecimalText(cell) ? Number(cell) : null;
}

export function decimalOf(cell: Cell): Decimal | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? decimal(cell) : null;
  return typeof cell === 'string' && isDecimalText(cell) ? decimal(cell) : null;
}

export function dayOf(cell: Cell): Day | null {
  if (isDayCell(cell)) return cell.day;
  return typeof cell === 'string' && isDay(cell.trim()) ? cell.trim() : null;
}

function yesNoOf(cell: Cell): boolean | null {
  if (typeof cell === 'boolean') return cell;
  const text = isBlank(cell) ? '' : textOf(cell).toLowerCase();
  if (text === 'yes' || text === 'true') return true;
  return text === 'no' || text === 'false' ? false : null;
}
