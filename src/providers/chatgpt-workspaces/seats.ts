import { isZero } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { addUpSeats } from '../kit/add-up.js';
import { lastMonth, readUsage, usageCall, type UsageRow } from './usage-page.js';

/**
 * Who used Codex in the last 30 days: credits as included use, dollars as
 * overage where the workspace is billed in them. The dollars are in the costs
 * per day as well, so they are shown here and not added.
 */
export const seats: Feed<'seat'> = {
  id: 'seats',
  label: 'Users of Codex',
  kind: 'seat',
  window: null,
  start: ({ connection, today }) => [usageCall(connection, lastMonth(today), 'user')],
  read: (page) => {
    const { rows, calls } = readUsage(page);
    return { rows: addUpSeats(rows.map(seatOf)), calls };
  },
};

function seatOf(row: UsageRow): RowWithoutOrigin<'seat'> {
  const { threads, turns, credits, cost_usd: cost } = row.totals;
  const isActive = (threads ?? 0) > 0 || (turns ?? 0) > 0 || (credits !== null && !isZero(credits));
  return {
    user: row.user,
    plan: 'Codex',
    state: '',
    lastActive: isActive ? row.start_time : null,
    includedUse: credits,
    overage: cost === null ? null : money(cost, 'USD'),
  };
}
