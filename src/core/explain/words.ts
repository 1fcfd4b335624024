import { absolute, add, compare, decimal, isNegative, roundTo, subtract, sum, ZERO, type Decimal } from '../decimal.js';
import { byFactor, FACTORS, type Effect, type Explanation, type Factor } from './explain.js';
import type { CurrencyCode } from '../money.js';
import { listText, signedAmountText } from '../text.js';

/** Effects a line names. */
const NAMED = 3;
/** Half a cent: less than this prints as nothing. */
const SHOWN = decimal('0.005');

/** What a factor is called in the workbook. */
export const FACTOR_LABELS: Readonly<Record<Factor, string>> = {
  volume: 'Volume', seats: 'Seats', mix: 'Mix', price: 'Price', new: 'New', ended: 'Ended', fx: 'Exchange rates', days: 'Number of days', unmeasured: 'Not measured',
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

/**
 * The effect of each factor in cents. What rounding leaves goes to the largest
 * effect, so that the figures add up to the change as it is shown.
 */
export function factorTable(explanation: Explanation): Readonly<{ factor: Factor; amount: Decimal }>[] {
  const sums = byFactor(explanation);
  const rows = FACTORS.map((factor) => ({ factor, amount: roundTo(sums.get(factor) ?? ZERO, 2) }));
  const left = subtract(roundTo(explanation.change, 2), sum(rows.map(({ amount }) => amount)));
  const largest = rows.reduce((best, row) => (compare(absolute(row.amount), absolute(best.amount)) > 0 ? row : best));
  return rows.map((row) => (row === largest ? { ...row, amount: add(row.amount, left) } : row));
}
