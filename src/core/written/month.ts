import { isDay, monthStart, type Day } from '../days.js';
import { writtenDay } from './date.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const YEAR_FIRST = /^(\d{4})[-/. ](\d{1,2})$/;
const MONTH_FIRST = /^(\d{1,2})[-/. ](\d{4})$/;
const NAMED = /^([a-z]{3})[a-z]*\.?,?[ -](\d{4})$/i;

/** First day of the month a text names: `2026-10`, `10/2026`, `Oct 2026`, or any day of it; null when it names none. */
export function writtenMonth(text: string): Day | null {
  const trimmed = text.trim();
  const [, year, month] = YEAR_FIRST.exec(trimmed) ?? [];
  if (year !== undefined) return dayOf(year, month);
  const [, second, last] = MONTH_FIRST.exec(trimmed) ?? [];
  if (last !== undefined) return dayOf(last, second);
  const [, name, yearNamed] = NAMED.exec(trimmed) ?? [];
  if (yearNamed !== undefined) return dayOf(yearNamed, String(MONTHS.indexOf((name ?? '').toLowerCase()) + 1));
  const day = writtenDay(trimmed, 'dayFirst');
  return day === null ? null : monthStart(day);
}

function dayOf(year: string, month: string | undefined): Day | null {
  const day = `${year}-${(month ?? '').padStart(2, '0')}-01`;
  return isDay(day) ? day : null;
}
