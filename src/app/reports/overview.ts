import { BUCKETS } from '../../core/records.js';
import { tabsBefore } from '../../tabs/order.js';
import type { Sheet, Workbook } from '../ports.js';
import { columnLetters } from '../table/letters.js';
import { writeCells, type WantedCell } from '../table/want.js';
import { ledgerColumns } from './formulas.js';
import { bucketsSection, headSection, helperSection, providersSection, totalsSection, vendorsSection, type Section } from './overview-figures.js';
import { CHART_COLUMN, HELPER_COLUMN, HELPER_DAYS, NAMED_ROWS, ROWS } from './overview-grid.js';
import type { OverviewInput } from './overview-input.js';
import { balancesSection } from './overview-balances.js';
import { decisionsSection, freshnessSection, moversSection } from './overview-lists.js';
import { dressOverview } from './overview-look.js';

const NAME = 'Overview';

/**
 * Writes Overview: one screen of what was spent, where, why it moved and what
 * to decide. Figures are formulas over Daily and Subscriptions; names of movers,
 * decisions and connections are written. Cells beside and below are the user's.
 *
 * @returns cells written; none when nothing changed
 */
export function writeOverview(workbook: Workbook, input: OverviewInput): number {
  const ledger = ledgerColumns(workbook);
  const decisions = decisionsSection(workbook, input);
  const sheet = workbook.find(NAME) ?? workbook.add(NAME, tabsBefore(NAME));
  if (!input.isDressed) dressOverview(sheet);
  const figures = [
    totalsSection(ledger, input),
    bucketsSection(ledger),
    vendorsSection(ledger, input),
    decisions,
    moversSection(input),
    freshnessSection(input),
    providersSection(ledger, input),
    balancesSection(ledger, input),
    headSection(ledger, input),
  ];
  const helper = helperSection(ledger, HELPER_COLUMN, columnLetters);
  const written = writeCells(sheet, figures.reduce<WantedCell[]>((all, section) => all.concat(cellsOf(section)), [])) + writeCells(sheet, cellsOf(helper));
  drawCharts(sheet, input.vendors.length);
  return written;
}

function cellsOf({ row, column, lines }: Section): WantedCell[] {
  return lines.reduce<WantedCell[]>((all, line, y) => all.concat(line.map((cell, x) => ({ row: row + y, column: column + x, cell }))), []);
}

function drawCharts(sheet: Sheet, vendors: number): void {
  const size = { sourceTab: sheet.name, width: 620, height: 300 };
  sheet.chart({
    ...size,
    title: 'Spend per day by bucket',
    kind: 'column',
    stacked: true,
    source: { row: ROWS.totals, column: HELPER_COLUMN, rows: HELPER_DAYS + 1, columns: BUCKETS.length + 1 },
    at: { row: ROWS.totals, column: CHART_COLUMN },
  });
  sheet.chart({
    ...size,
    title: 'Last full week by vendor',
    kind: 'bar',
    source: { row: ROWS.vendors, column: 1, rows: (vendors > NAMED_ROWS ? NAMED_ROWS + 1 : Math.max(1, vendors)) + 1, columns: 2 },
    at: { row: ROWS.vendors + 5, column: CHART_COLUMN },
  });
}
