import { absolute, isNegative, isZero, type Decimal } from '../decimal.js';
import type { Decision, Delta, Driver } from './digest.js';
import type { Explanation } from '../explain/explain.js';
import { causesLine } from '../explain/words.js';
import type { CurrencyCode } from '../money.js';
import { amountText, countText, listText, percentText } from '../text.js';

/** Drivers and decisions a line names before it only counts the rest. */
const NAMED = 3;

/**
 * `You spent 4,812.40 USD on AI last week, 12% more than the week before (516.10 USD more).`
 * A gap or an estimate is said in a second sentence.
 */
export function spentLine(total: Delta, estimated: Decimal, missingRows: number, currency: CurrencyCode): string {
  const gap = missingRows === 0 ? '' : ` ${countText(missingRows, 'row')} of the week ${missingRows === 1 ? 'has' : 'have'} no cost yet, so the true figure is higher.`;
  if (total.now === null) return `What you spent on AI last week is not known: ${missingRows === 0 ? 'no cost has arrived yet' : `${countText(missingRows, 'row')} without a cost`}.`;
  const estimate = isZero(estimated) ? '' : ` ${amountText(estimated, currency)} of it is estimated, not billed.`;
  return `You spent ${amountText(total.now, currency)} on AI last week${againstBefore(total, currency)}.${estimate}${gap}`;
}

/** What is known besides the drivers: the total, rows without a cost in either week, and the causes where they are known. */
export type Known = Readonly<{ total: Delta; missingRows: number; why: Explanation | null }>;

/**
 * `Mostly OpenAI gpt-5 in shop (300.00 USD more), Cursor Teams (new, 49.00 USD) and Claude Team (stopped, 30.00 USD less).`
 * Where the causes are known, a second sentence names them.
 */
export function movedLine(drivers: readonly Driver[], currency: CurrencyCode, { total, missingRows, why }: Known): string {
  if (drivers.length === 0) return unmovedLine(total, missingRows);
  const causes = why === null ? '' : causesLine(why, currency);
  const named = drivers.slice(0, NAMED).map((driver) => `${driverName(driver)} (${driverMove(driver, currency)})`);
  return `${drivers.length > NAMED ? 'Mostly ' : ''}${listText(named)}.${causes === '' ? '' : ` ${causes}`}`;
}

/** Nothing moved, as far as that is known. */
function unmovedLine({ now, before }: Delta, missingRows: number): string {
  if (now === null || before === null) return 'What moved against the week before is not known.';
  return missingRows > 0 ? 'Nothing moved against the week before, as far as costs are known.' : 'Nothing moved against the week before.';
}

/** `3 decisions: Cursor Teams renews on 2026-12-01 (4,800.00 USD); 2 subscriptions without owner or purpose; and 1 more.` */
export function decideLine(decisions: readonly Decision[], currency: CurrencyCode): string {
  if (decisions.length === 0) return 'Nothing to decide this week.';
  const named = decisions.slice(0, NAMED).map(({ kind, what, due, cost }) => {
    const money = cost === null || isZero(cost) ? '' : ` (${amountText(cost, currency)})`;
    return `${what}${due === null ? '' : ` ${kind === 'notice' ? 'by' : 'on'} ${due}`}${money}`;
  });
  const rest = decisions.length > NAMED ? `; and ${String(decisions.length - NAMED)} more` : '';
  return `${countText(decisions.length, 'decision')}: ${named.join('; ')}${rest}.`;
}

function againstBefore({ before, change, ratio }: Delta, currency: CurrencyCode): string {
  if (before === null || change === null) return '; the week before is not known';
  if (isZero(change)) return ', the same as the week before';
  const word = isNegative(change) ? 'less' : 'more';
  const difference = `${amountText(absolute(change), currency)} ${word}`;
  if (isZero(before)) return ' and nothing the week before';
  if (ratio === null || isNegative(before)) return `, ${difference} than the week before`;
  return `, ${percentText(Math.abs(ratio))} ${word} than the week before (${difference})`;
}

function driverName({ provider, service, subAccount }: Driver): string {
  return `${[provider, service].filter((text) => text !== '').join(' ')}${subAccount === '' ? '' : ` in ${subAccount}`}`;
}

function driverMove({ kind, change, now }: Driver, currency: CurrencyCode): string {
  if (kind === 'new') return `new, ${amountText(now, currency)}`;
  const difference = `${amountText(absolute(change), currency)} ${isNegative(change) ? 'less' : 'more'}`;
  return kind === 'stopped' ? `stopped, ${difference}` : difference;
}
