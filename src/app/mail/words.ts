import { addDays, weekdayOf, type Day, type Period } from '../../core/days.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;

/** `9 Nov`. */
export function dayText(day: Day): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;
}

/** `9 Nov 2026`. */
export function fullDayText(day: Day): string {
  return `${dayText(day)} ${day.slice(0, 4)}`;
}

/** `Mon 9 Nov`. */
export function weekdayText(day: Day): string {
  return `${WEEKDAYS[weekdayOf(day)] ?? ''} ${dayText(day)}`;
}

/** `9–15 Nov`, `30 Nov – 6 Dec`: first and last day of a half-open period. */
export function periodText(period: Period): string {
  const last = addDays(period.end, -1);
  if (period.start.slice(0, 7) === last.slice(0, 7)) return `${Number(period.start.slice(8, 10))}–${dayText(last)}`;
  return `${dayText(period.start)} – ${dayText(last)}`;
}

/** Text of a provider or a cell for one line of a mail: no control or direction characters, at most `most` long. */
export function lineText(text: string, most = 90): string {
  const line = text.replace(CONTROLS, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}
