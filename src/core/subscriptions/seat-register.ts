import { addDays, isWithin, monthStart, type Day } from '../days.js';
import { decimal, multiply, ONE, ZERO } from '../decimal.js';
import { addMoney, money, type Money } from '../money.js';
import type { CostRow, SeatRow } from '../records.js';
import { isExactly, isLikely, isSeatPlan, rowsOfSeats, type Product } from './seat-match.js';
import type { Subscription } from './subscription.js';
import { isOngoing, monthlyCost } from './subscriptions.js';

/** Days without use after which a seat is idle, today included. */
export const IDLE_AFTER_DAYS = 30;
/** The meter of billed rows that are seat fees. */
export const SEAT_METER = 'seat';

/** In place of a holder: a line that says how many seats are assigned, where nobody tells who holds them. */
export const ALL_SEATS = 'All seats';
/** `1,200 seats assigned, 3 invitations pending` */
const ASSIGNED = /^([\d,]+) seats? assigned\b/;
/** Not paid for, or no longer. */
const NOT_COUNTED = /^(removed|deleted|deactivated|disabled|not a paid seat|left)\b/i;
const UNASSIGNED = /^unassigned\b/i;
/** The provider sees no activity of this person, which is not to say that there is none. */
const UNTOLD = /no recorded activity/i;

export type SeatInput = Readonly<{
  /** Snapshots of every connection. */
  seats: readonly SeatRow[];
  plans: readonly Subscription[];
  today: Day;
  /** What a provider is called, by its id. */
  productOf: (provider: string) => Product;
  /** What providers billed this month, where known: it tells the overage of those that tell none by seat. */
  charges?: readonly CostRow[];
}>;

/** What the seats of one register row come to. */
export type SeatCount = Readonly<{
  /** Sheet row of the plan. */
  row: number;
  /** Seats that are held, or paid for and held by nobody. */
  counted: number;
  /** Seats used in the last 30 days; null where nobody's activity is told. */
  active: number | null;
  /** Seats not used in the last 30 days; null as above. Those without recorded activity are neither. */
  idle: number | null;
  /** What the idle seats cost in a month, in the currency of the plan. */
  idleMonthly: Money | null;
  /** Charged beyond the seats this month, or this billing cycle; null where the provider does not say or mixes currencies. */
  overage: Money | null;
}>;

/** The counts of each seat plan that a connection reports seats of, in register order. Other rows have none. */
export function seatCounts(input: SeatInput): SeatCount[] {
  const { today, charges = [] } = input;
  return seatsOfPlans(input).map(({ plan, seats, told, isOnly }) => countOf(plan, seats, told, isOnly ? billedOverage(charges, seats[0]?.provider ?? '', today) : null, today));
}

/** The seats of one register row; `told` are the connections that tell activity, `isOnly` a row that has all seats of its provider. */
export type SeatsOfPlan = Readonly<{ plan: Subscription; seats: readonly SeatRow[]; told: ReadonlySet<string>; isOnly: boolean }>;

/** Which seats are of which row of the register, in register order; rows without any are left out. */
export function seatsOfPlans({ seats, plans, today, productOf }: SeatInput): SeatsOfPlan[] {
  const current = plans.filter((plan) => isSeatPlan(plan) && isOngoing(plan, today));
  const providers = unique(seats.map(({ provider }) => provider));
  return providers.flatMap((provider) => {
    const rows = current.filter((plan) => providerOf(plan, providers, productOf) === provider);
    const own = seats.filter((seat) => seat.provider === provider);
    const holders = rowsOfSeats(own.map(({ plan }) => plan), rows);
    return rows.flatMap((plan) => {
      const ofPlan = own.filter((_, index) => holders[index] === plan);
      return ofPlan.length === 0 ? [] : [{ plan, seats: ofPlan, told: toldIn(own), isOnly: rows.length === 1 }];
    });
  }).sort((a, b) => a.plan.row - b.plan.row);
}

/** The one provider with seats that a row is about; an exact name wins, and two that fit as well are none. */
function providerOf(plan: Subscription, providers: readonly string[], productOf: SeatInput['productOf']): string | null {
  const exact = providers.filter((provider) => isExactly(plan, productOf(provider).names));
  const found = exact.length > 0 ? exact : providers.filter((provider) => isLikely(plan, productOf(provider)));
  return found.length === 1 ? found[0] ?? null : null;
}

function countOf(plan: Subscription, seats: readonly SeatRow[], told: ReadonlySet<string>, billed: Money | null, today: Day): SeatCount {
  const counted = seats.filter(isPaidFor);
  const knows = counted.some((seat) => told.has(seat.connection) || isUnassigned(seat));
  const idle = knows ? counted.filter((seat) => isIdle(seat, told, today)).length : null;
  const { amount, currency } = seatMonthly(plan);
  return {
    row: plan.row,
    counted: assignedIn(seats) ?? counted.length,
    active: knows ? counted.filter((seat) => isActive(seat, today)).length : null,
    idle,
    idleMonthly: idle === null ? null : money(multiply(amount, decimal(idle)), currency),
    overage: billed ?? total(seats.flatMap(({ overage }) => (overage === null ? [] : [overage]))),
  };
}

/** Whether a seat is paid for, whoever holds it. A line about all seats is no seat. */
export function isPaidFor({ user, state }: SeatRow): boolean {
  return user !== ALL_SEATS && !NOT_COUNTED.test(state);
}

/** Whether a seat was not used in the last 30 days; `told` are the connections that tell activity. */
export function isIdle(seat: SeatRow, told: ReadonlySet<string>, today: Day): boolean {
  return !isActive(seat, today) && (seat.lastActive !== null || isUnassigned(seat) || (told.has(seat.connection) && !UNTOLD.test(seat.state)));
}

function isActive({ lastActive }: SeatRow, today: Day): boolean {
  return lastActive !== null && lastActive >= addDays(today, 1 - IDLE_AFTER_DAYS);
}

/** What one seat costs a month, without base price and minimum. */
export function seatMonthly(plan: Subscription): Money {
  return money(monthlyCost({ ...plan, seats: ONE, basePrice: ZERO, minimumSeats: ZERO }), plan.currency);
}

/** How many seats are assigned, by the lines about all seats; null where there is none. Of two workspaces both count. */
function assignedIn(seats: readonly SeatRow[]): number | null {
  const told = seats.filter(({ user }) => user === ALL_SEATS).flatMap(({ state }) => ASSIGNED.exec(state)?.[1] ?? []);
  return told.length === 0 ? null : told.reduce((sum, count) => sum + Number(count.replace(/,/g, '')), 0);
}

/** Whether nobody holds the seat. */
export function isUnassigned({ state }: SeatRow): boolean {
  return UNASSIGNED.test(state);
}

/** Connections that tell when at least one of their people was active: of the others nothing follows from a blank. */
function toldIn(seats: readonly SeatRow[]): ReadonlySet<string> {
  return new Set(seats.filter(({ lastActive }) => lastActive !== null).map(({ connection }) => connection));
}

/** What a provider billed from the 1st to today besides seat fees. */
function billedOverage(charges: readonly CostRow[], provider: string, today: Day): Money | null {
  const month = { start: monthStart(today), end: addDays(today, 1) };
  return total(charges.filter((row) => row.provider === provider && row.meter !== SEAT_METER && isWithin(row.day, month)).map(({ billedCost }) => billedCost));
}

/** The sum; null for none and for several currencies. */
function total(amounts: readonly Money[]): Money | null {
  const [first, ...rest] = amounts;
  if (first === undefined || rest.some(({ currency }) => currency !== first.currency)) return null;
  return rest.reduce(addMoney, first);
}

function unique(texts: readonly string[]): string[] {
  return Array.from(new Set(texts)).sort();
}
