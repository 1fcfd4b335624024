import { add, decimal, isZero, negate, split, toFixed, ZERO, type Decimal } from './decimal.js';

/** ISO 4217 code in capitals. */
export type CurrencyCode = string;

/** An exact amount in one currency. Amounts of different currencies never meet. */
export type Money = Readonly<{ amount: Decimal; currency: CurrencyCode }>;

/** An amount from a decimal text, the shortest text of a double, or an exact decimal. */
export function money(amount: string | number | Decimal, currency: CurrencyCode): Money {
  return { amount: typeof amount === 'bigint' ? amount : decimal(amount), currency };
}

export function zeroMoney(currency: CurrencyCode): Money {
  return { amount: ZERO, currency };
}

/** @throws RangeError when the currencies differ */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`Cannot add ${b.currency} to ${a.currency}.`);
  return { amount: add(a.amount, b.amount), currency: a.currency };
}

export function negateMoney(a: Money): Money {
  return { amount: negate(a.amount), currency: a.currency };
}

/** The sum in `currency`; zero for none. @throws RangeError when a currency differs */
export function sumMoney(amounts: readonly Money[], currency: CurrencyCode): Money {
  return amounts.reduce(addMoney, zeroMoney(currency));
}

export function isZeroMoney(a: Money): boolean {
  return isZero(a.amount);
}

/** Parts proportional to `weights` that add up to `total` to the last digit held. */
export function splitMoney(total: Money, weights: readonly Decimal[]): Money[] {
  return split(total.amount, weights).map((amount) => ({ amount, currency: total.currency }));
}

/** For people: `1234.50 USD`. Two decimals, rounded half away from zero. */
export function moneyText(a: Money): string {
  return `${toFixed(a.amount, 2)} ${a.currency}`;
}

/** Currencies of ISO 4217 without a minor unit, and those with three decimals. */
const WHOLE_CURRENCIES: readonly CurrencyCode[] = ['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'];
const THIRD_CURRENCIES: readonly CurrencyCode[] = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'];

/** Decimals an amount is paid in: 2 for most currencies. */
export function decimalsOf(currency: CurrencyCode): number {
  if (WHOLE_CURRENCIES.indexOf(currency) >= 0) return 0;
  return THIRD_CURRENCIES.indexOf(currency) >= 0 ? 3 : 2;
}

/** Whether a text names units that a provider sells ahead, such as `CREDITS` or `TOKENS`: no currency, and worth what a rate says. */
export function isVirtualCurrency(code: string): boolean {
  return /^[A-Z ]{0,20}(CREDIT|TOKEN|POINT|UNIT|COIN)S?$/i.test(code.trim());
}
