import { absolute, decimal, isNegative, isZero, multiply, roundTo, toFixed, toText, type Decimal } from './decimal.js';
import { decimalsOf, type CurrencyCode } from './money.js';

/** Figures as people read them, the same in every locale: `1,234.50 USD`, `12%`. Nothing here is read back. */

/** `-1,234.50`: rounded half away from zero, thousands apart. */
export function grouped(amount: Decimal, places = 2): string {
  const text = toFixed(absolute(amount), places);
  const [whole = '0', fraction] = text.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = isNegative(amount) && /[1-9]/.test(text) ? '-' : '';
  return `${sign}${digits}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** `1,234.50`, `1,235` of yen; `< 0.01` and `> -0.01` for what would round to nothing and is not. */
export function costText(amount: Decimal, currency: CurrencyCode): string {
  const whole = decimalsOf(currency) === 0;
  const shown = grouped(amount, whole ? 0 : 2);
  if (isZero(amount) || /[1-9]/.test(shown)) return shown;
  const smallest = whole ? '1' : '0.01';
  return isNegative(amount) ? `> -${smallest}` : `< ${smallest}`;
}

/** `1,234.50 USD`; `missing` for null. */
export function amountText(amount: Decimal | null, currency: CurrencyCode): string {
  return amount === null ? 'missing' : `${costText(amount, currency)} ${currency}`;
}

/** `+1,234.50 USD`, `-3.00 USD`, `0.00 USD`. */
export function signedAmountText(amount: Decimal | null, currency: CurrencyCode): string {
  const text = amountText(amount, currency);
  return amount === null || isNegative(amount) || isZero(amount) || text.startsWith('<') ? text : `+${text}`;
}

/** `12%` of 0.12; one decimal below ten per cent, none above; `n/a` for null. */
export function percentText(ratio: number | null): string {
  if (ratio === null) return 'n/a';
  const percent = multiply(decimal(ratio), decimal(100));
  const places = Math.abs(ratio) < 0.1 ? 1 : 0;
  const text = toText(roundTo(percent, places));
  return `${text.replace(/\B(?=(\d{3})+(?:\.|$))/g, ',')}%`;
}

/** `+12%`, `-3.5%`, `0%`. */
export function signedPercentText(ratio: number | null): string {
  const text = percentText(ratio);
  return ratio !== null && ratio > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** `1 row`, `2 rows`, `1,200 rows`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${grouped(decimal(count), 0)} ${many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`;
}
