import * as v from 'valibot';
import { dayOfInstant, isDay } from '../../core/days.js';

const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)([Zz]|[+-]\d{2}:?\d{2})?$/;

/**
 * The UTC day of a text that providers send as a day here and as an instant
 * there: `2026-10-01`, `2026-10-01 00:00:00`, `2026-10-01T09:15:00Z`. An instant
 * without an offset counts as UTC.
 */
export const anyDay = v.pipe(v.custom<string>((value) => millisecondsOf(value) !== null, 'a day or an instant'), v.transform((value) => dayOfInstant(millisecondsOf(value) ?? 0)));
export const anyDayOrNull = v.nullish(anyDay, null);

/** The same as an ISO instant in UTC; a day is its midnight. */
export const anyInstant = v.pipe(v.custom<string>((value) => millisecondsOf(value) !== null, 'a day or an instant'), v.transform((value) => new Date(millisecondsOf(value) ?? 0).toISOString()));

function millisecondsOf(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  if (isDay(value)) return Date.parse(`${value}T00:00:00Z`);
  const [, day = '', time = '', offset = 'Z'] = INSTANT.exec(value) ?? [];
  if (!isDay(day)) return null;
  const instant = Date.parse(`${day}T${time}${offset.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(instant) ? null : instant;
}
