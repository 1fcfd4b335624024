import * as v from 'valibot';
import { add, decimal } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import { currency, record } from '../kit/fields.js';

const BILLION = 1_000_000_000;

/** A 64-bit count, which travels as text. */
export const wholeText = v.custom<string>((value) => typeof value === 'string' && /^-?\d{1,18}$/.test(value), 'a whole number as text');
const nanos = v.custom<number>((value) => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < BILLION, 'billionths as a whole number');

/**
 * Google's form of money: whole units as text and billionths beside them. Either
 * is left out when it is 0, and both have the same sign.
 */
export const moneyValue = v.pipe(
  record({ currencyCode: currency, units: v.optional(wholeText, '0'), nanos: v.optional(nanos, 0) }),
  v.check(({ units, nanos: parts }) => Number(units) === 0 || parts === 0 || units.startsWith('-') === parts < 0, 'units and nanos of one sign'),
  v.transform(({ currencyCode, units, nanos: parts }) => money(add(decimal(units), decimal(`${parts}e-9`)), currencyCode)),
);
