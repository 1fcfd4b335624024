import type { Day } from '../../core/days.js';
import type { CloudRow, CostRow, PricedUsage } from '../../core/records.js';
import { apiCosts } from '../../tabs/api-costs.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { cloudSkus } from '../../tabs/cloud-skus.js';
import type { Workbook } from '../ports.js';
import { readTable } from '../table/index.js';

/** Rows of late that say what was counted. */
export type RecentRows = Readonly<{ usage: readonly PricedUsage[]; costs: readonly CostRow[]; cloud: readonly CloudRow[] }>;

/** Reads them from `from` on, each tab once. */
export function readRecent(workbook: Workbook, from: Day): RecentRows {
  return { usage: readTable(workbook, apiUsage, from), costs: readTable(workbook, apiCosts, from), cloud: readTable(workbook, cloudSkus, from) };
}
