import * as v from 'valibot';

/** A whole number, zero or more, that comes as a number or, beyond what doubles hold for sure, as text. */
export const countOrText = v.pipe(v.custom<number | string>(isWhole, 'a whole number, zero or more'), v.transform(Number));
export const countOrTextOrNull = v.nullish(countOrText, null);

function isWhole(value: unknown): boolean {
  if (typeof value === 'string' && !/^\d{1,16}$/.test(value)) return false;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0;
}
