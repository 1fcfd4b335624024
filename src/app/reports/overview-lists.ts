import { addDays, addMonths } from '../../core/days.js';
import { toNumber, type Decimal } from '../../core/decimal.js';
import { NOTICE_DAYS, REVIEW_MONTHS } from '../../core/subscriptions/register-review.js';
import { dayCell } from '../../tabs/columns.js';
import type { Cell } from '../../tabs/cell.js';
import { subscriptions as register } from '../../tabs/subscriptions.js';
import type { Workbook } from '../ports.js';
import { ensureLayout } from '../table/ensure.js';
import { columnLetters, sheetReference, wholeColumn } from '../table/letters.js';
import type { Section } from './overview-figures.js';
import { AS_OF, BASE, DECISION_ROWS, FRESHNESS_ROWS, MOVER_ROWS, ROWS } from './overview-grid.js';
import type { OverviewInput } from './overview-input.js';

const formula = (text: string): Cell => ({ formula: `=${text}` });
const money = (amount: Decimal | null): Cell => (amount === null ? null : toNumber(amount));
/** Rows of the register that counts of conditions look at; whole columns would be slow there. */
const REGISTER_ROWS = 1_000;

/** What the register asks for, counted by formulas, then the decisions by name. */
export function decisionsSection(workbook: Workbook, { today, decisions }: OverviewInput): Section {
  const layout = ensureLayout(workbook, register);
  const whole = (header: string): string => wholeColumn(layout.sheet.name, layout.at(header));
  const part = (header: string): string => {
    const letters = columnLetters(layout.at(header));
    return `${sheetReference(layout.sheet.name)}$${letters}$2:$${letters}$${REGISTER_ROWS}`;
  };
  const soon = (header: string): string[] => [whole(header), `">="&${AS_OF}`, whole(header), `"<="&$C${ROWS.decisions + 1}`];
  const count = (header: string): Cell => formula(ongoing((criteria) => `COUNTIFS(${[...soon(header), ...criteria].join(',')})`, whole('State')));
  const cost = (header: string): Cell =>
    formula(ongoing((criteria) => `SUMIFS(${[whole('Annual cost'), ...soon(header), whole('Currency'), BASE, ...criteria].join(',')})`, whole('State')));
  const running = `(${part('Provider')}<>"")*(${part('State')}<>"cancelled")`;
  const until = { day: addDays(today, NOTICE_DAYS) };
  const counts: Cell[][] = [
    ['Renewals until', count('Renewal date'), until, cost('Renewal date')],
    ['Notice dates until', count('Notice date'), until, cost('Notice date')],
    ['Not reviewed since', formula(`SUMPRODUCT(${running}*(${part('Last reviewed')}<=$C${ROWS.decisions + 3}))`), { day: addMonths(today, -REVIEW_MONTHS) }, null],
    ['Without owner or purpose', formula(`SUMPRODUCT(${running}*(((${part('Owner')}="")+(${part('Business purpose')}=""))>0))`), null, null],
  ];
  const listed = decisions.map(({ what, due, cost: amount }): Cell[] => [what, null, dayCell(due), money(amount)]);
  return { row: ROWS.decisions, column: 1, lines: [['Decisions due', 'Plans', 'Date', 'Cost'], ...counts, ...fixed(listed, DECISION_ROWS, 4, 'decisions')] };
}

/** All less the cancelled and the paused. Engines differ on whether a blank state is "not cancelled". */
function ongoing(formulaOf: (criteria: readonly string[]) => string, state: string): string {
  return `${formulaOf([])}-${formulaOf([state, '"cancelled"'])}-${formulaOf([state, '"paused"'])}`;
}

/** What moved between the last two full weeks. */
export function moversSection({ movers }: OverviewInput): Section {
  const listed = movers.slice(0, MOVER_ROWS).map(({ provider, service, subAccount, now, before }, index): Cell[] => {
    const row = ROWS.movers + 1 + index;
    return [provider, money(now), money(before), formula(`$B${row}-$C${row}`), service, null, subAccount === '' ? null : subAccount];
  });
  return { row: ROWS.movers, column: 1, lines: [['Top movers', 'Last full week', 'Week before', 'Change', 'Service', null, 'Sub account'], ...fixed(listed, MOVER_ROWS, 7, 'movers')] };
}

/** How far each connection is fetched. */
export function freshnessSection({ connections }: OverviewInput): Section {
  const listed = connections.map(({ name, provider, through, state }): Cell[] => [name, provider, dayCell(through), state]);
  return { row: ROWS.freshness, column: 1, lines: [['Connections', 'Provider', 'Fetched through', 'State'], ...fixed(listed, FRESHNESS_ROWS, 4, 'connections')] };
}

/** Exactly `rows` lines; when there are more, the last says how many. */
function fixed(lines: readonly (readonly Cell[])[], rows: number, width: number, what: string): Cell[][] {
  const shown = lines.length > rows ? [...lines.slice(0, rows - 1), [`and ${lines.length - rows + 1} more ${what}`]] : lines;
  return Array.from({ length: rows }, (_, row) => Array.from({ length: width }, (_none, column) => shown[row]?.[column] ?? null));
}
