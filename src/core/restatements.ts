import type { Day } from './days.js';
import { add, decimal, isZero, subtract, toNumber, toText, ZERO, type Decimal } from './decimal.js';
import type { CurrencyCode, Money } from './money.js';
import type { CloudRow, CostRow, Origin } from './records.js';
import { grouped } from './text.js';

/** Which amount of a bill moved. Both together are the effective cost. */
export type BilledFigure = 'Billed cost' | 'Credits';

/** A billed amount of one day and one item of a bill. */
export type BilledAmount = Origin & Readonly<{ day: Day; item: string; figure: BilledFigure; amount: Money }>;

/** That a provider changed what it had billed for a day that was over and fetched. Never taken back: what moves again is another one. */
export type Restatement = Origin &
  Readonly<{
    /** ISO instant in UTC of the run that saw it. */
    seenAt: string;
    /** Day of the charge. */
    day: Day;
    /** Line item, else model; SKU of a cloud. */
    item: string;
    figure: BilledFigure;
    currency: CurrencyCode;
    /** Null: it was not on the bill. */
    before: Decimal | null;
    /** Null: it is no longer on the bill. */
    after: Decimal | null;
  }>;

/** What the bill of the day grew by; negative where it shrank. */
export function restatedBy({ before, after }: Pick<Restatement, 'before' | 'after'>): Decimal {
  return subtract(after ?? ZERO, before ?? ZERO);
}

export function costAmounts(row: CostRow): BilledAmount[] {
  return [{ ...originOf(row), day: row.day, item: row.lineItem === '' ? row.model : row.lineItem, figure: 'Billed cost', amount: row.billedCost }];
}

/** Billed cost and, where the cloud grants any, credits: what the effective cost has beside it. */
export function cloudAmounts(row: CloudRow): BilledAmount[] {
  const place = { ...originOf(row), day: row.day, item: row.sku === '' ? row.service : row.sku };
  const { currency } = row.billedCost;
  const credits = subtract(row.effectiveCost.amount, row.billedCost.amount);
  const billed: BilledAmount = { ...place, figure: 'Billed cost', amount: row.billedCost };
  return isZero(credits) ? [billed] : [billed, { ...place, figure: 'Credits', amount: { amount: credits, currency } }];
}

/**
 * What moved between a bill as it stands and as it comes, one entry a day, item
 * and currency. The same value again is no restatement.
 *
 * The old value is the last one on record, else the one that stands. So a first
 * value and the restatements after it always add up to the latest value, also
 * when a run died between recording a change and writing it.
 *
 * @param known restatements on record of the same days and feeds
 */
export function restatementsOf(standing: readonly BilledAmount[], incoming: readonly BilledAmount[], known: readonly Restatement[], seenAt: string): Restatement[] {
  const was = totalsByPlace(standing);
  const recorded = latestByPlace(known);
  const will = totalsByPlace(incoming);
  const places = new Map<string, Place>();
  [was, recorded, will].forEach((side) => { side.forEach(({ place }, key) => { places.set(key, place); }); });
  return Array.from(places.keys()).sort().reduce<Restatement[]>((all, key) => {
    const place = places.get(key);
    const before = (recorded.get(key) ?? was.get(key))?.total ?? null;
    const after = will.get(key)?.total ?? null;
    if (place === undefined || isZero(restatedBy({ before, after }))) return all;
    return all.concat({ ...place, seenAt, before, after });
  }, []);
}

/**
 * The days that were restated, each once a feed and currency, with what its
 * changed items came to: `2026-11-15 OpenAI costs from 2.50 to 3.10 USD`.
 */
export function restatedDays(restatements: readonly Restatement[]): string[] {
  const days = new Map<string, { name: string; currency: CurrencyCode; before: Decimal; after: Decimal }>();
  restatements.forEach(({ day, connection, feed, currency, before, after }) => {
    const key = [day, connection, feed, currency].join('\u001f');
    const sum = days.get(key) ?? { name: `${day} ${connection} ${feed}`, currency, before: ZERO, after: ZERO };
    days.set(key, { ...sum, before: add(sum.before, before ?? ZERO), after: add(sum.after, after ?? ZERO) });
  });
  return Array.from(days.keys()).sort().flatMap((key) => {
    const day = days.get(key);
    if (day === undefined) return [];
    const [before, after] = [grouped(day.before), grouped(day.after)];
    const change = before === after ? `${toText(day.before)} to ${toText(day.after)}` : `${before} to ${after}`;
    return [`${day.name} from ${change} ${day.currency}`];
  });
}

type Place = Omit<Restatement, 'seenAt' | 'before' | 'after'>;
type Held = Readonly<{ place: Place; total: Decimal | null }>;

function totalsByPlace(amounts: readonly BilledAmount[]): ReadonlyMap<string, Held> {
  const totals = new Map<string, Held>();
  amounts.forEach(({ amount: { amount, currency }, ...rest }) => {
    const place: Place = { ...rest, currency };
    const key = keyOf(place);
    totals.set(key, { place, total: add(totals.get(key)?.total ?? ZERO, amount) });
  });
  // As the cell of the record will hold it: a total finer than a double would look restated ever after.
  return new Map(Array.from(totals, ([key, { place, total }]) => [key, { place, total: total === null ? null : decimal(toNumber(total)) }] as const));
}

function latestByPlace(known: readonly Restatement[]): ReadonlyMap<string, Held> {
  const latest = new Map<string, Held & { seenAt: string }>();
  known.forEach(({ seenAt, before: _, after, ...place }) => {
    const key = keyOf(place);
    if ((latest.get(key)?.seenAt ?? '') <= seenAt) latest.set(key, { place, total: after, seenAt });
  });
  return latest;
}

function keyOf({ day, provider, connection, feed, item, figure, currency }: Place): string {
  return [day, provider, connection, feed, item, figure, currency].join('\u001f');
}

function originOf({ provider, connection, feed }: Origin): Origin {
  return { provider, connection, feed };
}
