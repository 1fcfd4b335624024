import { addDays, isWithin, monthStart, nextMonthStart, type Day } from '../days.js';
import { invoicedAmount } from '../credits/movement.js';
import { add, ZERO, type Decimal } from '../decimal.js';
import type { CurrencyCode } from '../money.js';
import type { BalanceRow, CloudRow, CostRow, PricedUsage } from '../records.js';

/** What is compared as one: a connection, a month, and a currency of its bill. */
export type Subject = Readonly<{ provider: string; connection: string; month: Day; currency: CurrencyCode }>;

/** The rows of a subject. */
export type SubjectRows = Subject &
  Readonly<{
    costs: readonly CostRow[];
    cloud: readonly CloudRow[];
    usage: readonly PricedUsage[];
    /** Bought ahead in the month less what was paid back; null without either. */
    purchases: Decimal | null;
    /** Billed cost by day, with the days beside the month. */
    daily: ReadonlyMap<Day, Decimal>;
  }>;

export type SubjectInput = Readonly<{
  months: readonly Day[];
  costs: readonly CostRow[];
  cloud: readonly CloudRow[];
  usage: readonly PricedUsage[];
  balances: readonly BalanceRow[];
  isAttribution: (provider: string) => boolean;
}>;

/** Stands for a subject in both tabs. */
export function referenceOf({ provider, connection, month, currency }: Subject): string {
  return [provider, connection, month.slice(0, 7), currency].filter((part) => part !== '').join(' / ');
}

/** Every connection and month with a bill, purchases, or usage alone. */
export function subjectsOf(input: SubjectInput): SubjectRows[] {
  const months = new Set(input.months);
  const subjects = new Map<string, Subject>();
  const billed = new Set<string>();
  const put = (row: Readonly<{ provider: string; connection: string; day: Day }>, currency: CurrencyCode): void => {
    const subject = { provider: row.provider, connection: row.connection, month: monthStart(row.day), currency };
    if (!months.has(subject.month) || input.isAttribution(row.provider)) return;
    subjects.set(referenceOf(subject), subject);
    billed.add(placeOf(subject));
  };
  input.costs.forEach((row) => { put(row, row.billedCost.currency); });
  input.cloud.forEach((row) => { put(row, row.billedCost.currency); });
  input.balances.filter((row) => invoicedAmount(row) !== null).forEach((row) => { put(row, row.amount.currency); });
  const unbilled = input.usage.filter((row) => !billed.has(placeOf({ ...row, month: monthStart(row.day) })));
  unbilled.forEach((row) => { if (row.listCost !== null) put(row, row.listCost.currency); });
  const index = indexOf(input);
  const currencies = new Map<string, number>();
  subjects.forEach((subject) => { currencies.set(placeOf(subject), (currencies.get(placeOf(subject)) ?? 0) + 1); });
  return Array.from(subjects.keys()).sort().map((key) => {
    const subject = rowsOf(subjects.get(key) as Subject, index);
    // Beside a bill in several currencies, usage goes to the one it is counted in.
    return currencies.get(placeOf(subject)) === 1 ? subject : { ...subject, usage: subject.usage.filter((row) => (row.allocatedCost ?? row.listCost)?.currency === subject.currency) };
  });
}

type Index = Readonly<{ costs: Grouped<CostRow>; cloud: Grouped<CloudRow>; usage: Grouped<PricedUsage>; balances: Grouped<BalanceRow> }>;
type Grouped<R> = ReadonlyMap<string, readonly R[]>;

function indexOf({ costs, cloud, usage, balances }: SubjectInput): Index {
  return { costs: grouped(costs), cloud: grouped(cloud), usage: grouped(usage), balances: grouped(balances) };
}

function rowsOf(subject: Subject, index: Index): SubjectRows {
  const { month, currency } = subject;
  const place = `${subject.provider}\n${subject.connection}`;
  const within = <R extends { day: Day }>(rows: readonly R[] | undefined): R[] => (rows ?? []).filter(({ day }) => isWithin(day, { start: month, end: nextMonthStart(month) }));
  const costs = (index.costs.get(place) ?? []).filter(({ billedCost }) => billedCost.currency === currency);
  const cloud = (index.cloud.get(place) ?? []).filter(({ billedCost }) => billedCost.currency === currency);
  const bought = within(index.balances.get(place)).filter(({ amount }) => amount.currency === currency).map(invoicedAmount).filter((amount): amount is Decimal => amount !== null);
  const near = { start: addDays(month, -1), end: addDays(nextMonthStart(month), 1) };
  const daily = new Map<Day, Decimal>();
  [...costs, ...cloud].filter(({ day }) => isWithin(day, near)).forEach(({ day, billedCost }) => { daily.set(day, add(daily.get(day) ?? ZERO, billedCost.amount)); });
  return {
    ...subject, daily,
    costs: within(costs), cloud: within(cloud), usage: within(index.usage.get(place)),
    purchases: bought.length === 0 ? null : bought.reduce(add, ZERO),
  };
}

function placeOf({ provider, connection, month }: Omit<Subject, 'currency'>): string {
  return `${provider}\n${connection}\n${month}`;
}

function grouped<R extends { provider: string; connection: string }>(rows: readonly R[]): Grouped<R> {
  const groups = new Map<string, R[]>();
  rows.forEach((row) => {
    const key = `${row.provider}\n${row.connection}`;
    const held = groups.get(key);
    if (held === undefined) groups.set(key, [row]);
    else held.push(row);
  });
  return groups;
}
