import { isWithin, monthStart, nextMonthStart, type Day } from '../days.js';
import { add, multiply, subtract, ZERO, type Decimal } from '../decimal.js';
import type { Invoice } from '../invoice.js';
import type { LoggedUse } from '../ledger/logged-use.js';
import { matchInvoices, type InvoiceMatch } from './match.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import { undatedModel } from '../prices/model-name.js';
import type { CurrencyCode } from '../money.js';
import type { PriceBook } from '../prices/book.js';
import { invoicedOf, invoiceLeg, type Invoiced } from './invoice.js';
import { loggedByPayee, loggedCosts, logLeg, logStartOf, type LoggedCosts } from './log.js';
import { referenceOf, subjectsOf, type Subject, type SubjectInput, type SubjectRows } from './subjects.js';
import { usageLeg } from './usage.js';
import type { PricedUsage, RequestRow } from '../records.js';
import { residualTotals, type Leg, type ResidualTotals } from './residuals.js';
import type { Restatement } from '../restatements.js';

export type ReconcileInput = SubjectInput &
  Readonly<{
    requests: readonly RequestRow[];
    invoices: readonly Invoice[];
    restatements: readonly Restatement[];
    book: PriceBook;
    /** Provider ids a name of the Invoices tab may stand for. */
    providersNamed: (name: string) => readonly string[];
    /** Hours by which the days of a provider's invoices begin before those of UTC; null when not known. */
    utcOffset: (provider: string) => number | null;
    /** Whether prepaid lots pay for all use of a month. */
    isCovered: (subject: Subject) => boolean;
    /** Rates to a currency. */
    rateTo: (currency: CurrencyCode) => RateOf;
    today: Day;
  }>;

/** One connection and month: four figures of the same thing, and why they differ. Null: nobody told that figure. */
export type Reconciled = Subject &
  Readonly<{
    reference: string;
    /** Own log, at the dated price of its tokens. */
    logged: Decimal | null;
    /** List cost of the usage, at the dated price. */
    used: Decimal | null;
    billed: Decimal | null;
    purchases: Decimal | null;
    /** Whether `used` was converted, or left rows of another currency to another subject. */
    isUsageConverted: boolean;
    /** With tax, in the currency of the bill. */
    invoiced: Decimal | null;
    /** Whether `invoiced` was converted. */
    isConverted: boolean;
    /** What an invoice is held against: purchases, else the bill, else the usage. */
    invoiceable: Decimal;
    /** Paid for by earlier purchases or grants, with nothing bought in the month: no invoice is to come. */
    isPaidAhead: boolean;
    /** Bill against usage, invoice against bill, usage against own log, each later figure minus the earlier. */
    difference: Decimal;
    residuals: ResidualTotals;
    /** Largest first, in words. */
    legs: readonly Leg[];
    isOver: boolean;
  }>;

export type Reconciliation = Readonly<{ rows: readonly Reconciled[]; matches: readonly InvoiceMatch[] }>;

/**
 * Holds what a provider bills against usage at the dated price, the own log and
 * the invoices, per connection and month. Each difference is told apart into
 * named residuals that add up to it exactly.
 */
export function reconcile(input: ReconcileInput): Reconciliation {
  const subjects = subjectsOf({ ...input, usage: input.usage.map((row) => inPriceCurrency(row, input.book)) });
  const matches = matchInvoices(input.invoices, subjects, input.months, input.providersNamed);
  const logs = loggedByPayee(input.requests);
  const rows = subjects.map((subject) => reconciled(subject, subjects, matches, logs, input));
  return { rows, matches };
}

function reconciled(subject: SubjectRows, all: readonly SubjectRows[], matches: readonly InvoiceMatch[], logs: ReadonlyMap<string, readonly LoggedUse[]>, input: ReconcileInput): Reconciled {
  const rate = input.rateTo(subject.currency);
  const reference = referenceOf(subject);
  const billed = billedOf(subject);
  const uses = logs.get(subject.provider) ?? [];
  const logStart = logStartOf(uses);
  const usage = usageFigure(subject, rate, logStart, input);
  const isAlone = all.filter((other) => other.provider === subject.provider && other.month === subject.month).length === 1;
  const logged = isAlone ? loggedCosts(uses.filter(({ day }) => monthStart(day) === subject.month), subject.provider, subject.currency, input.book, rate) : null;
  const { used } = usage;
  const invoiceable = subject.purchases ?? billed ?? used ?? ZERO;
  const invoices = matches.filter((match) => match.reference === reference).map(({ invoice }) => invoice);
  const invoiced = invoices.length === 0 ? null : invoicedOf({ ...subject, invoices, rate });
  const legs = [
    ...(usage.leg === null ? [] : [usage.leg]),
    ...(logged === null || (used ?? billed) === null ? [] : [used === null ? logLeg(new Map([['', sumOf(logged)]]), new Map([['', billed]])) : logLeg(logged, usage.byModel, { cost: usage.earlier, before: logStart })]),
    ...(invoiced === null ? [] : [invoiceLegOf(subject, invoiceable, invoices, invoiced, rate, input)]),
  ];
  return {
    provider: subject.provider, connection: subject.connection, month: subject.month, currency: subject.currency, reference,
    billed, used, invoiceable, legs,
    isUsageConverted: subject.usage.some(({ listCost }) => listCost !== null && listCost.currency !== subject.currency),
    purchases: subject.purchases,
    isPaidAhead: subject.purchases === null && input.isCovered(subject),
    logged: logged === null ? null : sumOf(logged),
    invoiced: invoiced?.total ?? null,
    isConverted: invoiced?.isForeign === true,
    difference: legs.reduce((sum, leg) => add(sum, subtract(leg.to, leg.from)), ZERO),
    residuals: residualTotals(legs),
    isOver: nextMonthStart(subject.month) <= input.today,
  };
}

/** A list cost is in the currency of its price, also where the row shows the one it is billed in. */
function inPriceCurrency(row: PricedUsage, book: PriceBook): PricedUsage {
  const currency = row.listCost === null ? null : book.find(row.provider, row.model, row.day, row.tier)?.currency ?? null;
  return row.listCost === null || currency === null || currency === row.listCost.currency ? row : { ...row, listCost: { ...row.listCost, currency } };
}

type UsageFigure = Readonly<{
  used: Decimal | null;
  /** Of the days the own log reaches back to. */
  byModel: LoggedCosts;
  /** Of the days before. */
  earlier: Decimal;
  leg: Leg | null;
}>;

/** A cloud tells list cost on its own rows; usage beside a cloud bill only counts. */
function usageFigure(subject: SubjectRows, rate: RateOf, logStart: Day, { book }: ReconcileInput): UsageFigure {
  if (subject.cloud.length > 0) return { used: null, byModel: new Map(), earlier: ZERO, leg: null };
  const leg = usageLeg({ ...subject, book, rate });
  const byModel = new Map<string, Decimal | null>();
  let [earlier, isKnown] = [ZERO, false];
  subject.usage.forEach(({ model, listCost, day }) => {
    const found = listCost === null || listCost.currency === subject.currency ? null : rate(listCost.currency, day);
    const cost = listCost === null || (listCost.currency !== subject.currency && found === null) ? null : found === null ? listCost.amount : multiply(listCost.amount, found.rate);
    const held = byModel.get(undatedModel(model)) ?? null;
    isKnown = isKnown || cost !== null;
    if (day < logStart) earlier = add(earlier, cost ?? ZERO);
    else byModel.set(undatedModel(model), held === null ? cost : add(held, cost ?? ZERO));
  });
  return { used: isKnown ? add(sumOf(byModel), earlier) : null, byModel, earlier, leg };
}

function billedOf({ costs, cloud }: SubjectRows): Decimal | null {
  if (costs.length + cloud.length === 0) return null;
  return [...costs, ...cloud].reduce((sum, { billedCost }) => add(sum, billedCost.amount), ZERO);
}

function invoiceLegOf(subject: SubjectRows, billed: Decimal, invoices: readonly Invoice[], invoiced: Invoiced, rate: RateOf, input: ReconcileInput): Leg {
  const isPrepaid = subject.purchases !== null;
  const items = new Set([...subject.costs.map(({ lineItem, model }) => `${lineItem}\n${model}`), ...subject.cloud.map(({ sku }) => sku)]);
  const span = { start: subject.month, end: nextMonthStart(subject.month) };
  return invoiceLeg({
    billed, invoices, rate, month: subject.month, currency: subject.currency,
    daily: isPrepaid ? new Map<Day, Decimal>() : subject.daily,
    credits: isPrepaid ? ZERO : subject.cloud.reduce((sum, row) => add(sum, subtract(row.effectiveCost.amount, row.billedCost.amount)), ZERO),
    lines: isPrepaid ? 0 : items.size,
    restatements: isPrepaid ? [] : input.restatements.filter((one) =>
      one.figure === 'Billed cost' && one.provider === subject.provider && one.connection === subject.connection && one.currency === subject.currency && isWithin(one.day, span)),
    utcOffset: input.utcOffset(subject.provider),
  }, invoiced);
}

function sumOf(costs: LoggedCosts): Decimal {
  return Array.from(costs.values()).reduce<Decimal>((sum, cost) => add(sum, cost ?? ZERO), ZERO);
}
