import { isCreditLine } from '../credits/lines.js';
import { isWithin, nextMonthStart, type Day, type Period } from '../days.js';
import { absolute, add, compare, decimal, subtract, toNumber, ZERO, type Decimal } from '../decimal.js';
import type { Basis, LedgerLine } from '../records.js';

/** What the service of an adjustment begins with; the month it is of follows. */
const ADJUSTMENT = 'Adjustment of ';
/** Less than a cell can tell apart is no difference. */
const SMALLEST = decimal('1e-9');

/** First day of the closed month that a line of a later month makes good; null for any other line. */
export function adjustedMonth({ service }: Pick<LedgerLine, 'service'>): Day | null {
  const month = service.startsWith(ADJUSTMENT) ? service.slice(ADJUSTMENT.length, ADJUSTMENT.length + 7) : '';
  return /^\d{4}-\d{2}$/.test(month) ? `${month}-01` : null;
}

/** The first day after a month that is in no closed month. */
export function firstOpenDay(month: Day, closed: readonly Day[]): Day {
  let day = nextMonthStart(month);
  while (closed.indexOf(day) >= 0) day = nextMonthStart(day);
  return day;
}

export type LockInput = Readonly<{
  /** First days of the closed months that are derived anew. */
  months: readonly Day[];
  /** First days of all closed months. */
  closed: readonly Day[];
  /** What the lines would be now. */
  wanted: readonly LedgerLine[];
  /** Lines of the ledger as they stand, those of later months too. */
  stored: readonly LedgerLine[];
}>;

/**
 * Lines that make closed months good in the first open one: what their lines
 * would be now less what they are, and less what other closed months made good
 * already. One line for each place that moved.
 */
export function adjustments(input: LockInput): LedgerLine[] {
  return input.months.reduce<LedgerLine[]>((all, month) => all.concat(adjustmentsOf(month, input)), []);
}

function adjustmentsOf(month: Day, { closed, wanted, stored }: LockInput): LedgerLine[] {
  const period: Period = { start: month, end: nextMonthStart(month) };
  const within = ({ day }: LedgerLine): boolean => isWithin(day, period);
  const isClosed = ({ day }: LedgerLine): boolean => closed.indexOf(`${day.slice(0, 7)}-01`) >= 0;
  const booked = stored.filter((line) => adjustedMonth(line) === month && !within(line) && isClosed(line));
  const places = new Map<string, Place>();
  const put = (line: LedgerLine, side: 'now' | 'then'): void => {
    const key = placeOf(line);
    const place = places.get(key) ?? { now: [], then: [] };
    place[side].push(line);
    places.set(key, place);
  };
  wanted.filter(within).forEach((line) => { put(line, 'now'); });
  // What a closed month makes good of an earlier one is no part of itself.
  stored.filter((line) => within(line) && adjustedMonth(line) === null).concat(booked).forEach((line) => { put(line, 'then'); });
  const day = firstOpenDay(month, closed);
  withoutRenamed(places);
  return Array.from(places.keys()).sort().reduce<LedgerLine[]>((all, key) => all.concat(linesOf(places.get(key), day, month)), []);
}

/** A sub account that only has another name now moves no money. */
function withoutRenamed(places: Map<string, Place>): void {
  const named = new Map<string, string[]>();
  places.forEach(({ now, then }, key) => {
    const line = now[0] ?? then[0];
    if (line === undefined) return;
    const bare = placeOf({ ...line, subAccount: '' });
    named.set(bare, (named.get(bare) ?? []).concat(key));
  });
  named.forEach((keys) => {
    const parts = keys.map((key) => places.get(key)).filter((place): place is Place => place !== undefined);
    const whole: Place = { now: flat(parts.map(({ now }) => now)), then: flat(parts.map(({ then }) => then)) };
    if (linesOf(whole, '', '').length === 0) keys.forEach((key) => { places.delete(key); });
  });
}

function flat<T>(lists: readonly (readonly T[])[]): T[] {
  return lists.reduce<T[]>((all, list) => all.concat(list), []);
}

type Place = { now: LedgerLine[]; then: LedgerLine[] };

function linesOf(place: Place | undefined, day: Day, month: Day): LedgerLine[] {
  const sample = place?.now[0] ?? place?.then[0];
  if (place === undefined || sample === undefined) return [];
  const effective = difference(place, ({ effectiveCost }) => effectiveCost) ?? ZERO;
  const billed = difference(place, ({ billedCost }) => billedCost);
  const lines: LedgerLine[] = [];
  const put = (basis: Basis, amounts: Pick<LedgerLine, 'billedCost' | 'effectiveCost'>, counted: boolean): void => {
    const counts = (count: (line: LedgerLine) => number | null): number | null => (counted ? countDifference(place, count) : null);
    lines.push({
      ...sample, ...amounts, day, basis, service: serviceOf(sample, month), requests: counts((line) => line.requests),
      inputTokens: counts((line) => line.inputTokens), cacheReadTokens: counts((line) => line.cacheReadTokens),
      cacheWriteTokens: counts((line) => line.cacheWriteTokens), outputTokens: counts((line) => line.outputTokens),
    });
  };
  const isEstimate = place.now.some(({ basis }) => basis === 'estimated');
  const moved = !isNothing(effective) || (billed !== null && !isNothing(billed));
  if (moved) put(isEstimate ? 'estimated' : 'billed', { billedCost: billed, effectiveCost: effective }, true);
  const missing = (side: readonly LedgerLine[]): number => side.filter(({ basis }) => basis === 'missing').length;
  if (missing(place.now) > missing(place.then)) put('missing', { billedCost: null, effectiveCost: null }, false);
  return lines;
}

function serviceOf({ service }: LedgerLine, month: Day): string {
  const name = service.slice(service.lastIndexOf(': ') + 1).trim();
  return `${ADJUSTMENT}${month.slice(0, 7)}${isCreditLine({ service }) ? `: ${name}` : ''}`;
}

/** Where a difference is booked: without the day and the service, but what lots made apart from what was used. */
function placeOf(line: LedgerLine): string {
  const { bucket, provider, vendor, connection, subAccount, costCenter, team, feature, customer, currency, service } = line;
  const kind = isCreditLine(line) ? service.slice(service.lastIndexOf(': ') + 1).trim() : '';
  return [bucket, provider, vendor, connection, subAccount, costCenter, team, feature, customer, currency, kind].join('\u001f');
}

/** Now less then, as the cells hold them; null where neither side says anything. */
function difference({ now, then }: Place, of: (line: LedgerLine) => Decimal | null): Decimal | null {
  const known = (lines: readonly LedgerLine[]): Decimal[] => lines.map(of).filter((amount): amount is Decimal => amount !== null).map((amount) => decimal(toNumber(amount)));
  const [after, before] = [known(now), known(then)];
  if (after.length + before.length === 0) return null;
  return subtract(after.reduce(add, ZERO), before.reduce(add, ZERO));
}

function countDifference({ now, then }: Place, of: (line: LedgerLine) => number | null): number | null {
  const total = (lines: readonly LedgerLine[]): number => lines.reduce((sum, line) => sum + (of(line) ?? 0), 0);
  const moved = total(now) - total(then);
  return moved === 0 ? null : moved;
}

function isNothing(amount: Decimal): boolean {
  return compare(absolute(amount), SMALLEST) < 0;
}
