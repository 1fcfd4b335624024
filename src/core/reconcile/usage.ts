import { usageOfCost, dayUsage, type Candidate } from '../allocation/cost-match.js';
import type { Day } from '../days.js';
import { add, compare, isNegative, isZero, multiply, negate, ONE, subtract, ZERO, type Decimal } from '../decimal.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import { undatedModel } from '../prices/model-name.js';
import type { CurrencyCode } from '../money.js';
import { isPriced, priceUsage } from '../price.js';
import type { PriceBook } from '../prices/book.js';
import { listProvider } from '../prices/provider.js';
import { plainTier, priceFactor } from '../prices/tier.js';
import { rateGap, steadyRatio, type BilledDay } from './ratio.js';
import type { CostRow, PricedUsage } from '../records.js';
import { closedLeg, isWithinRounding, roundingOf, type Leg, type Residual } from './residuals.js';
import { percentText } from '../text.js';

/** Rows of one connection, month and currency. */
export type UsageLegInput = Readonly<{
  costs: readonly CostRow[];
  usage: readonly PricedUsage[];
  currency: CurrencyCode;
  book: PriceBook;
  /** Rates to `currency`. */
  rate: RateOf;
}>;

/**
 * Usage at the dated price against the provider's bill: list cost as the rows
 * of API usage hold it, from the price of their day, and billed cost as the
 * rows of API costs hold it. Null when either side reports nothing.
 */
export function usageLeg(input: UsageLegInput): Leg | null {
  const rows = input.usage.map((row): Used => ({ row, list: listCostOf(row, input), billed: billedOf(row, input.currency) }));
  const days: ByDay = { costs: grouped(input.costs, ({ day }) => day), rows: grouped(rows, ({ row }) => row.day) };
  const known = rows.filter(({ list }) => list !== null);
  if (known.length === 0 || input.costs.length === 0) return null;
  const from = known.reduce((sum, { list }) => add(sum, list ?? ZERO), ZERO);
  const to = input.costs.reduce((sum, { billedCost }) => add(sum, billedCost.amount), ZERO);
  return closedLeg(from, to, [...unbilled(rows, input), ...unpriced(rows, input), ...deviations(rows, days, input), ...beside(days)]);
}

/** List cost in the currency of the bill; null when a price or a rate is missing. */
function listCostOf({ listCost, day }: PricedUsage, { currency, rate }: UsageLegInput): Decimal | null {
  if (listCost === null || listCost.currency === currency) return listCost?.amount ?? null;
  const found = rate(listCost.currency, day);
  return found === null ? null : multiply(listCost.amount, found.rate);
}

type ByDay = Readonly<{ costs: ReadonlyMap<Day, readonly CostRow[]>; rows: ReadonlyMap<Day, readonly Used[]> }>;
type Used = Readonly<{ row: PricedUsage; list: Decimal | null; billed: Decimal | null }>;

function billedOf({ basis, allocatedCost }: PricedUsage, currency: CurrencyCode): Decimal | null {
  return basis === 'billed' && allocatedCost?.currency === currency ? allocatedCost.amount : null;
}

/** Usage no bill covers: behind the last billed day the bill is still to come. */
function unbilled(rows: readonly Used[], { costs }: UsageLegInput): Residual[] {
  const last = costs.map(({ day }) => day).sort().slice(-1)[0] ?? '';
  return rows.filter(({ billed, list }) => billed === null && list !== null && !isZero(list)).map(({ row, list }): Residual => {
    const isLate = row.day > last;
    return {
      of: isLate ? 'Day border' : 'Unexplained',
      amount: negate(list ?? ZERO),
      why: isLate ? `used after ${last}, the last day on the bill` : `${nameOf(row)} used on ${row.day} is on no bill`,
    };
  });
}

/** Billed usage without a list cost: its tier has no price, or it has none at all. */
function unpriced(rows: readonly Used[], { book }: UsageLegInput): Residual[] {
  return rows.filter(({ billed, list }) => billed !== null && list === null && !isZero(billed)).map(({ row, billed }): Residual => {
    const isTier = plainTier(row.tier) !== '' && isPriced(priceUsage({ ...row, tier: '' }, row.day, book));
    return {
      of: isTier ? 'Tier or batch' : 'Unpriced',
      amount: billed ?? ZERO,
      why: isTier ? `no price for the tier ${row.tier} of ${nameOf(row)}` : `no price for ${nameOf(row)}`,
    };
  });
}

/** Usage with both figures, a model at a time: what its days have in common tells why they differ. */
function deviations(rows: readonly Used[], byDay: ByDay, input: UsageLegInput): Residual[] {
  const models = new Map<string, Map<Day, BilledDay>>();
  rows.forEach(({ row, billed, list }) => {
    if (billed === null || list === null) return;
    const days = models.get(undatedModel(row.model)) ?? new Map<Day, BilledDay>();
    const held = days.get(row.day) ?? { day: row.day, billed: ZERO, list: ZERO, lines: linesOf(row, byDay.costs.get(row.day) ?? []) };
    days.set(row.day, { ...held, billed: add(held.billed, billed), list: add(held.list, list) });
    models.set(undatedModel(row.model), days);
  });
  return Array.from(models, ([model, days]) => deviation(model, Array.from(days.values()), byDay, input)).reduce<Residual[]>((all, found) => all.concat(found), []);
}

function deviation(model: string, days: readonly BilledDay[], byDay: ByDay, input: UsageLegInput): Residual[] {
  const name = model === '' ? 'usage without a model' : model;
  const tiered = days.filter((day) => isTiered(day, model, byDay));
  const rest = days.filter((day) => !tiered.includes(day));
  const byTier = tiered.map((day): Residual => ({ of: 'Tier or batch', amount: gapOf(day), why: `billed in another tier than ${name} was reported in` }));
  if (rest.every((day) => isWithinRounding(gapOf(day), day.lines))) return byTier.concat({ of: 'Rounding', amount: total(rest), why: `${name} billed in whole cents` });
  if (rateGap(rest, input.usage, input.currency)) return byTier.concat({ of: 'FX', amount: total(rest), why: `${name} is priced in another currency than it is billed in` });
  const ratio = steadyRatio(rest);
  if (ratio === null) return byTier.concat({ of: 'Unexplained', amount: total(rest), why: `${name} is billed at changing distance from its price` });
  const off = percentText(Math.abs(Number(subtract(ratio, ONE)) / 1e18));
  if (compare(ratio, ONE) < 0) return byTier.concat({ of: 'Discount', amount: total(rest), why: `${name} is billed ${off} below its price on every day` });
  return byTier.concat({ of: 'Unexplained', amount: total(rest), why: `${name} is billed ${off} above its price on every day: look whether the price changed` });
}

/** Whether the bill charges the model in a tier its usage does not tell, by an amount that tier can make. */
function isTiered(day: BilledDay, model: string, byDay: ByDay): boolean {
  const told = new Set((byDay.rows.get(day.day) ?? []).filter(({ row }) => undatedModel(row.model) === model).map(({ row }) => plainTier(row.tier)));
  const billed = (byDay.costs.get(day.day) ?? []).filter((cost) => undatedModel(cost.model) === model && plainTier(cost.tier) !== '' && !told.has(plainTier(cost.tier)));
  return billed.some(({ provider, tier }) => {
    const factor = priceFactor(listProvider(provider), plainTier(tier), '');
    const gap = gapOf(day);
    if (factor === null) return !isZero(gap);
    const most = multiply(day.list, subtract(factor, ONE));
    const slack = roundingOf(day.lines);
    return isNegative(most) ? gap >= subtract(most, slack) && gap <= slack : gap <= add(most, slack) && gap >= negate(slack);
  });
}

/** Lines of the bill that are about no usage at all. */
function beside(byDay: ByDay): Residual[] {
  return Array.from(byDay.costs, ([day, costs]) => {
    const candidates = (byDay.rows.get(day) ?? []).map(({ row }, index): Candidate => ({ index, row, priced: { missing: [] } }));
    const usage = dayUsage(candidates, costs);
    return costs.filter((cost) => usageOfCost(cost, usage).length === 0);
  }).reduce<CostRow[]>((all, costs) => all.concat(costs), []).map((cost): Residual => {
    const name = cost.lineItem === '' ? nameOf(cost) : cost.lineItem;
    if (TAX.test(cost.lineItem)) return { of: 'Tax', amount: cost.billedCost.amount, why: `${name} on the bill` };
    if (isNegative(cost.billedCost.amount)) return { of: 'Discount', amount: cost.billedCost.amount, why: `${name} on the bill` };
    return { of: 'Unpriced', amount: cost.billedCost.amount, why: `${name} is billed without usage to price` };
  });
}

const TAX = /\b(tax|vat|gst|hst)\b/i;

function linesOf(row: PricedUsage, costs: readonly CostRow[]): number {
  return costs.filter((cost) => (cost.model === '' || undatedModel(cost.model) === undatedModel(row.model))).length;
}

function gapOf({ billed, list }: BilledDay): Decimal {
  return subtract(billed, list);
}

function total(days: readonly BilledDay[]): Decimal {
  return days.reduce((sum, day) => add(sum, gapOf(day)), ZERO);
}

function nameOf({ model }: Readonly<{ model: string }>): string {
  return model === '' ? 'what names no model' : model;
}


function grouped<T>(items: readonly T[], dayOf: (item: T) => Day): ReadonlyMap<Day, readonly T[]> {
  const days = new Map<Day, T[]>();
  items.forEach((item) => {
    const held = days.get(dayOf(item));
    if (held === undefined) days.set(dayOf(item), [item]);
    else held.push(item);
  });
  return days;
}
