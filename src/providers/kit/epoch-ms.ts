import * as v from 'valibot';

/** Year 2001 to 2286 in milliseconds: seconds sent by mistake lie before it. */
const MILLISECONDS = /^\d{12,13}$/;

/** An instant in milliseconds since 1970, sent as a number or as text. */
export const epochMs = v.pipe(v.custom<number | string>(isMilliseconds, 'a time in milliseconds since 1970'), v.transform(Number));

function isMilliseconds(value: unknown): boolean {
  return (typeof value === 'number' || typeof value === 'string') && MILLISECONDS.test(String(value));
}
