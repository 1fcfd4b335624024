import { toNumber } from '../../core/decimal.js';
import { dayCell } from '../../tabs/columns.js';
import type { Cell } from '../../tabs/cell.js';
import { missingOf, sumOf, type LedgerColumns, type Lines } from './formulas.js';
import type { Section } from './overview-figures.js';
import { AS_OF, BALANCE_ROWS, BASE, ROWS } from './overview-grid.js';
import type { OverviewInput, Reading } from './overview-input.js';

/** Complete days whose mean cost the runway is reckoned with. */
export const RUNWAY_DAYS = 14;
const HEADER = ['Prepaid balances', 'Balance', 'Currency', 'In base currency', 'Read on', 'Cost a day', 'Days left', 'Lasts until'];

const formula = (text: string): Cell => ({ formula: `=${text}` });

/**
 * What is left of prepaid money and how long it lasts: the balance divided by
 * the mean effective cost a day of the connection over the last 14 complete days.
 * Readings of one connection in several currencies last together. Where a cost
 * of those days is missing there is no runway: it would be too long.
 */
export function balancesSection(ledger: LedgerColumns, { balances }: OverviewInput): Section {
  const first = ROWS.balances + 1;
  const shown = balances.slice(0, balances.length > BALANCE_ROWS ? BALANCE_ROWS - 1 : BALANCE_ROWS);
  const lines = shown.map((reading, index) => readingLine(ledger, reading, first + index, balances));
  if (shown.length < balances.length) lines.push([`and ${balances.length - shown.length} more balances on Credits`]);
  const blank = Array.from({ length: BALANCE_ROWS - lines.length }, (): Cell[] => []);
  return { row: ROWS.balances, column: 1, lines: [HEADER, ...lines, ...blank].map((line) => HEADER.map((_, at) => line[at] ?? null)) };
}

function readingLine(ledger: LedgerColumns, reading: Reading, row: number, balances: readonly Reading[]): Cell[] {
  const { connection, amount, inBase, day } = reading;
  const days: Lines = { connection: `$A${row}`, from: `(${AS_OF}-${RUNWAY_DAYS})`, through: `(${AS_OF}-1)`, base: BASE };
  const perDay = formula(`IF(${missingOf(ledger, days)}>0,"incomplete",${sumOf(ledger, days)}/${RUNWAY_DAYS})`);
  const isConverted = balances.every((other) => other.connection !== connection || other.inBase !== null);
  const [from, to] = [ROWS.balances + 1, ROWS.balances + BALANCE_ROWS];
  const left = `SUMIFS($D$${from}:$D$${to},$A$${from}:$A$${to},$A${row})`;
  const runway = isConverted ? formula(`IF(ISNUMBER($F${row}),IF($F${row}>0,INT(${left}/$F${row}),""),"")`) : null;
  const until = isConverted ? formula(`IF(ISNUMBER($G${row}),${AS_OF}+$G${row},"")`) : null;
  return [connection, toNumber(amount.amount), amount.currency, inBase === null ? null : toNumber(inBase), dayCell(day), perDay, runway, until];
}
