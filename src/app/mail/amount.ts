import { compare, ZERO, type Decimal } from '../../core/decimal.js';
import type { Delta } from '../../core/digest/digest.js';
import type { CurrencyCode } from '../../core/money.js';
import { costText, percentText } from '../../core/text.js';

/** `4,812.40` for a column of a table; `not known` for a missing figure, which is never shown as zero. */
export function figureText(amount: Decimal | null, currency: CurrencyCode): string {
  return amount === null ? 'not known' : costText(amount, currency).replace('-', '−');
}

/** `4,812.40 USD`. */
export function moneyText(amount: Decimal | null, currency: CurrencyCode): string {
  return amount === null ? figureText(null, currency) : `${figureText(amount, currency)} ${currency}`;
}

/** `+515.20`, `−80.00`, `0.00`; empty when either side is missing. */
export function changeText(change: Decimal | null, currency: CurrencyCode): string {
  if (change === null) return '';
  const shown = figureText(change, currency);
  return compare(change, ZERO) > 0 && !shown.startsWith('<') ? `+${shown}` : shown;
}

/** `+12%`, `−3.5%`, `0%`; empty when there is nothing to compare with. */
export function ratioText(ratio: number | null): string {
  if (ratio === null) return '';
  const size = percentText(Math.abs(ratio));
  return isFlat(ratio) ? '0%' : `${ratio > 0 ? '+' : '−'}${size}`;
}

/** `up 12%`, `down 3.5%`, `unchanged`; empty when there is nothing to compare with. */
export function trendText({ ratio }: Delta): string {
  if (ratio === null) return '';
  return isFlat(ratio) ? 'unchanged' : `${ratio > 0 ? 'up' : 'down'} ${percentText(Math.abs(ratio))}`;
}

/** Whether the percentage rounds to nothing. */
function isFlat(ratio: number): boolean {
  return !/[1-9]/.test(percentText(Math.abs(ratio)));
}
