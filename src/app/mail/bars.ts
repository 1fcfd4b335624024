import { add, compare, decimal, toNumber, ZERO, type Decimal } from '../../core/decimal.js';
import { daysBetween } from '../../core/days.js';
import type { Digest } from '../../core/digest/digest.js';
import type { CurrencyCode } from '../../core/money.js';
import { figureText } from './amount.js';
import type { Slots } from './template.js';
import { dayText, weekdayText } from './words.js';

const NOW_COLOUR = '#1a73e8';
const BEFORE_COLOUR = '#a8c7fa';
const WEEK_DAYS = 7;

type Bar = Readonly<{ label: string; cost: Decimal; colour: string }>;

/** The days of the reported week as bars of table cells; a mail shows no script and often no picture. */
export function dayBars(digest: Digest): readonly Slots[] {
  const days = digest.daily.filter(({ day }) => day >= digest.week.start && day < digest.week.end);
  return barSlots(days.map(({ day, cost }) => ({ label: weekdayText(day), cost, colour: NOW_COLOUR })), digest.currency);
}

/** Cost per week, oldest first, the reported week last and darker; named by its first day. */
export function weekBars(digest: Digest): readonly Slots[] {
  return barSlots(weeklyCosts(digest).map(({ start, cost }) => ({
    label: dayText(start),
    cost,
    colour: start === digest.week.start ? NOW_COLOUR : BEFORE_COLOUR,
  })), digest.currency);
}

/** Sums of whole weeks counted back from the reported one; a week with a day unheard of is left out. */
export function weeklyCosts(digest: Digest): readonly Readonly<{ start: string; cost: Decimal }>[] {
  const weeks = new Map<number, { start: string; cost: Decimal; days: number }>();
  for (const { day, cost } of digest.daily) {
    const back = Math.ceil(-daysBetween(digest.week.start, day) / WEEK_DAYS);
    const week = weeks.get(back);
    if (week === undefined) weeks.set(back, { start: day, cost, days: 1 });
    else weeks.set(back, { start: day < week.start ? day : week.start, cost: add(week.cost, cost), days: week.days + 1 });
  }
  return [...weeks.values()].filter(({ days }) => days === WEEK_DAYS).sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** Widths in percent of the largest; a credit has no bar, anything else at least a sliver. */
function barSlots(bars: readonly Bar[], currency: CurrencyCode): readonly Slots[] {
  const largest = bars.reduce((most, { cost }) => (compare(cost, most) > 0 ? cost : most), ZERO);
  const whole = toNumber(compare(largest, ZERO) > 0 ? largest : decimal(1));
  return bars.map(({ label, cost, colour }) => {
    const share = compare(cost, ZERO) > 0 ? Math.max(1, Math.round((toNumber(cost) / whole) * 100)) : 0;
    return {
      label,
      amount: figureText(cost, currency),
      colour,
      filled: share > 0,
      filledPercent: String(share),
      rest: share < 100,
      restPercent: String(100 - share),
    };
  });
}
