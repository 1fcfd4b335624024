import { compare, isZero } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Tokens } from '../../core/records.js';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { addUpCosts, addUpUsage } from '../kit/add-up.js';
import { disjointTokens } from '../kit/disjoint-tokens.js';
import { isOwnKey, paidReport, readReport, reportCall, type ModelDay } from './report-page.js';

const WINDOW = { maxDays: 31, restatesDays: 2 };

/**
 * What Vercel charges per day and model, in US dollars, drawn from the credits.
 *
 * Quirks: `total_cost` holds every charge of Vercel and is 0 for calls with an
 * own provider key, which that provider bills.
 */
export const costs: Feed<'cost'> = {
  id: 'costs',
  label: 'Charges by model',
  kind: 'cost',
  window: WINDOW,
  onDemand: paidReport,
  optional: true,
  start: (step) => [reportCall(step)],
  read: (page, step) => ({ rows: addUpCosts(readReport(page, step).filter((row) => !isOwnKey(row)).map(costRow)) }),
};

/**
 * Tokens and calls per day and model that Vercel charges for. Those of calls
 * with an own key are left to the provider that bills them.
 */
export const models: Feed<'usage'> = {
  id: 'models',
  label: 'Usage by model',
  kind: 'usage',
  window: WINDOW,
  onDemand: paidReport,
  optional: true,
  start: (step) => [reportCall(step)],
  read: (page, step) => {
    const rows = readReport(page, step).filter((row) => !isOwnKey(row));
    const isBelowMarket = rows.some((row) => row.market_cost !== null && !isZero(row.total_cost) && compare(row.total_cost, row.market_cost) < 0);
    const notes = isBelowMarket ? ['For some models Vercel charged less than the market cost: a discount, or calls with your own provider key among the others, whose tokens cannot be told apart. What Vercel charged is what counts.'] : [];
    return { rows: addUpUsage(rows.map(usageRow)), notes };
  },
};

/**
 * What calls with an own key would cost at the market price. The provider of the
 * key bills them, so they stand in the log, one row a day and model, and never
 * in a cost of Vercel. Which provider that is the report by model does not say: a
 * model may come from its maker or from a cloud that sells it.
 */
export const ownKey: Feed<'request'> = {
  id: 'own-key',
  label: 'Own-key spend',
  kind: 'request',
  window: WINDOW,
  onDemand: paidReport,
  optional: true,
  start: (step) => [reportCall(step)],
  read: (page, step) => ({ rows: readReport(page, step).filter(isOwnKey).map(ownKeyRow) }),
};

function costRow(told: ModelDay): RowWithoutOrigin<'cost'> {
  return { day: told.day, subAccount: '', key: '', lineItem: 'AI Gateway credits', model: told.model, meter: '', tier: '', quantity: null, unit: '', billedCost: money(told.total_cost, 'USD') };
}

function usageRow(told: ModelDay): RowWithoutOrigin<'usage'> {
  return {
    day: told.day,
    model: told.model,
    subAccount: '', key: '', user: '', tier: '', variant: '', unit: '',
    requests: told.request_count,
    ...tokensOf(told),
    cacheWrite1hTokens: null,
    quantity: null,
  };
}

function ownKeyRow(told: ModelDay): RowWithoutOrigin<'request'> {
  return {
    timestamp: `${told.day}T00:00:00Z`,
    source: 'vercel own key, day total',
    requestId: `${told.day} ${told.model}`,
    servedBy: '',
    model: told.model,
    ...tokensOf(told),
    latencyMs: null,
    status: '', user: '', team: '', project: '', feature: '', key: '',
    cost: told.market_cost === null ? null : money(told.market_cost, 'USD'),
    basis: 'estimated',
  };
}

/** `reasoning_tokens` are part of output; whether input holds cached tokens is not documented. */
function tokensOf({ input_tokens: input, cached_input_tokens: cacheRead, cache_creation_input_tokens: cacheWrite, output_tokens: output }: ModelDay): Tokens {
  return disjointTokens({ input, cacheRead, cacheWrite, output }, 'untold');
}
