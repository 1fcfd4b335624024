import { absolute, compare, decimal, isNegative, type Decimal } from './decimal.js';
import type { Effect, Explanation, Factor } from './explain.js';
import type { CurrencyCode } from './money.js';
import { listText, signedAmountText } from './text.js';

/** Effects a line names. */
const NAMED = 3;
/** Half a cent: less than this prints as nothing. */
const SHOWN = decimal('0.005');

/** What a factor is called in the workbook. */
export const FACTOR_LABELS: Readonly<Record<Factor, string>> = {
  volume: 'Volume', seats: 'Seats', mix: 'Mix', price: 'Price', new: 'New', ended: 'Ended', fx: 'Exchange rates', days: 'Number of days', unmeasured: 'No quantity known',
};

/** `By cause: +240.00 USD more use of OpenAI gpt-5.4 (volume), -12.00 USD cheaper mix at OpenAI and +8.00 USD more seats of Cursor Teams.` '' when nothing moved. */
export function causesLine({ effects }: Explanation, currency: CurrencyCode): string {
  const named = effects.filter(({ amount }) => compare(absolute(amount), SHOWN) >= 0).slice(0, NAMED);
  if (named.length === 0) return '';
  return `By cause: ${listText(named.map((effect) => `${signedAmountText(effect.amount, currency)} ${causeOf(effect)}`))}.`;
}

/** An effect in words: `more use of OpenAI gpt-5.4 (volume)`. */
export function causeOf({ factor, provider, service, amount }: Effect): string {
  const [up, subject] = [!isNegative(amount), [provider, service].filter((text) => text !== '').join(' ')];
  const words: Readonly<Record<Factor, string>> = {
    volume: `${up ? 'more' : 'less'} use of ${subject} (volume)`,
    seats: `${up ? 'more' : 'fewer'} seats of ${subject}`,
    mix: `${up ? 'dearer' : 'cheaper'} mix at ${subject}`,
    price: `${up ? 'higher' : 'lower'} price of ${subject}`,
    new: `new: ${subject}`,
    ended: `ended: ${subject}`,
    fx: `exchange rates at ${subject}`,
    days: `${up ? 'more' : 'fewer'} days of ${subject}`,
    unmeasured: `${up ? 'more' : 'less'} for ${subject}, of which no quantity is known`,
  };
  return words[factor];
}

/** The effect of each factor for a table; zero where there is none. */
export function factorAmount(sums: ReadonlyMap<Factor, Decimal>, factor: Factor): Decimal {
  return sums.get(factor) ?? decimal(0);
}
