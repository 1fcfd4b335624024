import { allocate } from '../../core/allocation/allocate.js';
import { isWithin, type Period } from '../../core/days.js';
import type { PriceBook } from '../../core/prices/book.js';
import type { CostRow, Finding, UsageRow } from '../../core/records.js';
import { cloudAmounts, costAmounts } from '../../core/restatements.js';
import { apiCosts } from '../../tabs/api-costs.js';
import { apiLog } from '../../tabs/api-log.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { cloudSkus } from '../../tabs/cloud-skus.js';
import { rowOf } from '../../tabs/row.js';
import type { TableTab } from '../../tabs/tab.js';
import type { Workbook } from '../ports.js';
import { mergeTable, readTable, type MergeResult } from '../table/index.js';
import { hullOf } from '../sync/held.js';
import { importedAgain } from '../sync/restated.js';
import { billReach, callReach, dailyReach, type NamedRows } from './targets.js';

export type Written = Readonly<{ added: number; changed: number; removed: number; findings: readonly Finding[] }>;

/**
 * Writes the rows of one file. Costs and usage of one import are allocated to
 * each other, as those of a connection are. What a file changes of days it told
 * of before is recorded as a restatement.
 */
export function writeRows(workbook: Workbook, book: () => PriceBook, rows: NamedRows, now: number): Written {
  const merges: (MergeResult | Readonly<{ findings: readonly Finding[] }>)[] = [];
  if (rows.cost.length + rows.usage.length > 0) writeBilling(workbook, book, rows, now).forEach((merge) => { merges.push(merge); });
  if (rows.cloud.length > 0) merges.push(mergeTable(workbook, cloudSkus, rows.cloud, billReach(rows.cloud), importedAgain(workbook, cloudAmounts, now)));
  if (rows.request.length > 0) merges.push(mergeTable(workbook, apiLog, rows.request, callReach(rows.request)));
  const total = (count: 'added' | 'changed' | 'removed'): number => merges.reduce((sum, merge) => sum + (count in merge ? (merge as MergeResult)[count] : 0), 0);
  return { added: total('added'), changed: total('changed'), removed: total('removed'), findings: merges.flatMap(({ findings }) => findings) };
}

function writeBilling(workbook: Workbook, book: () => PriceBook, rows: NamedRows, now: number): (MergeResult | Readonly<{ findings: readonly Finding[] }>)[] {
  const costReach = dailyReach(rows.cost);
  const usageReach = dailyReach(rows.usage);
  const periods = [costReach.period, usageReach.period].filter((period): period is Period => period !== null);
  const scope = hullOf(periods);
  const connection = (rows.cost[0] ?? rows.usage[0])?.connection ?? '';
  const costMerge = rows.cost.length === 0 ? [] : [mergeTable(workbook, apiCosts, held(apiCosts, rows.cost), costReach, importedAgain(workbook, costAmounts, now))];
  const within = <R extends { connection: string; day: string }>(all: readonly R[]): R[] => all.filter((row) => row.connection === connection && isWithin(row.day, scope));
  const isReplaced = (row: UsageRow): boolean => usageReach.period !== null && isWithin(row.day, usageReach.period) && usageReach.owns(row);
  const stored = within(readTable(workbook, apiUsage, scope.start)).filter((row) => !isReplaced(row));
  const usage: UsageRow[] = [...stored, ...rows.usage];
  if (usage.length === 0) return costMerge;
  const costs = within(readTable(workbook, apiCosts, scope.start));
  const allocation = allocate({ costs, usage, book: book() });
  return [...costMerge, mergeTable(workbook, apiUsage, allocation.usage, { period: scope, owns: (row) => row.connection === connection }), { findings: allocation.findings }];
}

/** Rows as the sheet gives them back: amounts pass through the cell's double once, so that a later run computes the same splits. */
function held(tab: TableTab<CostRow>, rows: readonly CostRow[]): CostRow[] {
  const headers = tab.columns.map((column) => column.header);
  return rows.map((row) => tab.read(rowOf(headers, tab.columns.map((column) => column.cell?.(row) ?? null))));
}
