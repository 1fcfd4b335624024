import * as v from 'valibot';

const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:?\d{2})?$/;

/** An instant as ISO text in UTC, to the millisecond. One without an offset counts as UTC, as database times are sent. */
export const instant = v.pipe(v.custom<string>((value) => msOf(value) !== null, 'a time in ISO form'), v.transform((value) => new Date(msOf(value) ?? 0).toISOString()));
export const instantOrNull = v.nullish(instant, null);

/** Milliseconds from one instant to another; null when either is untold or they lie the wrong way round. */
export function elapsedMs(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  const elapsed = Date.parse(to) - Date.parse(from);
  return elapsed < 0 ? null : elapsed;
}

function msOf(value: unknown): number | null {
  const offset = typeof value === 'string' ? INSTANT.exec(value) : null;
  if (typeof value !== 'string' || offset === null) return null;
  const text = value.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1').replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const ms = Date.parse(offset[2] === undefined ? `${text}Z` : text);
  return Number.isNaN(ms) ? null : ms;
}
