import { nextMonthStart, type Day } from '../../core/days.js';
import { close as tab, type CloseRow } from '../../tabs/close.js';
import { daily } from '../../tabs/daily.js';
import { journal } from '../../tabs/journal.js';
import type { TabShape, TableTab } from '../../tabs/tab.js';
import { keptAmount, type ClosedMonth } from '../state/closed-months.js';
import type { Workbook } from '../ports.js';
import { ensureLayout } from '../table/ensure.js';
import { mergeTable } from '../table/index.js';
import { columnLetters, wholeColumn } from '../table/letters.js';
import { writeCells, type WantedCell } from '../table/want.js';
import { rowReader } from '../../tabs/row.js';

/** A row for each month that was ever closed, the user's sign-off kept beside it. @returns cells written */
export function writeCloseTab(workbook: Workbook, records: readonly ClosedMonth[]): number {
  if (records.length === 0) return 0;
  const rows = records.map(rowOfRecord);
  const merge = mergeTable(workbook, tab, rows, { period: null, owns: () => true });
  const layout = ensureLayout(workbook, tab);
  const last = layout.sheet.lastRow();
  if (last < 2) return merge.cells;
  const read = rowReader(layout.headers);
  const columns = columnsOf(workbook);
  const wanted = layout.sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width }).reduce<WantedCell[]>((all, cells, index) => {
    const month = read(cells).day('Month');
    if (month === null || !records.some((record) => record.month === month)) return all;
    const cell = (header: string): string => `$${columnLetters(layout.at(header))}${index + 2}`;
    return all.concat(formulasOf(month, columns, cell).map(([header, text]) => ({ row: index + 2, column: layout.at(header), cell: { formula: `=${text}` } })));
  }, []);
  return merge.cells + writeCells(layout.sheet, wanted);
}

function rowOfRecord({ month, phase, closedAt, by, billed, effective, currency, open, openedAt, reason }: ClosedMonth): CloseRow {
  const isOpen = phase === 'opening' || phase === 'opened';
  return {
    month, closedAt, by, billed: keptAmount(billed), effective: keptAmount(effective), currency, open: open.join(' '),
    state: isOpen ? `opened again ${openedAt.slice(0, 10)}: ${reason}` : 'closed',
  };
}

type Columns = Readonly<{ daily: (header: string) => string; journal: ((header: string) => string) | null }>;

function columnsOf(workbook: Workbook): Columns {
  const of = <R>(shape: TableTab<R>): ((header: string) => string) => {
    const layout = ensureLayout(workbook, shape as TabShape<R>);
    const { name } = layout.sheet;
    return (header) => wholeColumn(name, layout.at(header));
  };
  return { daily: of(daily), journal: workbook.find(journal.name) === null ? null : of(journal) };
}

function formulasOf(month: Day, { daily: ledger, journal: entries }: Columns, cell: (header: string) => string): (readonly [string, string])[] {
  const sum = `SUMIFS(${ledger('Effective cost')},${ledger('Date')},">="&${cell('Month')},${ledger('Date')},"<="&EOMONTH(${cell('Month')},0),${ledger('Currency')},${cell('Currency')})`;
  const made = `SUMIFS(${ledger('Effective cost')},${ledger('Service')},"Adjustment of ${month.slice(0, 7)}*",${ledger('Date')},">="&DATE(${nextMonthStart(month).replace(/-0?/g, ',')}),${ledger('Currency')},${cell('Currency')})`;
  const side = (header: string): string => (entries === null ? '0' : `SUMIFS(${entries(header)},${entries('Month')},${cell('Month')})`);
  return [
    ['Moved since', `ROUND(${sum}-${cell('Effective cost')},8)+0`],
    ['Adjustments since', `ROUND(${made},8)`],
    ['Journal difference', `ROUND(${side('Debit')}-${side('Credit')},4)+0`],
    ['Journal', `IF(${cell('Journal difference')}=0,"balanced","not balanced")`],
  ];
}
