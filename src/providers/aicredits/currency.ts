import type { CurrencyCode } from '../../core/money.js';
import { currency } from '../kit/fields.js';
import type { Place } from '../kit/read-json.js';
import { nameTold, told, type Loose } from './told.js';

/** The dashboard shows rupees; a field name or a currency field may say otherwise. */
const DEFAULT_CURRENCY: CurrencyCode = 'INR';

/** The currency of the amount that stands under one of `amountNames`. */
export function currencyOf(item: Loose, amountNames: readonly string[], place: Place, path: string): CurrencyCode {
  const suffix = /_?(inr|usd)$/i.exec(nameTold(item, amountNames) ?? '')?.[1];
  if (suffix !== undefined) return suffix.toUpperCase();
  return told(item, ['currency', 'currency_code'], currency, place, path) ?? DEFAULT_CURRENCY;
}
