import { isWithin, type Day, type Period } from './days.js';
import { absolute, add, compare, decimal, isNegative, isZero, multiply, subtract, ZERO, type Decimal } from './decimal.js';
import type { RateOf } from './ledger/ledger-lines.js';
import type { CurrencyCode } from './money.js';
import { restatedBy, type Restatement } from './restatements.js';
import { amountText, listText } from './text.js';

/** The cost of a week as a digest told it. */
export type ToldWeek = Readonly<{ week: Day; /** Day of the mail. */ told: Day; /** ISO instant of the mail. */ toldAt: string; cost: Decimal; currency: CurrencyCode }>;

/** How a week that was over has moved since its digest. Effective cost in base currency. */
export type WeekMoved = Readonly<{
  week: Period;
  told: Day;
  then: Decimal;
  now: Decimal;
  change: Decimal;
  /** The part of the change that providers restated, largest first. */
  restated: readonly Readonly<{ provider: string; change: Decimal }>[];
  /** The rest: rates, prices, late reports, the register. */
  other: Decimal;
}>;

export type WeekMovedInput = Readonly<{
  week: Period;
  /** Null when no digest told it, or the base currency is another now. */
  told: ToldWeek | null;
  now: Decimal | null;
  base: CurrencyCode;
  restatements: readonly Restatement[];
  rate?: RateOf;
  providerLabel: (provider: string) => string;
}>;

/** Below half a cent nothing moved that a reader could see. */
const SEEN = decimal('0.005');

/** The movement of a week since its digest; null when there is none to tell. */
export function weekMoved({ week, told, now, base, restatements, rate, providerLabel }: WeekMovedInput): WeekMoved | null {
  if (told === null || now === null || told.currency !== base || told.week !== week.start) return null;
  const change = subtract(now, told.cost);
  if (compare(absolute(change), SEEN) < 0) return null;
  const byProvider = new Map<string, Decimal>();
  restatements.filter(({ day, seenAt }) => isWithin(day, week) && seenAt > told.toldAt).forEach((one) => {
    const found = one.currency === base ? null : rate?.(one.currency, one.day) ?? null;
    if (one.currency !== base && found === null) return;
    const moved = found === null ? restatedBy(one) : multiply(restatedBy(one), found.rate);
    const name = providerLabel(one.provider);
    byProvider.set(name, add(byProvider.get(name) ?? ZERO, moved));
  });
  const restated = Array.from(byProvider, ([provider, moved]) => ({ provider, change: moved }))
    .filter((one) => !isZero(one.change))
    .sort((a, b) => compare(absolute(b.change), absolute(a.change)) || (a.provider < b.provider ? -1 : 1));
  const other = restated.reduce((left, one) => subtract(left, one.change), change);
  return { week, told: told.told, then: told.cost, now, change, restated, other };
}

/** `The week of 2026-11-02 is now 12.40 USD more than its digest of 2026-11-09 said: OpenAI restated 10.00 USD more; 2.40 USD more from late reports, rates or the register.` */
export function weekMovedLine({ week, told, change, restated, other }: WeekMoved, currency: CurrencyCode): string {
  const size = (amount: Decimal): string => `${amountText(absolute(amount), currency)} ${isNegative(amount) ? 'less' : 'more'}`;
  const parts = restated.length === 0 ? [] : [listText(restated.map((one) => `${one.provider} restated ${size(one.change)}`))];
  if (compare(absolute(other), SEEN) >= 0) parts.push(`${size(other)} from late reports, rates, prices or the register`);
  return `The week of ${week.start} is now ${size(change)} than its digest of ${told} said: ${parts.join('; ')}.`;
}
