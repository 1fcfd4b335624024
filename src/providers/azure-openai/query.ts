import { addDays, type Period } from '../../core/days.js';
import type { Call, Connection, Step } from '../provider.js';
import { scopeOf, settingOf } from './settings.js';

const API_VERSION = '2023-11-01';
const MOST_ROWS = '5000';
/** Own name, own bucket of calls: without it all callers of a tenant share one. */
const CLIENT_TYPE = 'Spendsheet';

export type Dimension = Readonly<{ type: 'Dimension' | 'TagKey'; name: string }>;
export type Filter = Readonly<{ name: string; values: readonly string[] }>;

/** One query: at most two groupings and two sums, one row per day and group. */
export function queryCall({ connection, period }: Step, grouping: readonly Dimension[], filter: Filter): Call {
  return {
    method: 'post',
    path: `${scopeOf(connection)}/providers/Microsoft.CostManagement/query`,
    query: [['api-version', API_VERSION], ['$top', MOST_ROWS]],
    headers: { ClientType: CLIENT_TYPE },
    body: {
      type: settingOf(connection, 'costType') === 'amortized' ? 'AmortizedCost' : 'ActualCost',
      timeframe: 'Custom',
      timePeriod: daysAsked(period),
      dataset: {
        granularity: 'Daily',
        aggregation: { totalCost: { name: 'Cost', function: 'Sum' }, totalQuantity: { name: 'UsageQuantity', function: 'Sum' } },
        grouping,
        filter: { dimensions: { name: filter.name, operator: 'In', values: filter.values } },
      },
    },
  };
}

/** The last day is part of what Azure gives. */
function daysAsked({ start, end }: Period): Readonly<{ from: string; to: string }> {
  return { from: `${start}T00:00:00Z`, to: `${addDays(end, -1)}T23:59:59Z` };
}

/** Who used it, beside the meter: the resource, which only subscriptions and their groups can tell. */
export function holderOf(connection: Connection): Dimension {
  return { type: 'Dimension', name: /^\/subscriptions\//i.test(scopeOf(connection)) ? 'ResourceId' : 'SubscriptionName' };
}
