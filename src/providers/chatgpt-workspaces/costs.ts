import { isWithin } from '../../core/days.js';
import { money } from '../../core/money.js';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { addUpCosts } from '../kit/add-up.js';
import { readUsage, usageCall } from './usage-page.js';

const IN_CREDITS = 'Codex is billed in credits on some days, and their price is not reported: keep the plan on the Subscriptions tab. Seats show the credits used.';

/**
 * What Codex is billed in dollars per day, where a workspace is billed so.
 *
 * Quirks: `credits`, `cost_usd` and `estimated_cost_usd` are three things;
 * credits are no money, and an estimate is not spend.
 */
export const costs: Feed<'cost'> = {
  id: 'costs',
  label: 'Codex costs',
  kind: 'cost',
  window: { maxDays: 30, restatesDays: 5 },
  start: ({ connection, period }) => [usageCall(connection, period, 'workspace')],
  read: (page, { period }) => {
    const { rows, calls } = readUsage(page);
    const inside = rows.filter(({ start_time: day }) => isWithin(day, period));
    const billed = inside.flatMap(({ start_time: day, totals: { credits, cost_usd: cost } }): RowWithoutOrigin<'cost'>[] => (cost === null ? [] : [{
      day, subAccount: '', key: '', lineItem: 'Codex', model: '', meter: '', tier: '',
      quantity: credits,
      unit: credits === null ? '' : 'credits',
      billedCost: money(cost, 'USD'),
    }]));
    return { rows: addUpCosts(billed), calls, notes: billed.length < inside.length ? [IN_CREDITS] : [] };
  },
};
