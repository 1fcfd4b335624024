import type { PoolReview } from '../../core/credits/review.js';
import { absolute, isNegative, isZero } from '../../core/decimal.js';
import { amountText, countText } from '../../core/text.js';
import { creditLots as tab, type CreditLotRow } from '../../tabs/credit-lots.js';
import { rowReader } from '../../tabs/row.js';
import type { Workbook } from '../ports.js';
import { mergeTable } from '../table/index.js';
import { layoutOf } from '../table/layout.js';
import { columnLetters, wholeColumn } from '../table/letters.js';
import { writeCells, type WantedCell } from '../table/want.js';

/**
 * Writes Credit lots: a row per wallet and per lot. Without lots there is no
 * such tab; one that is there is emptied of ours.
 *
 * @returns cells written
 */
export function writeCreditLots(workbook: Workbook, reviews: readonly PoolReview[], providerLabel: (provider: string) => string): number {
  if (reviews.length === 0 && workbook.find(tab.name) === null) return 0;
  const rows = reviews.reduce<CreditLotRow[]>((all, review) => all.concat(rowsOf(review, providerLabel)), []);
  // A row of a person has no kind that we write; all that have one are ours.
  const merge = mergeTable(workbook, tab, rows, { period: null, owns: ({ wallet }) => wallet !== '' });
  return merge.cells + writeFormulas(workbook);
}

function rowsOf(review: PoolReview, providerLabel: (provider: string) => string): CreditLotRow[] {
  const { pool: { provider, connection, currency }, lots, reading, drift, perDay, days, lastsUntil, lapses } = review;
  const place = { wallet: `${connection === '' ? providerLabel(provider) : connection}, ${currency}`, provider, connection, currency };
  const next = lapses[0];
  const wallet: CreditLotRow = {
    ...place, ...NO_LOT, kind: 'wallet', told: reading?.amount ?? null, toldOn: reading?.day ?? null, drift, perDay, days, lastsUntil,
    nextExpiry: next?.day ?? null, lapsing: next?.amount ?? null, state: stateOf(review),
  };
  const seen = new Map<string, number>();
  return [wallet].concat(lots.map(({ id, kind, day, expires, amount, used, expired, withdrawn }): CreditLotRow => {
    const name = `${id}\n${day}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { ...place, ...NO_WALLET, kind, lot: count === 1 ? id : `${id} (${count})`, day, expires, amount, used, expired, withdrawn };
  }));
}

const NO_LOT = { lot: '', day: null, expires: null, amount: null, used: null, expired: null, withdrawn: null } as const;
const NO_WALLET = { told: null, toldOn: null, drift: null, perDay: null, days: null, lastsUntil: null, nextExpiry: null, lapsing: null, state: '' } as const;

function stateOf({ pool, balance, drift, isDrifting, uncounted, unread }: PoolReview): string {
  if (unread > 0) return `incomplete: ${countText(unread, 'row')} of Credits cannot be read`;
  if (uncounted > 0) return `incomplete: ${countText(uncounted, 'line')} without cost or rate`;
  if (isDrifting && drift !== null) return `drifts: ${amountText(absolute(drift), pool.currency)} ${isNegative(drift) ? 'less' : 'more'} told than the lots leave`;
  if (isZero(balance)) return 'empty';
  return drift === null ? 'no balance told' : 'agrees';
}

function writeFormulas(workbook: Workbook): number {
  const sheet = workbook.find(tab.name);
  const last = sheet?.lastRow() ?? 0;
  if (sheet === null || last < 2) return 0;
  const layout = layoutOf(sheet, tab);
  const read = rowReader(layout.headers);
  const wanted: WantedCell[] = [];
  sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width }).forEach((cells, index) => {
    const row = index + 2;
    const record = tab.read(read(cells));
    if (record.wallet === '') return;
    const at = (header: string): string => `$${columnLetters(layout.at(header))}${row}`;
    const left = `=${at('Amount')}-${at('Used')}-${at('Expired unused')}-${at('Went back')}`;
    const balance = `=SUMIFS(${wholeColumn(sheet.name, layout.at('Left'))},${wholeColumn(sheet.name, layout.at('Wallet'))},${at('Wallet')})`;
    wanted.push({ row, column: layout.at('Left'), cell: record.kind === 'wallet' ? null : { formula: left } });
    wanted.push({ row, column: layout.at('Balance'), cell: record.kind === 'wallet' ? { formula: balance } : null });
  });
  return writeCells(sheet, wanted);
}
