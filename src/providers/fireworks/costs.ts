import type * as v from 'valibot';
import { addDays, daysOf, type Day } from '../../core/days.js';
import type { Call, Feed, Page, Reading, RowWithoutOrigin } from '../provider.js';
import { addUpCosts } from '../kit/add-up.js';
import { decimalOrNull, record, textOrBlank } from '../kit/fields.js';
import { rfc3339 } from '../kit/window.js';
import { accountsCall, readByAccount } from './accounts.js';
import { ACCELERATOR_SECOND } from './dedicated.js';
import { listOrEmpty } from './list-or-empty.js';
import { moneyValue } from './money-value.js';

const item = record({
  category: textOrBlank,
  groupingKey: textOrBlank,
  groupingValue: textOrBlank,
  secondaryGroupingKey: textOrBlank,
  secondaryGroupingValue: textOrBlank,
  quantity: decimalOrNull,
  totalCost: moneyValue,
});
type Item = v.InferOutput<typeof item>;

/**
 * What Fireworks bills, by category and model.
 *
 * @see https://docs.fireworks.ai/api-reference/billing-summary (gateway specification 4.259.0)
 *
 * Quirks: the answer is one total over the whole range, so each day is asked
 * for by itself; of the times only the date counts and the end is exclusive.
 */
export const costs: Feed<'cost'> = {
  id: 'costs',
  label: 'Costs',
  kind: 'cost',
  window: { maxDays: 7, restatesDays: 3 },
  start: () => [accountsCall()],
  read: (page, step) => readByAccount<'cost'>(page, step, (account) => daysOf(step.period).map((day) => summaryCall(account, day)), readSummary),
};

function summaryCall(account: string, day: Day): Call {
  return {
    path: `/v1/accounts/${encodeURIComponent(account)}/billing/summary`,
    query: [['startTime', rfc3339(day)], ['endTime', rfc3339(addDays(day, 1))]],
    context: { account, day },
  };
}

function readSummary(page: Page): Reading<'cost'> {
  const items = listOrEmpty(page, 'lineItems', item);
  const { account = '', day = '' } = page.call.context ?? {};
  return { rows: addUpCosts(items.map((one) => ({ ...rowOf(one), day, subAccount: account }))) };
}

function rowOf(one: Item): Omit<RowWithoutOrigin<'cost'>, 'day' | 'subAccount'> {
  const groups = [[one.groupingKey, one.groupingValue], [one.secondaryGroupingKey, one.secondaryGroupingValue]] as const;
  const valueOf = (names: RegExp): string => groups.filter(([name]) => names.test(name))[0]?.[1] ?? '';
  const isDedicated = DEDICATED.test(one.category) || groups.some(([name]) => DEDICATED.test(name));
  const others = groups.filter(([name, value]) => value !== '' && !MODEL.test(name) && !KEY.test(name)).map(([name, value]) => `${name} ${value}`.trim());
  return { lineItem: [one.category].concat(others).filter((part) => part !== '').join(', '), model: valueOf(MODEL), key: valueOf(KEY), meter: isDedicated ? ACCELERATOR_SECOND : '', tier: '', quantity: one.quantity, unit: '', billedCost: one.totalCost };
}

const MODEL = /^(model|base_model)(_name)?$/;
const KEY = /^api_key_id$/;
/** Lines about deployments: their usage is told in seconds and not by model. */
const DEDICATED = /dedicated|deployment|accelerator/i;
