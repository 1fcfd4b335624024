import { absolute, compare, decimal, isNegative, isZero, toFixed, ZERO, type Decimal } from '../../core/decimal.js';
import type { CurrencyCode } from '../../core/money.js';
import type { Delta } from '../../core/digest.js';

/** Currencies of ISO 4217 that have no minor unit. */
const WHOLE_CURRENCIES = ['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'];
/** Changes below half a percent read as no change. */
const FLAT_RATIO = 0.005;

/** `4,812.40`; `not known` for a missing figure, which is never shown as zero. */
export function amountText(amount: Decimal | null, currency: CurrencyCode): string {
  if (amount === null) return 'not known';
  const places = WHOLE_CURRENCIES.includes(currency) ? 0 : 2;
  const shown = toFixed(absolute(amount), places);
  if (!isZero(amount) && isZero(decimal(shown))) return isNegative(amount) ? `> −${smallest(places)}` : `< ${smallest(places)}`;
  const [whole = '', fraction] = shown.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${isNegative(amount) ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** `4,812.40 USD`. */
export function moneyText(amount: Decimal | null, currency: CurrencyCode): string {
  return amount === null ? amountText(null, currency) : `${amountText(amount, currency)} ${currency}`;
}

/** `+515.20`, `−80.00`, `0.00`; empty when either side is missing. */
export function changeText(change: Decimal | null, currency: CurrencyCode): string {
  if (change === null) return '';
  const shown = amountText(change, currency);
  return compare(change, ZERO) > 0 && !shown.startsWith('<') ? `+${shown}` : shown;
}

/** `+12%`; empty when there is nothing to compare with. */
export function ratioText(ratio: number | null): string {
  if (ratio === null) return '';
  if (Math.abs(ratio) < FLAT_RATIO) return '0%';
  return `${ratio > 0 ? '+' : '−'}${percentOf(ratio)}`;
}

/** `up 12%`, `down 8%`, `unchanged`; empty when there is nothing to compare with. */
export function trendText(delta: Delta): string {
  if (delta.ratio === null) return '';
  if (Math.abs(delta.ratio) < FLAT_RATIO) return 'unchanged';
  return `${delta.ratio > 0 ? 'up' : 'down'} ${percentOf(delta.ratio)}`;
}

function percentOf(ratio: number): string {
  return `${String(Math.round(Math.abs(ratio) * 100)).replace(/\B(?=(\d{3})+$)/g, ',')}%`;
}

function smallest(places: number): string {
  return places === 0 ? '1' : '0.01';
}
