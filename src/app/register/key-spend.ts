import { addDays, type Day } from '../../core/days.js';
import { add, toNumber, type Decimal } from '../../core/decimal.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { joinKey } from '../../tabs/columns.js';
import { keys as tab } from '../../tabs/keys.js';
import { rowReader } from '../../tabs/row.js';
import type { Workbook } from '../ports.js';
import { ensureLayout } from '../table/ensure.js';
import { readTable } from '../table/read.js';
import { writeCells, type WantedCell } from '../table/want.js';

const DAYS = 30;

/**
 * Brings "Spend 30 days" of the Keys tab up to date: the allocated cost of each
 * key over the 30 days before today. Blank where no cost of the key is known,
 * or where its costs are in several currencies.
 *
 * @returns cells written
 */
export function fillKeySpend(workbook: Workbook, today: Day): number {
  const sheet = workbook.find(tab.name);
  const last = sheet?.lastRow() ?? 0;
  if (sheet === null || last < 2) return 0;
  const layout = ensureLayout(workbook, tab);
  const spend = spendByKey(workbook, today);
  const read = rowReader(layout.headers);
  const rows = sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width });
  const wanted = rows.reduce<WantedCell[]>((all, cells, index) => {
    const key = tab.read(read(cells));
    if (key.provider === '') return all;
    const cost = spend.get(joinKey([key.connection, key.key])) ?? null;
    return all.concat({ row: index + 2, column: layout.at('Spend 30 days'), cell: cost === null ? null : toNumber(cost) });
  }, []);
  return writeCells(sheet, wanted);
}

function spendByKey(workbook: Workbook, today: Day): Map<string, Decimal | null> {
  const from = addDays(today, -DAYS);
  const currencies = new Map<string, string>();
  const sums = new Map<string, Decimal | null>();
  for (const { day, connection, key, allocatedCost } of readTable(workbook, apiUsage, from)) {
    if (key === '' || allocatedCost === null || day >= today) continue;
    const at = joinKey([connection, key]);
    const standing = sums.get(at);
    const isMixed = (currencies.get(at) ?? allocatedCost.currency) !== allocatedCost.currency;
    currencies.set(at, allocatedCost.currency);
    if (standing === undefined) sums.set(at, allocatedCost.amount);
    else sums.set(at, isMixed || standing === null ? null : add(standing, allocatedCost.amount));
  }
  return sums;
}
