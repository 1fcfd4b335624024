import { decimal, multiply } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Feed } from '../provider.js';
import { addUpCosts } from '../kit/add-up.js';
import { currency, decimalText, record, textOrBlank, textOrNull } from '../kit/fields.js';
import { costCall, readCosts } from './analytics.js';
import { isAnalytics, usesAnalytics } from './analytics-page.js';
import { readBuckets, REPORT_WINDOW, reportCall } from './bucket-page.js';
import { meterOf } from './meter.js';
import { tierOf } from './tier.js';
import { workspaceOf } from './workspace.js';

const CENT = decimal('0.01');

const result = record({
  amount: decimalText,
  currency,
  cost_type: textOrBlank,
  description: textOrBlank,
  model: textOrBlank,
  token_type: textOrBlank,
  service_tier: textOrBlank,
  workspace_id: textOrNull,
});

/**
 * What Anthropic bills per day, workspace and description; by the analytics
 * per key and token kind as well.
 *
 * @see https://platform.claude.com/docs/en/api/admin-api/usage-cost/get-cost-report (read 2026-08-22)
 *
 * Quirks: `amount` is a text in cents with any number of decimals, here made
 * whole units; model and token kind are told only for tokens; priority tier is
 * never part of it.
 */
export const costs: Feed<'cost'> = {
  id: 'costs',
  label: 'Costs',
  kind: 'cost',
  window: REPORT_WINDOW,
  start: (step) => [usesAnalytics(step) ? costCall(step) : reportCall('/v1/organizations/cost_report', step.period, ['workspace_id', 'description'])],
  read: (page, step) => {
    if (isAnalytics(page)) return readCosts(page, step);
    const { results, calls } = readBuckets(page, step, result);
    const rows = results.map(({ day, result: cost }) => {
      const word = cost.token_type === '' ? cost.cost_type : cost.token_type;
      return {
        day,
        subAccount: workspaceOf(cost.workspace_id),
        key: '',
        lineItem: cost.description,
        model: cost.model,
        meter: meterOf(word),
        tier: tierOf(cost.service_tier),
        quantity: null,
        unit: '',
        billedCost: money(multiply(cost.amount, CENT), cost.currency),
      };
    });
    return { rows: addUpCosts(rows), calls };
  },
};
