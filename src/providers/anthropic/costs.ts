import { decimal, multiply } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Feed } from '../provider.js';
import { addUpCosts } from '../kit/add-up.js';
import { currency, decimalText, record, textOrBlank, textOrNull } from '../kit/fields.js';
import { readBuckets, REPORT_WINDOW, reportCall } from './bucket-page.js';
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

/** Our meters for the provider's words; a word of its own stays. */
const METERS: Readonly<Record<string, string>> = {
  'uncached_input_tokens': 'input',
  'cache_read_input_tokens': 'cacheRead',
  'cache_creation.ephemeral_5m_input_tokens': 'cacheWrite',
  'cache_creation.ephemeral_1h_input_tokens': 'cacheWrite1h',
  'output_tokens': 'output',
  'web_search': 'search',
};

/**
 * What Anthropic bills per day, workspace and description.
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
  start: ({ period }) => [reportCall('/v1/organizations/cost_report', period, ['workspace_id', 'description'])],
  read: (page, step) => {
    const { results, calls } = readBuckets(page, step, result);
    const rows = results.map(({ day, result: cost }) => {
      const word = cost.token_type === '' ? cost.cost_type : cost.token_type;
      return {
        day,
        subAccount: workspaceOf(cost.workspace_id),
        key: '',
        lineItem: cost.description,
        model: cost.model,
        meter: METERS[word] ?? word,
        tier: tierOf(cost.service_tier),
        quantity: null,
        unit: '',
        billedCost: money(multiply(cost.amount, CENT), cost.currency),
      };
    });
    return { rows: addUpCosts(rows), calls };
  },
};
