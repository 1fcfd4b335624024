import * as v from 'valibot';
import { dayOfInstant, isDay } from '../../core/days.js';
import { decimal, isDecimalText } from '../../core/decimal.js';

/**
 * Fields as providers send them. The message of each schema is the noun phrase
 * that follows "Expected"; `readJson` makes the sentence.
 */

/** Year 10000 in Unix seconds: milliseconds sent by mistake lie beyond it. */
const SECONDS_END = 253_402_300_800;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

export const text = v.string('text');
/** Text where null and absent mean that the provider has none: ''. */
export const textOrBlank = v.nullish(text, '');
export const textOrNull = v.nullish(text, null);
export const yesNo = v.boolean('true or false');

/** A whole number, zero or more. */
export const count = v.custom<number>(isCount, 'a whole number, zero or more');
export const countOrNull = v.nullish(count, null);

/** An exact decimal from a JSON number or a numeric text. */
export const decimalNumber = v.pipe(v.custom<number | string>(isDecimalLike, 'a decimal number'), v.transform((value) => decimal(value)));
export const decimalOrNull = v.nullish(decimalNumber, null);

/** An exact decimal that the provider documents as text; a number would mean its unit may have changed too. */
export const decimalText = v.pipe(v.custom<string>(isNumericText, 'a decimal number as text'), v.transform((value) => decimal(value)));

/** The UTC day of an instant in Unix seconds. */
export const unixDay = v.pipe(v.custom<number>(isUnixSeconds, 'a time in Unix seconds'), v.transform((seconds) => dayOfInstant(seconds * 1_000)));
export const unixDayOrNull = v.nullish(unixDay, null);

/** The UTC day of an RFC 3339 instant, whatever its offset. */
export const rfc3339Day = v.pipe(v.custom<string>(isRfc3339, 'a time in RFC 3339 form'), v.transform((at) => dayOfInstant(Date.parse(at))));
export const rfc3339DayOrNull = v.nullish(rfc3339Day, null);

/** A calendar day such as 2026-10-01. */
export const isoDay = v.custom<string>((value) => typeof value === 'string' && isDay(value), 'a day in ISO form');

/** Three-letter currency code in either case; capitals come out. */
export const currency = v.pipe(v.custom<string>(isCurrency, 'a currency code'), v.transform((code) => code.toUpperCase()));

/** An object with at least these fields; further ones are passed over. */
export function record<const Entries extends v.ObjectEntries>(entries: Entries): v.GenericSchema<unknown, v.InferOutput<v.ObjectSchema<Entries, string>>> {
  return v.pipe(v.unknown(), v.check(isObject, 'an object'), v.object(entries, 'an object'));
}

export function list<const Item extends v.GenericSchema>(item: Item): v.ArraySchema<Item, string> {
  return v.array(item, 'a list');
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isDecimalLike(value: unknown): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : isNumericText(value);
}

function isNumericText(value: unknown): boolean {
  return typeof value === 'string' && isDecimalText(value);
}

function isUnixSeconds(value: unknown): boolean {
  return isCount(value) && (value as number) < SECONDS_END;
}

function isRfc3339(value: unknown): boolean {
  return typeof value === 'string' && RFC_3339.test(value) && !Number.isNaN(Date.parse(value));
}

function isCurrency(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z]{3}$/.test(value);
}
