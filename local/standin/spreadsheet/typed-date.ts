import { isCalendarDate, serialOfDate } from './serial.js';

/** A number read from text together with the format the sheet gives the cell. */
export type Reading = Readonly<{ value: number; format: string }>;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const yearMonth = /^(\d{4})([-/])(\d{1,2})$/;
const threeParts = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{1,2})$/;
const twoParts = /^(\d{1,2})([-/])(\d{1,2})$/;
const monthYear = /^(\d{1,2})([-/])(\d{4})$/;
const wordFirst = new RegExp(`^${monthWord}\\.?[ -](\\d{1,2})(?:,? +(\\d{4}))?$`, 'i');
const wordMiddle = new RegExp(`^(\\d{1,2})[ -]${monthWord}\\.?(?:[ -,]+(\\d{4}))?$`, 'i');
const wordYear = new RegExp(`^${monthWord}\\.?[ -](\\d{4})$`, 'i');
const clock = /^(\d{1,4})(?::(\d{2}))?(?::(\d{2})(?:\.\d+)?)?(?: ?(am|pm))?$/i;

/** A date, a time, or both, as a person types them; null when the text is neither. */
export function readMoment(text: string, dayFirst: boolean, year: number): Reading | null {
  const date = readDate(text, dayFirst, year);
  if (date !== null) return date;
  const time = readTime(text);
  if (time !== null) return time;
  const space = /^(.*?) +(\d{1,2}(?::\d{2}.*| ?[ap]m))$/i.exec(text);
  if (space === null) return null;
  const [day, hour] = [readDate(space[1] ?? '', dayFirst, year), readTime(space[2] ?? '')];
  if (day === null || hour === null || hour.value >= 1) return null;
  return { value: day.value + hour.value, format: `${day.format} ${hour.format}` };
}

function readDate(text: string, dayFirst: boolean, year: number): Reading | null {
  let found = yearFirst.exec(text);
  if (found !== null) {
    const mark = found[2] ?? '-';
    return dateReading(found[1], found[3], found[4], `yyyy${mark}mm${mark}dd`);
  }
  if ((found = yearMonth.exec(text)) !== null) return dateReading(found[1], found[3], '1', `yyyy${found[2] ?? '-'}mm`);
  if ((found = threeParts.exec(text)) !== null) return ordered(found, dayFirst, longYear(found[4] ?? ''), true);
  if ((found = twoParts.exec(text)) !== null) return ordered(found, dayFirst, year, false);
  if ((found = monthYear.exec(text)) !== null) return dateReading(found[3], found[1], '1', `m${found[2] ?? '/'}yyyy`);
  if ((found = wordYear.exec(text)) !== null) return dateReading(found[2], monthOf(found[1]), '1', 'mmmm yyyy');
  if ((found = wordFirst.exec(text)) !== null) {
    return dateReading(found[3] ?? year, monthOf(found[1]), found[2], found[3] === undefined ? 'mmm d' : 'mmm d, yyyy');
  }
  if ((found = wordMiddle.exec(text)) !== null) {
    return dateReading(found[3] ?? year, monthOf(found[2]), found[1], found[3] === undefined ? 'd mmm' : 'd mmm yyyy');
  }
  return null;
}

function ordered(found: RegExpExecArray, dayFirst: boolean, year: number, withYear: boolean): Reading | null {
  const [, first, mark = '/', second] = found;
  const order = dayFirst ? ['d', 'm'] : ['m', 'd'];
  const format = [...order, ...(withYear ? ['yyyy'] : [])].join(mark);
  return dayFirst ? dateReading(year, second, first, format) : dateReading(year, first, second, format);
}

function dateReading(
  year: string | number | undefined,
  month: string | number | undefined,
  day: string | number | undefined,
  format: string,
): Reading | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return isCalendarDate(y, m, d) ? { value: serialOfDate(y, m, d), format } : null;
}

function longYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function monthOf(word: string | undefined): number {
  return months.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
}

/** `1AM`, `13:45`, `1:30 pm`; more than a day of hours is a duration. */
function readTime(text: string): Reading | null {
  const found = clock.exec(text);
  if (found === null) return null;
  const [, hours = '', minutes, seconds, half] = found;
  if (minutes === undefined && half === undefined) return null;
  const [h, m, s] = [Number(hours), Number(minutes ?? 0), Number(seconds ?? 0)];
  if (m > 59 || s > 59) return null;
  const tail = seconds === undefined ? ':mm' : ':mm:ss';
  if (half !== undefined) {
    if (h < 1 || h > 12) return null;
    const day = (h % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
    return { value: dayPart(day, m, s), format: `h${tail} am/pm` };
  }
  return { value: dayPart(h, m, s), format: h > 23 ? `[h]${tail}` : `h${tail}` };
}

function dayPart(hours: number, minutes: number, seconds: number): number {
  return (hours * 3600 + minutes * 60 + seconds) / 86_400;
}
