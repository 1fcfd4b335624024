import { isZero } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { addUpCosts, addUpUsage } from '../kit/add-up.js';
import { activityCall, isOwnKey, readActivity, type Activity } from './activity-page.js';

/** 30 completed days, and today, of which nothing is told yet. */
const WINDOW = { maxDays: 31, restatesDays: 2, keepsDays: 31 };

/**
 * OpenRouter credits spent per day, workspace, model and upstream provider.
 *
 * Quirks: `usage` is US dollars with a binary tail; free models are billed 0. A
 * fee on calls with an own key is a line of its own, about no usage of ours.
 */
export const costs: Feed<'cost'> = {
  id: 'costs',
  label: 'Credits spent',
  kind: 'cost',
  window: WINDOW,
  start: () => [activityCall()],
  read: (page, step) => {
    const rows = readActivity(page, step).filter((row) => !(isOwnKey(row) && isZero(row.usage)));
    return { rows: addUpCosts(rows.map(costRow)) };
  },
};

/**
 * Tokens and requests per day, workspace and model.
 *
 * Calls that all went out with an own key are left to the provider that bills
 * them. Quirks: `prompt_tokens` holds cached tokens and the report does not say
 * how many; `completion_tokens` holds `reasoning_tokens`.
 */
export const usage: Feed<'usage'> = {
  id: 'usage',
  label: 'Usage',
  kind: 'usage',
  window: WINDOW,
  start: () => [activityCall()],
  read: (page, step) => {
    const rows = readActivity(page, step).filter((row) => !isOwnKey(row));
    const mixed = rows.filter((row) => !isZero(row.byok_usage_inference)).length;
    const notes = mixed === 0 ? [] : ['Some rows hold calls paid with credits and calls with your own provider key together; their tokens cannot be told apart and are all shown here.'];
    return { rows: addUpUsage(rows.map(usageRow)), notes };
  },
};

/**
 * What calls with an own key cost at the upstream provider, by OpenRouter's
 * reckoning: the other wallet. That provider bills it, so it stands in the log,
 * one row a day, model and endpoint, and never in a cost.
 */
export const byok: Feed<'request'> = {
  id: 'byok',
  label: 'Own-key spend',
  kind: 'request',
  window: WINDOW,
  start: () => [activityCall()],
  read: (page, step) => ({ rows: readActivity(page, step).filter((row) => !isZero(row.byok_usage_inference)).map(ownKeyRow) }),
};

function costRow(row: Activity): RowWithoutOrigin<'cost'> {
  const isFee = isOwnKey(row);
  return {
    day: row.date,
    subAccount: row.workspace_id,
    key: '',
    lineItem: isFee ? `${row.provider_name}, fee for own-key calls` : row.provider_name,
    model: isFee ? '' : row.model,
    meter: '',
    tier: '',
    quantity: null,
    unit: '',
    billedCost: money(row.usage, 'USD'),
  };
}

function usageRow(row: Activity): RowWithoutOrigin<'usage'> {
  return {
    day: row.date,
    subAccount: row.workspace_id,
    key: '', user: '', tier: '', variant: '', unit: '',
    model: row.model,
    requests: row.requests,
    inputTokens: row.prompt_tokens,
    cacheReadTokens: null, cacheWriteTokens: null, cacheWrite1hTokens: null,
    outputTokens: row.completion_tokens,
    quantity: null,
  };
}

function ownKeyRow(row: Activity): RowWithoutOrigin<'request'> {
  const isWhole = isOwnKey(row);
  return {
    timestamp: `${row.date}T00:00:00Z`,
    source: 'openrouter own key, day total',
    requestId: [row.date, row.endpoint_id, row.model_permaslug, row.workspace_id].filter((part) => part !== '').join(' '),
    servedBy: row.provider_name,
    model: row.model,
    inputTokens: isWhole ? row.prompt_tokens : null,
    cacheReadTokens: null, cacheWriteTokens: null,
    outputTokens: isWhole ? row.completion_tokens : null,
    latencyMs: null,
    status: '', user: '', team: '', feature: '', key: '',
    project: row.workspace_id,
    cost: money(row.byok_usage_inference, 'USD'),
    basis: 'estimated',
  };
}
