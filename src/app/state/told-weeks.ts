import type { Day } from '../../core/days.js';
import { decimal, isDecimalText, toText } from '../../core/decimal.js';
import type { ToldWeek } from '../../core/week-moved.js';
import type { Ports } from '../ports.js';
import { recordIn } from './record.js';

const KEY = 'toldWeeks';
/** Weeks that are remembered; a digest speaks of the last two. */
const MOST_WEEKS = 3;

/** The cost a digest told of the week beginning on `week`; null when none did. */
export function toldWeek(ports: Ports, week: Day): ToldWeek | null {
  const { told, toldAt, cost, currency } = recordIn(recordIn(ports.state.read(KEY))[week]);
  if (typeof told !== 'string' || typeof toldAt !== 'string' || typeof currency !== 'string') return null;
  return typeof cost === 'string' && isDecimalText(cost) ? { week, told, toldAt, cost: decimal(cost), currency } : null;
}

/** Whether any digest told any week. */
export function hasToldWeeks(ports: Ports): boolean {
  return Object.keys(recordIn(ports.state.read(KEY))).length > 0;
}

/** Remembers what was told last of a week. */
export function rememberTold(ports: Ports, { week, told, toldAt, cost, currency }: ToldWeek): void {
  const all = { ...recordIn(ports.state.read(KEY)), [week]: { told, toldAt, cost: toText(cost), currency } };
  const kept = Object.keys(all).sort().slice(-MOST_WEEKS);
  ports.state.write(KEY, kept.reduce<Record<string, unknown>>((weeks, name) => ({ ...weeks, [name]: all[name as keyof typeof all] }), {}));
}
