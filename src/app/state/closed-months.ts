import { isDay, type Day } from '../../core/days.js';
import { decimal, isDecimalText, toText, type Decimal } from '../../core/decimal.js';
import { close as tab } from '../../tabs/close.js';
import type { Ports } from '../ports.js';
import { readTable } from '../table/index.js';
import { recordIn } from './record.js';

/**
 * How far a closing came. `closing`: the lines are locked, the journal is being
 * written. `opening`: the lock is off, entries are being taken back.
 */
export type ClosePhase = 'closing' | 'closed' | 'opening' | 'opened';

/** A month that was closed. Amounts are decimal texts in `currency`. */
export type ClosedMonth = Readonly<{
  month: Day;
  phase: ClosePhase;
  /** ISO instant. */
  closedAt: string;
  by: string;
  billed: string;
  effective: string;
  currency: string;
  /** What was open when it was closed. */
  open: readonly string[];
  /** Number of the first journal entry of this closing, or of taking it back. */
  firstNumber: number;
  /** Number of the first entry an opening takes back; 0 while none does. */
  takesBackFrom: number;
  /** Invoices it posts, and the subjects they are of. */
  invoices: readonly string[];
  subjects: readonly string[];
  /** ISO instant and reason of the last opening; '' for none. */
  openedAt: string;
  reason: string;
}>;

const KEY = 'closedMonths';

/**
 * Every month that was ever closed, oldest first. In a copy of a workbook, whose
 * state stayed behind, the rows of the Close tab count.
 */
export function closeRecords(ports: Ports): ClosedMonth[] {
  const kept = ports.state.read(KEY);
  if (kept === null || kept === undefined) return ports.workbook.find(tab.name) === null ? [] : adopted(ports);
  const records = recordIn(kept);
  return Object.keys(records).filter(isDay).sort().map((month) => recordOf(month, recordIn(records[month])));
}

/** First days of the months whose lines are locked, oldest first. */
export function closedMonths(ports: Ports): Day[] {
  return closeRecords(ports).filter(({ phase }) => phase === 'closing' || phase === 'closed').map(({ month }) => month);
}

export function keepClose(ports: Ports, record: ClosedMonth): void {
  const records: Record<string, ClosedMonth> = {};
  closeRecords(ports).concat(record).forEach((one) => { records[one.month] = one; });
  ports.state.write(KEY, records);
}

function recordOf(month: Day, kept: Record<string, unknown>): ClosedMonth {
  const text = (name: string): string => (typeof kept[name] === 'string' ? kept[name] : '');
  const texts = (name: string): string[] => (Array.isArray(kept[name]) ? kept[name].filter((one): one is string => typeof one === 'string') : []);
  const phase = (['closing', 'closed', 'opening', 'opened'] as const).find((one) => one === kept['phase']) ?? 'closed';
  const number = (name: string, least: number): number => (typeof kept[name] === 'number' ? kept[name] : least);
  return {
    month, phase, firstNumber: number('firstNumber', 1), takesBackFrom: number('takesBackFrom', 0), closedAt: text('closedAt'), by: text('by'), billed: text('billed'), effective: text('effective'), currency: text('currency'),
    open: texts('open'), invoices: texts('invoices'), subjects: texts('subjects'), openedAt: text('openedAt'), reason: text('reason'),
  };
}

function adopted(ports: Ports): ClosedMonth[] {
  return readTable(ports.workbook, tab).filter(({ month, state }) => isDay(month) && state === 'closed').map(({ month, closedAt, by, billed, effective, currency, open }) =>
    recordOf(month, { phase: 'closed', closedAt, by, billed: toText(billed), effective: toText(effective), currency, open: open === '' ? [] : [open] }));
}

/** A kept amount; zero where an older form kept none. */
export function keptAmount(text: string): Decimal {
  return decimal(isDecimalText(text) ? text : '0');
}
