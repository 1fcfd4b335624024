import { dayOfInstant, isWithin, nextMonthStart, type Day } from '../../core/days.js';
import { add, toText, ZERO, type Decimal } from '../../core/decimal.js';
import { Fault } from '../../core/fault.js';
import { unbalanced } from '../../core/journal/entries.js';
import { countText } from '../../core/text.js';
import { daily } from '../../tabs/daily.js';
import type { App } from '../app.js';
import { locked } from '../exports/locked.js';
import { monthPeriod } from '../exports/month.js';
import { readAccounts, tidyAccounts } from '../register/index.js';
import { appendRun } from '../reports/index.js';
import { reportDay } from '../report-day.js';
import { closedMonths, closeRecords, keepClose, type ClosedMonth } from '../state/closed-months.js';
import { names } from '../state/names.js';
import { markLedger } from '../sync/ledger-update.js';
import { refreshSummaries } from '../sync/summaries.js';
import { readTable } from '../table/index.js';
import { openItems } from './checklist.js';
import { nextNumber, readJournal } from './journal.js';
import { settleCloses } from './settle.js';

/**
 * Closes a month that is over: brings the ledger up to date, locks the lines of
 * the month, writes its journal. From the moment the lock is kept a killed run
 * is finished by the next one.
 *
 * @param month like 2026-10; '' for the last full month
 * @returns what was done, in a sentence
 * @throws Fault when the month is not over, closed already, or a sync is running
 */
export function closeMonth(app: App, month: string): string {
  return locked(app, () => {
    const { ports } = app;
    const startedAt = ports.clock.now();
    const today = dayOfInstant(startedAt);
    const { start } = monthPeriod(month, today);
    if (nextMonthStart(start) > today) throw new Fault('config', 'This month is not over.', 'Close', `Close it from ${nextMonthStart(start)} on.`);
    if (closedMonths(ports).indexOf(start) >= 0) throw new Fault('config', 'This month is closed already.', 'Close', 'Open it again first, with a reason.');
    tidyAccounts(ports.workbook, readAccounts(ports.workbook).problems);
    refreshSummaries(app, { today, reportDay: reportDay(ports.clock, startedAt), names: names(ports), namesChanged: false });
    const open = openItems(app, start).map(({ what }) => what);
    keepClose(ports, {
      ...totalsOf(app, start), month: start, phase: 'closing', closedAt: new Date(startedAt).toISOString(), by: ports.host.userEmail(), open,
      firstNumber: nextNumber(readJournal(app), start), takesBackFrom: 0, invoices: [], subjects: [], openedAt: '', reason: '',
    });
    settleCloses(app);
    const text = closedText(app, start, open);
    record(app, startedAt, 'close', text);
    return text;
  });
}

/** Menu: closes the month of Settings, else the last full one. One that is closed is left as it is. */
export function closeFromMenu(app: App): string {
  const { closeMonth: month } = app.settings();
  const { start } = monthPeriod(month, dayOfInstant(app.ports.clock.now()));
  if (closedMonths(app.ports).indexOf(start) >= 0) return `${start.slice(0, 7)} is closed already. The sidebar opens it again, with a reason.`;
  return closeMonth(app, month);
}

/**
 * Opens the last closed month again: its journal entries are taken back by
 * others, its lines follow the providers again.
 *
 * @throws Fault without a reason, or while a later month is closed
 */
export function reopenMonth(app: App, month: string, reason: string): string {
  return locked(app, () => {
    const { ports } = app;
    const startedAt = ports.clock.now();
    const today = dayOfInstant(startedAt);
    const { start } = monthPeriod(month, today);
    const held = closeRecords(ports).find((one) => one.month === start && one.phase === 'closed');
    if (held === undefined) throw new Fault('config', 'This month is not closed.', 'Close', 'Choose a closed month.');
    if (reason.trim() === '') throw new Fault('config', 'The reason is missing.', 'Close', 'Say why the month is opened again; it stands in Runs.');
    const later = closedMonths(ports).filter((one) => one > start).pop();
    if (later !== undefined) throw new Fault('config', 'A later month is closed, and holds what was made good of this one.', 'Close', `Open ${later.slice(0, 7)} first.`);
    markLedger(ports, start);
    keepClose(ports, { ...held, phase: 'opening', takesBackFrom: held.firstNumber, firstNumber: nextNumber(readJournal(app), start), openedAt: new Date(startedAt).toISOString(), reason: reason.trim() });
    settleCloses(app);
    refreshSummaries(app, { today, reportDay: reportDay(ports.clock, startedAt), names: names(ports), namesChanged: false });
    const text = `${start.slice(0, 7)} is open again: ${reason.trim()}`;
    record(app, startedAt, 'reopen', text);
    return text;
  });
}

function totalsOf(app: App, month: Day): Pick<ClosedMonth, 'billed' | 'effective' | 'currency'> {
  const { baseCurrency: currency } = app.settings();
  const lines = readTable(app.ports.workbook, daily, month).filter((line) => isWithin(line.day, { start: month, end: nextMonthStart(month) }) && line.currency === currency);
  const total = (of: 'billedCost' | 'effectiveCost'): Decimal => lines.reduce((sum, line) => add(sum, line[of] ?? ZERO), ZERO);
  return { billed: toText(total('billedCost')), effective: toText(total('effectiveCost')), currency };
}

function closedText(app: App, month: Day, open: readonly string[]): string {
  const lines = readJournal(app).filter((line) => line.month === month);
  const entries = new Set(lines.map(({ entry }) => entry)).size;
  const balance = unbalanced(lines).size === 0 ? 'balanced' : 'NOT balanced';
  return `${month.slice(0, 7)} is closed: ${countText(entries, 'journal entry', 'journal entries')}, ${balance}.${open.length === 0 ? '' : ` Open: ${open.join(' ')}`}`;
}

function record(app: App, startedAt: number, trigger: string, text: string): void {
  const { ports } = app;
  const report = { exit: 'done' as const, busy: false, feeds: [], findings: [], cellsWritten: 0, mailsSent: 0 };
  appendRun(ports.workbook, { startedAt: new Date(startedAt).toISOString(), trigger, seconds: Math.round((ports.clock.now() - startedAt) / 1_000), text, report });
}
