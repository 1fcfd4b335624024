import { startOfDay, type Day } from '../../core/days.js';
import type { Call, Page, Step } from '../provider.js';
import { anyInstant } from '../kit/any-day.js';
import { shapeFault } from '../kit/read-json.js';
import { rfc3339 } from '../kit/window.js';

const DAY_MS = 86_400_000;
/** Longest period of one answer. */
export const USAGE_WINDOW = { maxDays: 31, restatesDays: 3 };

/** Bounds of a bucket. */
export const bucketTimes = { startTime: anyInstant, endTime: anyInstant };

/** Usage of one sort, by one dimension: the report takes no second. Without a zone its days are those of UTC; it is named all the same. */
export function usageCall(account: string, { period }: Step, usageType: string, groupBy: string): Call {
  return {
    path: `/v1/accounts/${encodeURIComponent(account)}/billingUsage`,
    query: [['startTime', rfc3339(period.start)], ['endTime', rfc3339(period.end)], ['usageType', usageType], ['timezone', 'UTC'], ['groupBy', groupBy]],
    context: { account },
  };
}

/** The UTC day of a bucket. @throws Fault for one that is longer: it could not be told whose day it is */
export function bucketDay({ startTime, endTime }: Readonly<{ startTime: string; endTime: string }>, page: Page, path: string): Day {
  const day = startTime.slice(0, 10);
  if (Date.parse(endTime) > startOfDay(day) + DAY_MS) throw shapeFault(page, `${path}.endTime`, 'Expected a bucket within one UTC day, found a longer one.');
  return day;
}
