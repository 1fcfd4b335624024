import { isDay, type Day } from '../core/days.js';
import { toNumber } from '../core/decimal.js';
import { isPriced, priceUsage } from '../core/price.js';
import { priceBook } from '../core/prices/book.js';
import { modelPricesOf, type PriceList } from '../core/prices/list.js';

/** Arguments of the custom function as cells give them: any of them may be blank. */
export type EstimateQuestion = Readonly<{
  provider: unknown;
  model: unknown;
  inputTokens: unknown;
  outputTokens: unknown;
  cacheReadTokens: unknown;
  day: unknown;
}>;

const HALF_DAY_MS = 43_200_000;
/** A day after every price of the list: the newest price holds. */
const NEWEST: Day = '9999-12-31';

/**
 * The list price of one call. Pure: custom functions may fetch nothing.
 *
 * @returns currency units of the list, or a text that says what is missing
 */
export function estimate(list: PriceList, question: EstimateQuestion): number | string {
  const counts = [question.inputTokens, question.outputTokens, question.cacheReadTokens].map(countOf);
  if (counts.some((count) => count === null)) return 'A token count must be a whole number of at least 0.';
  const day = dayOf(question.day);
  if (day === null) return 'The day must be a date cell or a text such as 2026-11-16.';
  const [inputTokens = 0, outputTokens = 0, cacheReadTokens = 0] = counts;
  const priced = priceUsage(
    {
      provider: textOf(question.provider), model: textOf(question.model), tier: '', variant: '',
      inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens: 0, cacheWrite1hTokens: 0,
      requests: 1, quantity: null, unit: '',
    },
    day,
    priceBook(modelPricesOf(list)),
  );
  return isPriced(priced) ? toNumber(priced.amount) : `There is ${priced.missing.join(' and ')}.`;
}

function countOf(value: unknown): number | null {
  if (value === '' || value === undefined || value === null) return 0;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

/** Midnight of the sheet's zone plus half a day lies within the same UTC day, up to twelve hours from Greenwich. */
function dayOf(value: unknown): Day | null {
  if (value === '' || value === undefined || value === null) return NEWEST;
  if (Object.prototype.toString.call(value) === '[object Date]') {
    return new Date((value as Date).getTime() + HALF_DAY_MS).toISOString().slice(0, 10);
  }
  return typeof value === 'string' && isDay(value.trim()) ? value.trim() : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
