import * as v from 'valibot';
import { decimal, multiply } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Call, Page, Reading, RowWithoutOrigin, Step } from '../provider.js';
import { addUpCosts, addUpUsage } from '../kit/add-up.js';
import { count, countOrNull, currency, decimalNumber, record, textOrBlank, textOrNull } from '../kit/fields.js';
import { analyticsCall, readAnalytics } from './analytics-page.js';
import { meterOf } from './meter.js';
import { tierOf } from './tier.js';
import { rowsOfUse } from './use.js';
import { workspaceOf } from './workspace.js';

const CENT = decimal('0.01');
const CALLER = ['model', 'api_key_id', 'workspace_id', 'service_tier'];

const usageRow = record({
  group: record({ model: textOrBlank, api_key_id: textOrBlank, workspace_id: textOrNull, service_tier: textOrBlank, context_window: textOrBlank, inference_geo: textOrBlank }),
  usage: record({
    uncached_input_tokens: count,
    cache_creation: record({ ephemeral_5m_input_tokens: count, ephemeral_1h_input_tokens: count }),
    cache_read_input_tokens: count,
    output_tokens: count,
    requests: countOrNull,
    server_tool_use: v.nullish(record({ web_search_requests: v.nullish(count, 0) }), null),
  }),
});

const costRow = record({
  group: record({ model: textOrBlank, api_key_id: textOrBlank, workspace_id: textOrNull, service_tier: textOrBlank, cost_type: textOrBlank, token_type: textOrBlank }),
  cost: record({ amount: decimalNumber, currency }),
});

export function usageCall(step: Step): Call {
  return analyticsCall('usage', step, [...CALLER, 'context_window', 'inference_geo']);
}

export function costCall(step: Step): Call {
  return analyticsCall('cost', step, [...CALLER, 'cost_type', 'token_type']);
}

/** @see https://platform.claude.com/docs/en/manage-claude/usage-cost-analytics-api (read 2026-11) */
export function readUsage(page: Page, step: Step): Reading<'usage'> {
  const { results, calls } = readAnalytics(page, step, usageRow);
  return { rows: addUpUsage(results.flatMap(({ day, result: { group, usage } }) => rowsOfUse(day, { ...group, ...usage }))), calls };
}

/** `amount` is after discount and before credits, in cents with decimals, as text or as a number. */
export function readCosts(page: Page, step: Step): Reading<'cost'> {
  const { results, calls } = readAnalytics(page, step, costRow);
  const rows = results.map(({ day, result: { group, cost } }): RowWithoutOrigin<'cost'> => {
    const word = group.token_type === '' ? group.cost_type : group.token_type;
    return {
      day,
      subAccount: workspaceOf(group.workspace_id),
      key: group.api_key_id,
      lineItem: [group.model, word].filter((part) => part !== '').join(' '),
      model: group.model,
      meter: meterOf(word),
      tier: tierOf(group.service_tier),
      quantity: null,
      unit: '',
      billedCost: money(multiply(cost.amount, CENT), cost.currency),
    };
  });
  return { rows: addUpCosts(rows), calls };
}
