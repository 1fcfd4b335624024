import * as v from 'valibot';
import { addDays, daysOf } from '../../core/days.js';
import { decimal, multiply, sum } from '../../core/decimal.js';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { addUpSeats } from '../kit/add-up.js';
import { anyDay } from '../kit/any-day.js';
import { decimalNumber, list, record, textOrBlank } from '../kit/fields.js';
import { isClaudeCode } from './product.js';
import { monthAgo, MOST_ROWS, readReport } from './report-page.js';

const CENT = decimal('0.01');

const userDay = record({
  date: anyDay,
  actor: record({ email_address: textOrBlank, api_key_name: textOrBlank }),
  customer_type: textOrBlank,
  subscription_type: textOrBlank,
  model_breakdown: v.nullish(list(record({ estimated_cost: v.nullish(record({ amount: decimalNumber }), null) })), []),
});
type UserDay = v.InferOutput<typeof userDay>;

/**
 * Who used Claude Code in the last 31 days, one UTC day per call.
 *
 * @see https://platform.claude.com/docs/en/api/admin-api/claude-code/get-claude-code-usage-report (read 2026-08-22)
 *
 * Quirks: the cost is an estimate in cents, a number here and a text in the cost
 * report. For subscribers a flat fee covers it: it is shown as included use and
 * is never spend. For API customers it is part of the Anthropic bill, so it is
 * not told a second time.
 */
export const claudeCode: Feed<'seat'> = {
  id: 'claude-code',
  label: 'Users of Claude Code',
  kind: 'seat',
  window: null,
  enabled: isClaudeCode,
  start: ({ today }) => daysOf({ start: monthAgo(today), end: addDays(today, 1) }).map((day) => ({
    path: '/v1/organizations/usage_report/claude_code',
    query: [['starting_at', day], ['limit', MOST_ROWS]],
  })),
  read: (page) => {
    const { items, calls } = readReport(page, userDay);
    return { rows: addUpSeats(items.map(rowOf)), calls };
  },
};

function rowOf({ date, actor, customer_type: customer, subscription_type: subscription, model_breakdown: models }: UserDay): RowWithoutOrigin<'seat'> {
  const isCovered = customer === 'subscription';
  const told = models.flatMap(({ estimated_cost: cost }) => (cost === null ? [] : [cost.amount]));
  return {
    user: actor.email_address === '' ? actor.api_key_name : actor.email_address,
    plan: isCovered ? `Claude Code, ${subscription === '' ? 'subscription' : subscription}` : 'Claude Code, API',
    state: 'active',
    lastActive: date,
    includedUse: isCovered && told.length > 0 ? multiply(sum(told), CENT) : null,
    overage: null,
  };
}
