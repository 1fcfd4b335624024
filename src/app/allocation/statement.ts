import { termsOf } from '../../core/mapping/charge-back.js';
import { dayOfInstant, isWithin, nextMonthStart } from '../../core/days.js';
import { toFixed, ZERO } from '../../core/decimal.js';
import { Fault } from '../../core/fault.js';
import { decimalsOf } from '../../core/money.js';
import { statementCsv, statementOf, statementText } from '../../core/mapping/statement.js';
import { countText } from '../../core/text.js';
import { providerLabel } from '../../providers/known.js';
import { daily } from '../../tabs/daily.js';
import { NOT_ASSIGNED } from '../../tabs/charge-back.js';
import type { StatementFile, StatementOffer } from '../api.js';
import type { App } from '../app.js';
import { monthOfCell } from '../exports/month.js';
import { readMapping, readRates } from '../register/index.js';
import { readTable } from '../table/index.js';
import { rateOf } from './charge-back-cells.js';
import { chargeFacts, standingRows } from './charge-back.js';

/** Months and customers of the Charge-back tab, newest month first. */
export function statementOffer(app: App): StatementOffer {
  const months = new Map<string, string[]>();
  standingRows(app).forEach(([, { month, by, name }]) => {
    const customers = months.get(month.slice(0, 7)) ?? [];
    if (by === 'Customer' && name !== NOT_ASSIGNED) months.set(month.slice(0, 7), customers.concat(name));
  });
  return { months: Array.from(months, ([month, customers]) => ({ month, customers: customers.sort() })).sort((a, b) => (a.month < b.month ? 1 : -1)) };
}

/**
 * The statement of a customer for a month, as text for a mail and as a table.
 *
 * @throws Fault when the month cannot be used, the customer's terms cannot be read, or no rate to their currency is known
 */
export function statement(app: App, { customer, month }: Readonly<{ customer: string; month: string }>): StatementFile {
  const start = `${monthOfCell(month) ?? ''}-01`;
  if (start.length !== 10) throw new Fault('config', 'This names no month.', 'Statement', 'Type it like 2026-10.');
  const period = { start, end: nextMonthStart(start) };
  const { workbook, clock } = app.ports;
  const today = dayOfInstant(clock.now());
  const { base, terms: all, broken, rateTo, unreadRules } = chargeFacts(app, { rates: readRates(workbook).rates, unreadRules: readMapping(workbook).problems.length, today });
  if (broken.includes(customer.toLowerCase())) throw new Fault('config', 'The terms of this customer cannot be read.', 'Charge-back terms', 'Correct the cell whose note says so.');
  const terms = termsOf(all, customer, start) ?? { markup: ZERO, fixedFee: ZERO, minimum: ZERO, currency: base };
  const rate = rateOf(start, terms.currency, { base, today, rateTo });
  if (rate === null) throw new Fault('config', `No rate from ${base} to ${terms.currency} is known for this month.`, 'Rates', 'Give one on the Rates tab.');
  const lines = readTable(workbook, daily, start).filter((line) => isWithin(line.day, period) && line.customer === customer);
  if (lines.length === 0) throw new Fault('config', `Daily holds nothing of ${customer} in ${month}.`, 'Statement', 'Choose a customer of the Charge-back tab.');
  const made = statementOf({
    customer, period, lines, terms, rate, base, providerLabel,
    gaps: [
      ...(terms.currency === base ? [] : [`Converted from ${base} at ${toFixed(rate, 6)} ${terms.currency}.`]),
      ...(period.end > today ? ['Not final: the month is not over.'] : []),
      ...(unreadRules === 0 ? [] : [`Incomplete: ${countText(unreadRules, 'cell')} of the Mapping tab cannot be read.`]),
    ],
  });
  return {
    subject: `AI services ${month}: ${toFixed(made.total, decimalsOf(made.currency))} ${made.currency}`,
    text: statementText(made), csv: statementCsv(made), total: toFixed(made.total, decimalsOf(made.currency)), currency: made.currency,
    fileName: `statement-${month}-${customer.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').toLowerCase() || 'customer'}`,
  };
}
