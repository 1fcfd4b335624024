import { dayOfInstant, isDay, type Day } from '../days.js';

/** Whether `11/05/2026` is the fifth of November or the eleventh of May. */
export type DateOrder = 'monthFirst' | 'dayFirst';

/** What a column of dates tells about its order: nothing speaks against either, no date leaves a choice, or both occur. */
export type OrderReading = DateOrder | 'either' | 'untold' | 'mixed';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = String.raw`(?:[T ,]\s*(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*([ap]m)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`, 'i');
const NAMED = new RegExp(String.raw`^(?:([a-z]{3})[a-z]*\.? (\d{1,2})|(\d{1,2})\.?[ -]([a-z]{3})[a-z]*\.?),?[ -](\d{4})${TIME}$`, 'i');
const COMPACT = /^(20\d{2})(\d{2})(\d{2})$/;
const EPOCH = /^\d{10}(\d{3})?(\d{6})?(\.\d+)?$/;

/** Which order the dates with the year at the end use. Dots always mean the day first. */
export function dateOrderOf(texts: readonly string[]): OrderReading {
  const seen = new Set(texts.map(orderIn));
  if (seen.has('monthFirst') && seen.has('dayFirst')) return 'mixed';
  if (seen.has('monthFirst')) return 'monthFirst';
  if (seen.has('dayFirst')) return 'dayFirst';
  return seen.has('either') ? 'either' : 'untold';
}

function orderIn(text: string): OrderReading {
  const [match, first, mark, second] = YEAR_LAST.exec(text.trim()) ?? [];
  if (match === undefined || mark === '.' || first === second) return 'untold';
  if (Number(first) > 12) return 'dayFirst';
  return Number(second) > 12 ? 'monthFirst' : 'either';
}

/** The UTC day a text says, whatever its form; null when it says none. */
export function writtenDay(text: string, order: DateOrder): Day | null {
  const instant = writtenInstant(text, order);
  return instant === null ? null : dayOfInstant(instant);
}

/**
 * The instant a text says, in milliseconds since 1970; null when it says none.
 *
 * Read are ISO dates and times, `2026/11/5`, `20261105`, `11/05/2026`,
 * `5.11.2026`, `5/1/25` (of this century), `Nov 5, 2026`, `5 Nov 2026`, each
 * with or without a time, and Unix time in seconds, milli- or nanoseconds. A
 * time without an offset counts as UTC, as exports write it.
 */
export function writtenInstant(text: string, order: DateOrder): number | null {
  const trimmed = text.trim();
  if (EPOCH.test(trimmed)) return epochMs(trimmed);
  const compact = COMPACT.exec(trimmed);
  if (compact !== null) return instantOf([compact[1], compact[2], compact[3]], []);
  const yearFirst = YEAR_FIRST.exec(trimmed);
  if (yearFirst !== null) return instantOf(yearFirst.slice(1, 4), yearFirst.slice(4));
  const yearLast = YEAR_LAST.exec(trimmed);
  if (yearLast !== null) {
    const [, first, mark, second, year = ''] = yearLast;
    const isDayFirst = mark === '.' || order === 'dayFirst';
    return instantOf([year.length === 2 ? `20${year}` : year, isDayFirst ? second : first, isDayFirst ? first : second], yearLast.slice(5));
  }
  const named = NAMED.exec(trimmed);
  if (named === null) return null;
  const month = MONTHS.indexOf((named[1] ?? named[4] ?? '').toLowerCase()) + 1;
  return instantOf([named[5], String(month), named[2] ?? named[3]], named.slice(6));
}

type Parts = readonly (string | undefined)[];

function instantOf([year, month = '', date = '']: Parts, [hour = '0', minute = '0', second = '0', fraction = '', half, offset]: Parts): number | null {
  const day = `${year ?? ''}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  if (!isDay(day) || hours > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const ms = Math.floor(Number(`0${fraction}`) * 1000);
  return Date.parse(`${day}T00:00:00Z`) + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000 + ms - offsetMs(offset);
}

function offsetMs(offset: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(offset ?? '');
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

/** Ten digits are seconds, thirteen milli-, nineteen nanoseconds. */
function epochMs(text: string): number {
  const [whole = ''] = text.split('.');
  if (whole.length === 10) return Math.floor(Number(text) * 1000);
  return Number(whole.slice(0, 13));
}
