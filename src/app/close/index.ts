import { nextMonthStart, type Day } from '../../core/days.js';
import type { Finding } from '../../core/records.js';
import { accounts as accountsTab } from '../../tabs/accounts.js';
import type { App } from '../app.js';
import type { Ports } from '../ports.js';
import { problemFindings, readAccounts, tidyAccounts } from '../register/index.js';
import { closedMonths, closeRecords } from '../state/closed-months.js';
import { settleCloses } from './settle.js';

/** Finishes what a killed run left, and brings Close and the notes on Accounts up to date. A workbook that closes no months is left alone. */
export function refreshClose(app: App): readonly Finding[] {
  const { workbook } = app.ports;
  if (closeRecords(app.ports).length > 0) settleCloses(app);
  if (workbook.find(accountsTab.name) === null) return [];
  const { problems } = readAccounts(workbook);
  tidyAccounts(workbook, problems);
  return problemFindings(accountsTab.name, problems);
}

/** The first day after all closed months; null while none is closed. */
export function firstOpenDay(ports: Ports): Day | null {
  const last = closedMonths(ports).pop();
  return last === undefined ? null : nextMonthStart(last);
}
