import { NOBODY } from '../mapping/assignment.js';
import { add, isZero, subtract, ZERO, type Decimal } from '../decimal.js';
import type { LedgerInput } from './ledger.js';
import { bearers, borneParts } from './shares.js';
import type { Charge, ChargeDimensions, LedgerLines } from './ledger-lines.js';
import { plainModel, undatedModel } from '../prices/model-name.js';
import type { CurrencyCode } from '../money.js';
import type { CloudRow, CostRow, PricedUsage, UsageRow } from '../records.js';

/** The service of billed cost that no line item, model or usage row explains. */
export const NOT_ITEMISED = 'Not itemised';

type Rows = Readonly<{ costs: readonly CostRow[]; usage: readonly PricedUsage[]; cloud: readonly CloudRow[] }>;
type Place = ChargeDimensions & Pick<Charge, 'currency'>;

/** Lines of what providers bill and what was used, a day and connection at a time. */
export function addApiCharges({ costs, usage, cloud }: Rows, lines: LedgerLines, input: LedgerInput): void {
  const billed = grouped(costs);
  const used = grouped(usage);
  const onCloudBill = grouped(cloud);
  new Set([...billed.keys(), ...used.keys()]).forEach((group) => {
    const groupCosts = billed.get(group) ?? [];
    const groupUsage = used.get(group) ?? [];
    if (onCloudBill.has(group)) addCounts(groupUsage, lines, input);
    else addUnbilled(groupUsage.filter(({ basis }) => basis !== 'billed'), lines, input);
    const shared = onCloudBill.has(group) ? [] : groupUsage.filter(({ basis }) => basis === 'billed');
    if (groupCosts.every((cost) => itemOf(cost) === '')) addTotals(groupCosts, shared, lines, input);
    else addItems(groupCosts, shared, lines, input);
  });
}

/**
 * One line per item of the bill, for each bearer of the usage it covers; the
 * usage adds its counts to the line of its model.
 */
function addItems(costs: readonly CostRow[], usage: readonly PricedUsage[], lines: LedgerLines, input: LedgerInput): void {
  const bearing = input.sharesOf === undefined || input.book === undefined ? null : bearers(usage, costs, input.book);
  const places: Place[] = costs.map((cost) => {
    const place = placeOf(cost, itemOf(cost) === '' ? NOT_ITEMISED : itemOf(cost), cost.billedCost.currency, '', input);
    borneParts(cost, bearing).forEach(({ amount, usage: row }) => {
      lines.add({ ...borneBy(place, row), basis: 'billed', billedCost: amount, effectiveCost: amount, counts: null });
    });
    return place;
  });
  const bySubject = placesBySubject(places);
  usage.forEach((row) => {
    const own = placeOf(row, serviceOf(row), row.allocatedCost?.currency ?? input.base, row.user, input);
    const place = closestPlace(own, bySubject.get(subjectOf(own)) ?? []) ?? own;
    lines.add({ ...borneBy(place, row), basis: 'billed', billedCost: ZERO, effectiveCost: ZERO, counts: row });
  });
}

/** The place of a billed row, as caused by the key and user of a usage row; what the bill itself says stands. */
function borneBy(place: Place, row: UsageRow | null): Place {
  if (row === null) return place;
  return { ...place, subAccount: place.subAccount === '' ? row.subAccount : place.subAccount, key: place.key === '' ? row.key : place.key, user: row.user, model: row.model };
}

/** A bill of totals alone is told apart by the shares of the usage it covers; what they leave stays one line. */
function addTotals(costs: readonly CostRow[], usage: readonly PricedUsage[], lines: LedgerLines, input: LedgerInput): void {
  const left = new Map<CurrencyCode, Decimal>();
  costs.forEach(({ billedCost }) => left.set(billedCost.currency, add(left.get(billedCost.currency) ?? ZERO, billedCost.amount)));
  usage.forEach((row) => {
    const { amount, currency } = row.allocatedCost ?? { amount: null, currency: input.base };
    const place = placeOf(row, serviceOf(row), currency, row.user, input);
    const held = left.get(currency);
    // The bill that gave this share is gone: until usage is allocated anew its cost is not known.
    if (amount === null || held === undefined) {
      lines.add({ ...place, basis: 'missing', billedCost: null, effectiveCost: null, counts: row });
      return;
    }
    left.set(currency, subtract(held, amount));
    lines.add({ ...place, basis: 'billed', billedCost: amount, effectiveCost: amount, counts: row });
  });
  costs.forEach((cost) => {
    const { currency } = cost.billedCost;
    const amount = left.get(currency) ?? ZERO;
    left.set(currency, ZERO);
    if (isZero(amount)) return;
    lines.add({ ...placeOf(cost, NOT_ITEMISED, currency, '', input), basis: 'billed', billedCost: amount, effectiveCost: amount, counts: null });
  });
}

/** Usage that no bill covers: its estimate, or that it is missing. */
function addUnbilled(usage: readonly PricedUsage[], lines: LedgerLines, input: LedgerInput): void {
  usage.forEach((row) => {
    const place = placeOf(row, serviceOf(row), row.allocatedCost?.currency ?? input.base, row.user, input);
    lines.add({ ...place, basis: row.basis, billedCost: null, effectiveCost: row.allocatedCost?.amount ?? null, counts: row });
  });
}

/** Usage whose cost stands on the cloud bill of the same connection: counts, no second cost. */
function addCounts(usage: readonly PricedUsage[], lines: LedgerLines, input: LedgerInput): void {
  usage.forEach((row) => {
    lines.add({ ...placeOf(row, serviceOf(row), input.base, row.user, input), basis: 'billed', billedCost: ZERO, effectiveCost: ZERO, counts: row });
  });
}

function placeOf(row: CostRow | PricedUsage, service: string, currency: CurrencyCode, user: string, { bucketOf }: LedgerInput): Place {
  return {
    day: row.day, bucket: bucketOf(row.provider), provider: row.provider, connection: row.connection, service, subAccount: row.subAccount, currency,
    key: row.key, user, tags: '', model: row.model, sku: 'lineItem' in row ? row.lineItem : '', own: NOBODY,
  };
}

/** Of the billed lines of one sub account and model, the one a usage row belongs to: that of its exact id, where there is one. */
function closestPlace(own: Place, places: readonly Place[]): Place | undefined {
  const exact = places.filter(({ service }) => plainModel(service) === plainModel(own.service));
  const closest = exact.length > 0 ? exact : places;
  return closest.find(({ key }) => key === own.key) ?? closest[0];
}

function placesBySubject(places: readonly Place[]): ReadonlyMap<string, readonly Place[]> {
  const subjects = new Map<string, Place[]>();
  places.forEach((place) => {
    const subject = subjectOf(place);
    const held = subjects.get(subject) ?? [];
    held.push(place);
    subjects.set(subject, held);
  });
  return subjects;
}

/** Sub account and model, the date in its id aside. */
function subjectOf({ subAccount, service }: Place): string {
  return `${subAccount}\n${undatedModel(service)}`;
}

function itemOf(cost: CostRow): string {
  return cost.model === '' ? cost.lineItem : cost.model;
}

function serviceOf(row: PricedUsage): string {
  if (row.model !== '') return row.model;
  return row.unit === '' ? NOT_ITEMISED : row.unit;
}

function grouped<R extends { day: string; provider: string; connection: string }>(rows: readonly R[]): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  rows.forEach((row) => {
    const group = `${row.day}\n${row.provider}\n${row.connection}`;
    const held = groups.get(group);
    if (held === undefined) groups.set(group, [row]);
    else held.push(row);
  });
  return groups;
}
