import { addDays, type Day } from '../../core/days.js';
import { add, toNumber, type Decimal } from '../../core/decimal.js';
import { forgottenWhy, isOpen, keyFlag, SPEND_DAYS, type KeyReview, type KeyUse } from '../../core/key-review.js';
import type { KeyRow, PricedUsage } from '../../core/records.js';
import { joinKey } from '../../tabs/columns.js';
import { keys as tab, OWN_OWNER } from '../../tabs/keys.js';
import { rowReader } from '../../tabs/row.js';
import type { Workbook } from '../ports.js';
import { ensureLayout } from '../table/ensure.js';
import { writeCells, type WantedCell } from '../table/want.js';

/** Usage rows of at least the 30 days before today. */
type Usage = readonly PricedUsage[];
type FoundKey = Readonly<{ row: number; key: KeyRow; spend: Decimal | null; use: KeyUse }>;

/**
 * Brings "Spend 30 days" and "Flag" of the Keys tab up to date. The spend is
 * the allocated cost of each key over the 30 days before today, blank where no
 * cost of the key is known, or where its costs are in several currencies.
 *
 * @returns cells written
 */
export function fillKeySpend(workbook: Workbook, usage: Usage, today: Day): number {
  const sheet = workbook.find(tab.name);
  if (sheet === null || sheet.lastRow() < 2) return 0;
  const layout = ensureLayout(workbook, tab);
  const wanted = keysOf(workbook, usage, today).reduce<WantedCell[]>((all, { row, key, spend, use }) => {
    const flag = keyFlag(key, use, today);
    return all.concat(
      { row, column: layout.at('Spend 30 days'), cell: spend === null ? null : toNumber(spend) },
      { row, column: layout.at('Flag'), cell: flag === '' ? null : flag },
    );
  }, []);
  return writeCells(sheet, wanted);
}

/** How many keys of the Keys tab seem forgotten, and how many that can be used have no owner. */
export function reviewKeys(workbook: Workbook, usage: Usage, today: Day): KeyReview {
  const found = keysOf(workbook, usage, today);
  return {
    forgotten: found.filter(({ key, use }) => forgottenWhy(key, use, today) !== '').length,
    unowned: found.filter(({ key }) => isOpen(key) && key.owner === '').length,
  };
}

/** The rows of the tab with what usage tells of them; an owner the user named counts where the provider names none. */
function keysOf(workbook: Workbook, usage: Usage, today: Day): FoundKey[] {
  const sheet = workbook.find(tab.name);
  const last = sheet?.lastRow() ?? 0;
  if (sheet === null || last < 2) return [];
  const layout = ensureLayout(workbook, tab);
  const used = useOfKeys(usage, today);
  const read = rowReader(layout.headers);
  return sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width }).reduce<FoundKey[]>((all, cells, index) => {
    const row = read(cells);
    const key = tab.read(row);
    if (key.provider === '') return all;
    const owner = key.owner === '' ? row.text(OWN_OWNER) : key.owner;
    return all.concat({ row: index + 2, key: { ...key, owner }, ...used(key) });
  }, []);
}

function useOfKeys(usage: Usage, today: Day): (key: KeyRow) => Pick<FoundKey, 'spend' | 'use'> {
  const from = addDays(today, -SPEND_DAYS);
  const lately = usage.filter(({ day, key }) => key !== '' && day >= from && day < today);
  const byKey = new Set(lately.map(({ connection }) => connection));
  const seen = new Set(lately.map(({ connection, key }) => joinKey([connection, key])));
  const spend = spendByKey(lately);
  return ({ connection, key }) => {
    const at = joinKey([connection, key]);
    return { spend: spend.get(at) ?? null, use: seen.has(at) ? 'spent' : byKey.has(connection) ? 'idle' : 'unknown' };
  };
}

function spendByKey(usage: Usage): Map<string, Decimal | null> {
  const currencies = new Map<string, string>();
  const sums = new Map<string, Decimal | null>();
  for (const { connection, key, allocatedCost } of usage) {
    if (allocatedCost === null) continue;
    const at = joinKey([connection, key]);
    const standing = sums.get(at);
    const isMixed = (currencies.get(at) ?? allocatedCost.currency) !== allocatedCost.currency;
    currencies.set(at, allocatedCost.currency);
    if (standing === undefined) sums.set(at, allocatedCost.amount);
    else sums.set(at, isMixed || standing === null ? null : add(standing, allocatedCost.amount));
  }
  return sums;
}
