import * as v from 'valibot';
import type { Period } from '../../core/days.js';
import { isZero } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Call, Feed, Page, Reading, RowWithoutOrigin } from '../provider.js';
import { addUpCosts } from '../kit/add-up.js';
import { decimalNumber, list, record, rfc3339Day, text, yesNo } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import { readForTeam, teamCalls } from './team.js';

const analytics = record({
  timeSeries: list(record({
    group: list(text),
    dataPoints: list(record({ timestamp: rfc3339Day, values: list(decimalNumber) })),
  })),
  limitReached: v.nullish(yesNo, false),
});

/**
 * Cost per day and line item.
 *
 * @see https://docs.x.ai/developers/rest-api-reference/management/billing (read 2026-11-21)
 *
 * Quirks: here amounts are dollars as numbers, everywhere else in this API
 * they are cents as text; days without cost are sent as zeros; a cut answer
 * says so with `limitReached` and cannot be paged.
 */
export const costs: Feed<'cost'> = {
  id: 'costs',
  label: 'Costs',
  kind: 'cost',
  window: { maxDays: 31, restatesDays: 3 },
  start: (step) => teamCalls(step, (team) => [usageCall(team, step.period)]),
  read: (page, step) => readForTeam<'cost'>(page, (team) => [usageCall(team, step.period)], readUsage),
};

function usageCall(team: string, { start, end }: Period): Call {
  return {
    method: 'post',
    path: `/v1/billing/teams/${team}/usage`,
    body: {
      analyticsRequest: {
        timeRange: { startTime: `${start} 00:00:00`, endTime: `${end} 00:00:00`, timezone: 'Etc/GMT' },
        timeUnit: 'TIME_UNIT_DAY',
        values: [{ name: 'usd', aggregation: 'AGGREGATION_SUM' }],
        groupBy: ['description'],
        filters: [],
      },
    },
  };
}

function readUsage(page: Page): Reading<'cost'> {
  const { timeSeries, limitReached } = readJson(analytics, page);
  const rows: RowWithoutOrigin<'cost'>[] = [];
  timeSeries.forEach(({ group, dataPoints }, series) => {
    dataPoints.forEach(({ timestamp, values: [dollars] }, point) => {
      if (dollars === undefined) throw shapeFault(page, `timeSeries[${series}].dataPoints[${point}].values[0]`, 'This field is missing.');
      if (isZero(dollars)) return;
      rows.push({ day: timestamp, subAccount: '', key: '', lineItem: group.join(', '), model: '', meter: '', tier: '', quantity: null, unit: '', billedCost: money(dollars, 'USD') });
    });
  });
  return { rows: addUpCosts(rows), notes: limitReached ? ['xAI cut the answer off at its limit of line items: these costs are not all of them.'] : [] };
}
