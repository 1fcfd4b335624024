import { addDays, type Day } from '../../core/days.js';
import { priceBook, type PriceBook } from '../../core/prices/book.js';
import { discounted, hasPrice } from '../../core/prices/discount.js';
import { disagreementsOf, disagreementText } from '../../core/prices/sources.js';
import type { ModelPrice } from '../../core/prices/prices.js';
import type { CostRow, Finding } from '../../core/records.js';
import { countText } from '../../core/text.js';
import { isBlank } from '../../tabs/cell.js';
import { prices as tab } from '../../tabs/prices.js';
import { rowReader } from '../../tabs/row.js';
import type { App } from '../app.js';
import { ensureLayout } from '../table/ensure.js';
import { writeCells, type WantedCell } from '../table/want.js';

/** Days of bills a unit price is taken from. */
const BILL_DAYS = 7;

/** Says beside each price in force which other source says otherwise. */
export function comparePrices(app: App, costs: readonly CostRow[], today: Day): Readonly<{ cells: number; findings: readonly Finding[] }> {
  const { workbook } = app.ports;
  const last = workbook.find(tab.name)?.lastRow() ?? 0;
  if (last < 2) return { cells: 0, findings: [] };
  const layout = ensureLayout(workbook, tab);
  const read = rowReader(layout.headers);
  const [list, book] = [priceBook(app.listPrices()), app.book()];
  const recent = costs.filter(({ day, quantity }) => quantity !== null && day >= addDays(today, -BILL_DAYS) && day < today);
  const wanted = layout.sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width }).map((cells, index): WantedCell => {
    const price = tab.read(read(cells));
    const isInForce = !isBlank(cells[layout.at('Model') - 1]) && price.source !== 'proposed' && (price.from ?? '') <= today && (price.to === null || price.to > today);
    const text = isInForce ? disagreementText(disagreementsOf(netPrice(price, book, today), list, recent, today)) : '';
    return { row: index + 2, column: layout.at('Compared'), cell: text === '' ? null : text };
  });
  const count = wanted.filter(({ cell }) => cell !== null).length;
  const findings: Finding[] = count === 0 ? [] : [{ level: 'note', where: tab.name, what: `Sources disagree on ${countText(count, 'price')}.`, fix: 'See the column Compared; your own rows count.' }];
  return { cells: writeCells(layout.sheet, wanted), findings };
}

/** What a row comes to once the contract's discount is off: a bill is net of it. */
function netPrice(row: ModelPrice, book: PriceBook, today: Day): ModelPrice {
  if (row.source === 'user') return hasPrice(row) ? discounted(row, row) : row;
  const counted = book.find(row.provider, row.model, today);
  return counted?.before?.source === 'list' ? counted : row;
}
