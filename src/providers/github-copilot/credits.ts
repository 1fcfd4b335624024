import type * as v from 'valibot';
import { daysOf, type Day } from '../../core/days.js';
import { isZero, toNumber, ZERO, type Decimal } from '../../core/decimal.js';
import type { Call, Feed, RowWithoutOrigin, Step } from '../provider.js';
import { addUpUsage } from '../kit/add-up.js';
import { countOrNull, decimalNumber, decimalOrNull, list, record, text, textOrBlank } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import { billingPath } from './account.js';
import { isCopilot, meterOf } from './meter.js';

/** From this day on Copilot counts AI credits; before it counted premium requests. */
const AI_CREDITS_SINCE: Day = '2026-06-01';

const report = record({
  timePeriod: record({ day: countOrNull }),
  usageItems: list(record({ product: text, sku: text, model: textOrBlank, unitType: textOrBlank, netQuantity: decimalNumber, discountQuantity: decimalOrNull })),
});
type Item = v.InferOutput<typeof report>['usageItems'][number];

/**
 * AI credits, before them premium requests, per day and model, those of the
 * included allowance apart. Their money is in the billed usage.
 *
 * @see https://docs.github.com/en/rest/billing/usage (schema 2026-03-10)
 *
 * Quirks: an answer has no days in it, so each day is asked for; 24 months back.
 */
export const credits: Feed<'usage'> = {
  id: 'credits',
  label: 'AI credits',
  kind: 'usage',
  window: { maxDays: 31, restatesDays: 3, keepsDays: 730 },
  optional: true,
  start: (step) => daysOf(step.period).filter((day) => day <= step.today).map((day) => dayCall(day, step)),
  read: (page) => {
    const { timePeriod, usageItems } = readJson(report, page);
    const day = page.call.context?.['day'] ?? '';
    if (timePeriod.day !== null && timePeriod.day !== Number(day.slice(8))) throw shapeFault(page, 'timePeriod.day', 'Another day came than the one asked for.');
    return { rows: addUpUsage(usageItems.filter(isCopilot).flatMap((item) => usageRows(item, day))) };
  },
};

function dayCall(day: Day, { connection }: Step): Call {
  const name = day < AI_CREDITS_SINCE ? 'premium_request' : 'ai_credit';
  const [year = '', month = '', date = ''] = day.split('-');
  return {
    path: `${billingPath(connection)}/${name}/usage`,
    query: [['year', year], ['month', String(Number(month))], ['day', String(Number(date))]],
    context: { day },
  };
}

function usageRows(item: Item, day: Day): RowWithoutOrigin<'usage'>[] {
  const told: readonly (readonly [string, Decimal])[] = [['', item.netQuantity], ['included', item.discountQuantity ?? ZERO]];
  return told.filter(([, quantity]) => !isZero(quantity)).map(([tier, quantity]) => ({
    day,
    subAccount: '', key: '', user: '', variant: '',
    model: item.model,
    tier,
    requests: null, inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, cacheWrite1hTokens: null, outputTokens: null,
    quantity: toNumber(quantity),
    unit: meterOf(item),
  }));
}
