/**
 * Exact decimal numbers: an integer count of 1e-18, held in a BigInt.
 *
 * Eighteen places hold a price of one cached token (1e-9) times a discount with
 * room to spare; anything finer is rounded half to even when it enters. No
 * literal such as `1n` is written, because the bundle targets ES2019.
 */
export type Decimal = bigint & { readonly decimal: unique symbol };

/** Decimal places that are kept. */
export const PLACES = 18;

const BASE = BigInt(10) ** BigInt(PLACES);
const ZERO_UNITS = BigInt(0);
const ONE_UNIT = BigInt(1);
const TWO = BigInt(2);
const NUMBER = /^([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d{1,4}))?$/;

export const ZERO = ZERO_UNITS as Decimal;
export const ONE = BASE as Decimal;

/** Whether `text` is a plain or scientific decimal number, without grouping or currency signs. */
export function isDecimalText(text: string): boolean {
  return NUMBER.test(text.trim());
}

/**
 * The exact value of a decimal text or of the shortest text of a double.
 *
 * @throws RangeError when the text is no number; the text itself is not repeated, it may be private
 */
export function decimal(value: string | number): Decimal {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return (BigInt(value) * BASE) as Decimal;
  const match = NUMBER.exec(typeof value === 'number' ? String(value) : value.trim());
  if (match === null) throw new RangeError('Expected a decimal number.');
  const [, sign, digits = '', exponent] = match;
  const [whole = '', fraction = ''] = digits.split('.');
  const shift = Number(exponent ?? 0) - fraction.length + PLACES;
  const coefficient = BigInt(whole + fraction);
  const units = shift >= 0 ? coefficient * power(shift) : divideHalfEven(coefficient, power(-shift));
  return (sign === '-' ? -units : units) as Decimal;
}

export function add(a: Decimal, b: Decimal): Decimal {
  return (a + b) as Decimal;
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return (a - b) as Decimal;
}

export function negate(a: Decimal): Decimal {
  return -a as Decimal;
}

export function absolute(a: Decimal): Decimal {
  return (a < ZERO_UNITS ? -a : a) as Decimal;
}

/** The product, rounded half to even at 1e-18. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return divideHalfEven(a * b, BASE) as Decimal;
}

/**
 * The quotient, rounded half to even at 1e-18.
 *
 * @throws RangeError when `b` is zero
 */
export function divide(a: Decimal, b: Decimal): Decimal {
  return divideHalfEven(a * BASE, b) as Decimal;
}

/**
 * `a` times `times` over `over`, rounded once, half to even.
 *
 * @throws RangeError when `over` is zero
 */
export function scale(a: Decimal, times: Decimal, over: Decimal): Decimal {
  return divideHalfEven(a * times, over) as Decimal;
}

export function compare(a: Decimal, b: Decimal): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function isZero(a: Decimal): boolean {
  return a === ZERO_UNITS;
}

export function isNegative(a: Decimal): boolean {
  return a < ZERO_UNITS;
}

export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce(add, ZERO);
}

/** `a` rounded half away from zero to `places`, as invoices and spreadsheets round. */
export function roundTo(a: Decimal, places: number): Decimal {
  const unit = power(PLACES - places);
  const size = a < ZERO_UNITS ? -a : a;
  const rounded = ((size + unit / TWO) / unit) * unit;
  return (a < ZERO_UNITS ? -rounded : rounded) as Decimal;
}

/** `a` rounded half to even to `places`, so that many roundings do not drift one way. */
export function roundHalfEven(a: Decimal, places: number): Decimal {
  const unit = power(PLACES - places);
  return (divideHalfEven(a, unit) * unit) as Decimal;
}

/** The shortest plain text: no exponent, no trailing zeros. */
export function toText(a: Decimal): string {
  const size = (a < ZERO_UNITS ? -a : a).toString().padStart(PLACES + 1, '0');
  const fraction = size.slice(-PLACES).replace(/0+$/, '');
  const text = size.slice(0, -PLACES) + (fraction === '' ? '' : `.${fraction}`);
  return a < ZERO_UNITS ? `-${text}` : text;
}

/** Text with exactly `places` decimals, rounded as `roundTo`. */
export function toFixed(a: Decimal, places: number): string {
  const [whole = '0', fraction = ''] = toText(roundTo(a, places)).split('.');
  return places === 0 ? whole : `${whole}.${fraction.padEnd(places, '0')}`;
}

/** The nearest double, for a cell or a chart; never feed it back into a sum. */
export function toNumber(a: Decimal): number {
  return Number(toText(a));
}

/**
 * Splits `total` into parts proportional to `weights` that add up to it exactly.
 *
 * Parts are multiples of `unit` except for what `total` itself holds below it,
 * which goes to the first part; the units left over by rounding down go to the
 * largest remainders, earlier parts first. Weights must not be negative; when
 * all are zero the split is even.
 *
 * @throws RangeError for no weights or a negative one
 */
export function split(total: Decimal, weights: readonly Decimal[], unit: Decimal = ONE_UNIT as Decimal): Decimal[] {
  if (weights.length === 0) throw new RangeError('Cannot split over no parts.');
  if (weights.some(isNegative)) throw new RangeError('A weight must not be negative.');
  const all = sum(weights);
  const shares = isZero(all) ? weights.map(() => ONE) : weights;
  const whole = isZero(all) ? sum(shares) : all;
  const sign = total < ZERO_UNITS ? -ONE_UNIT : ONE_UNIT;
  const size = total * sign;
  const steps = size / unit;
  const parts = shares.map((share) => (steps * share) / whole);
  const order = shares
    .map((share, index) => ({ index, remainder: (steps * share) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  let left = Number(steps - parts.reduce((a, b) => a + b, ZERO_UNITS));
  for (const { index } of order) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? ZERO_UNITS) + ONE_UNIT;
    left -= 1;
  }
  const exact = parts.map((part) => part * unit * sign);
  exact[0] = (exact[0] ?? ZERO_UNITS) + (size % unit) * sign;
  return exact as Decimal[];
}

/**
 * Part number `index` of `total` split evenly into `count` parts: the same as
 * `split` with equal weights gives, without making the others.
 */
export function evenPart(total: Decimal, count: number, index: number): Decimal {
  const parts = BigInt(count);
  const size = total < ZERO_UNITS ? -total : total;
  const part = size / parts + (BigInt(index) < size % parts ? ONE_UNIT : ZERO_UNITS);
  return (total < ZERO_UNITS ? -part : part) as Decimal;
}

function power(exponent: number): bigint {
  return BigInt(10) ** BigInt(exponent);
}

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator === ZERO_UNITS) throw new RangeError('Cannot divide by zero.');
  const negative = numerator < ZERO_UNITS !== denominator < ZERO_UNITS;
  const n = numerator < ZERO_UNITS ? -numerator : numerator;
  const d = denominator < ZERO_UNITS ? -denominator : denominator;
  const quotient = n / d;
  const twice = (n % d) * TWO;
  const up = twice > d || (twice === d && quotient % TWO === ONE_UNIT);
  const size = up ? quotient + ONE_UNIT : quotient;
  return negative ? -size : size;
}
