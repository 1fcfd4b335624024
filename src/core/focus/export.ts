import { addDays, isWithin, monthStart, nextMonthStart, type Day, type Period } from '../days.js';
import { absolute, add, compare, decimal, divide, isZero, multiply, ONE, subtract, toText, ZERO, type Decimal } from '../decimal.js';
import { isCreditLine, placesOf, poolOf } from '../credits/lines.js';
import type { CreditPool } from '../credits/pools.js';
import { coveredCharges, creditCharge, virtualPricing } from './credits.js';
import { cloudCharge, costCharge, lineCharges, type FocusCharge } from './charges.js';
import { FOCUS_COLUMNS, type FocusRow } from './columns.js';
import { asciiJson, asciiText } from './text.js';
import { focusUnit } from './unit.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import type { CurrencyCode } from '../money.js';
import type { CloudRow, CostRow, LedgerLine } from '../records.js';

export type FocusInput = Readonly<{
  lines: readonly LedgerLine[];
  costs: readonly CostRow[];
  cloud: readonly CloudRow[];
  /** The month exported. */
  period: Period;
  base: CurrencyCode;
  rate?: RateOf;
  /** Prepaid credits, where they are followed. */
  pools?: readonly CreditPool[];
  providerLabel: (provider: string) => string;
}>;

/** `missing` counts lines of the ledger without a cost: FOCUS has no row for them. */
export type FocusExport = Readonly<{ rows: readonly FocusRow[]; missing: number }>;

/** Cells hold doubles, so two sums of the same money may differ by this much of it. */
const TOLERANCE = decimal('1e-6');

/**
 * The ledger of a month as FOCUS 1.2 rows.
 *
 * Where the rows a provider reported add up to the ledger they are exported, in
 * the currency of the bill and with their quantities. Where they do not, as
 * after a restatement of a closed month, and for plans and estimates, the lines
 * of the ledger are. Either way both costs add up to the ledger.
 */
export function focusExport(input: FocusInput): FocusExport {
  const lines = input.lines.filter(({ day }) => isWithin(day, input.period));
  const known = lines.filter(({ billedCost, effectiveCost }) => billedCost !== null || effectiveCost !== null);
  const reported = reportedCharges(input);
  const charges: FocusCharge[] = [];
  const groups = groupedBy(known.filter(isBilled), placeOf);
  groups.forEach((group, place) => {
    const rows = reported.get(place) ?? [];
    const used = group.filter((line) => !isCreditLine(line));
    if (rows.length > 0 && addsUp(rows, used, input)) charges.push(...rows);
    else if (rows.length > 0 && isPrepaid(used, input) && addsUp(rows, used, input, ['effective'])) charges.push(...coveredCharges(rows, used, input));
    else used.forEach((line) => { charges.push(...chargesOf(line, input)); });
    group.filter(isCreditLine).forEach((line) => { charges.push(...chargesOf(line, input)); });
  });
  known.filter((line) => !isBilled(line)).forEach((line) => { charges.push(...chargesOf(line, input)); });
  const rows = charges.filter(({ billed, effective }) => !isZero(billed) || !isZero(effective)).map((charge) => rowOf(charge, input));
  return { rows: rows.sort(byPeriod), missing: lines.length - known.length };
}

/** The charges of a line of the ledger, of prepaid credits too. */
function chargesOf(line: LedgerLine, input: FocusInput): FocusCharge[] {
  const charges = lineCharges(line, input.providerLabel(line.provider));
  if (isCreditLine(line)) return charges.map((charge) => creditCharge(line, charge, input));
  const pricing = virtualPricing(line, input);
  return pricing === null ? charges : charges.map((charge) => ({ ...charge, pricing }));
}

function isPrepaid(lines: readonly LedgerLine[], { pools = [] }: FocusInput): boolean {
  const places = placesOf(pools);
  return lines.length > 0 && lines.every((line) => poolOf(line, places) !== null);
}

/** What providers reported, by day and connection as the ledger holds it. */
function reportedCharges({ costs, cloud, period, providerLabel }: FocusInput): ReadonlyMap<string, readonly FocusCharge[]> {
  const charges = new Map<string, FocusCharge[]>();
  const put = (row: Readonly<{ day: Day; provider: string; connection: string }>, charge: FocusCharge): void => {
    if (!isWithin(row.day, period)) return;
    const place = placeOf(row);
    charges.set(place, (charges.get(place) ?? []).concat(charge));
  };
  costs.forEach((row) => { put(row, costCharge(row, providerLabel(row.provider))); });
  cloud.forEach((row) => { put(row, cloudCharge(row)); });
  return charges;
}

/** Whether reported charges, in base currency, are what the ledger holds, by both costs or one. */
function addsUp(charges: readonly FocusCharge[], lines: readonly LedgerLine[], { base, rate }: FocusInput, costs: readonly ('billed' | 'effective')[] = ['billed', 'effective']): boolean {
  const sums = { billed: ZERO, effective: ZERO };
  for (const { currency, day, billed, effective } of charges) {
    // A currency without a rate stands in the ledger as it was billed.
    const held = currency === base ? ONE : rate?.(currency, day)?.rate ?? ONE;
    sums.billed = add(sums.billed, multiply(billed, held));
    sums.effective = add(sums.effective, multiply(effective, held));
  }
  const of = (cost: 'billedCost' | 'effectiveCost'): Decimal => lines.reduce((all, line) => add(all, line[cost] ?? ZERO), ZERO);
  const isClose = (a: Decimal, b: Decimal): boolean => compare(absolute(subtract(a, b)), multiply(TOLERANCE, add(ONE, absolute(b)))) <= 0;
  return costs.every((cost) => isClose(sums[cost], of(cost === 'billed' ? 'billedCost' : 'effectiveCost')));
}

function rowOf(charge: FocusCharge, { providerLabel }: FocusInput): FocusRow {
  const label = providerLabel(charge.provider);
  const isPriced = charge.category === 'Usage' || charge.category === 'Purchase';
  const isCounted = charge.quantity !== null && charge.quantity > ZERO;
  const quantity = charge.category === 'Tax' ? null : isCounted ? charge.quantity : ONE;
  // Use that was paid ahead is worth what was consumed of it, whatever of it is billed.
  const contracted = charge.category === 'Usage' && compare(charge.billed, charge.effective) < 0 ? charge.effective : charge.billed;
  const list = charge.list ?? contracted;
  const unitPrice = (cost: Decimal): string => (isPriced && quantity !== null && cost >= ZERO ? amount(divide(cost, quantity)) : '');
  const unit = isCounted ? focusUnit(charge.unit) : 'Units';
  const sku = [charge.provider, charge.sku === '' ? charge.service : charge.sku].join('/');
  const values: Partial<Record<(typeof FOCUS_COLUMNS)[number], string>> = {
    BilledCost: amount(charge.billed), EffectiveCost: amount(charge.effective), ListCost: amount(list), ContractedCost: amount(contracted), BillingCurrency: charge.currency,
    BillingAccountId: charge.account, BillingAccountName: charge.account,
    BillingPeriodStart: instant(monthStart(charge.day)), BillingPeriodEnd: instant(nextMonthStart(charge.day)), ChargePeriodStart: instant(charge.day), ChargePeriodEnd: instant(addDays(charge.day, 1)),
    ChargeCategory: charge.category, ChargeDescription: describe(charge, isCounted), ChargeFrequency: charge.frequency,
    PricingQuantity: quantity === null ? '' : amount(quantity), PricingUnit: quantity === null ? '' : unit,
    ...(charge.category === 'Usage' && isCounted ? { ConsumedQuantity: amount(charge.quantity), ConsumedUnit: unit } : {}),
    ListUnitPrice: unitPrice(list), ContractedUnitPrice: unitPrice(contracted),
    ...pricingOf(charge, unitPrice, list, contracted),
    ...(charge.isCorrection === true ? { ChargeClass: 'Correction' } : {}),
    ProviderName: label, PublisherName: label, InvoiceIssuerName: label, ServiceName: charge.service, ServiceCategory: 'AI and Machine Learning', ServiceSubcategory: 'Generative AI',
    ...(charge.category === 'Tax' ? {} : { SkuId: sku, SkuPriceId: [sku, charge.meter === '' ? unit : charge.meter].join('/'), SkuMeter: charge.meter === '' ? unit : charge.meter, ...(charge.model === '' ? {} : { SkuPriceDetails: asciiJson({ x_Model: charge.model }) }) }),
    SubAccountId: charge.subAccount, SubAccountName: charge.subAccount, RegionId: charge.region, RegionName: charge.region, Tags: tagsJson(charge),
    x_IsEstimated: String(charge.isEstimated), x_Model: charge.model, x_Source: charge.source,
  };
  return FOCUS_COLUMNS.reduce((row, column) => ({ ...row, [column]: asciiText(values[column] ?? '') }), {}) as FocusRow;
}

/** What the charge is priced in: money, or units bought ahead, in which everything is that much less. */
function pricingOf({ currency, effective, pricing }: FocusCharge, unitPrice: (cost: Decimal) => string, list: Decimal, contracted: Decimal): Partial<FocusRow> {
  const inUnits = (cost: Decimal): Decimal => (pricing === undefined ? cost : divide(cost, pricing.rate));
  return {
    PricingCurrency: pricing === undefined ? currency : focusUnit(pricing.currency), PricingCurrencyEffectiveCost: amount(inUnits(effective)),
    PricingCurrencyListUnitPrice: unitPrice(inUnits(list)), PricingCurrencyContractedUnitPrice: unitPrice(inUnits(contracted)),
  };
}

function describe({ description, isEstimated, source }: FocusCharge, isCounted: boolean): string {
  const notes = [...(isEstimated ? ['estimate: quantity times list price, on no invoice'] : []), ...(isCounted || source === 'Subscriptions' || source === 'Credits' ? [] : ['quantity not reported'])];
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
}

/** `key=value; flag` and the cost center as a JSON object of scalars. */
function tagsJson({ tags, costCenter }: FocusCharge): string {
  const pairs: Record<string, string | true> = {};
  tags.split('; ').filter((tag) => tag !== '').forEach((tag) => {
    const at = tag.indexOf('=');
    pairs[at < 0 ? tag : tag.slice(0, at)] = at < 0 ? true : tag.slice(at + 1);
  });
  if (costCenter !== '') pairs['cost_center'] = costCenter;
  return Object.keys(pairs).length === 0 ? '' : asciiJson(pairs);
}

/** Digits with at least one decimal: a column of whole numbers alone is taken for another type by the validator. */
function amount(value: Decimal): string {
  const text = toText(value);
  return text.includes('.') ? text : `${text}.0`;
}

function instant(day: Day): string {
  return `${day}T00:00:00Z`;
}

function isBilled({ basis }: LedgerLine): boolean {
  return basis === 'billed';
}

function placeOf({ day, provider, connection }: Readonly<{ day: Day; provider: string; connection: string }>): string {
  return `${day}\n${provider}\n${connection}`;
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  items.forEach((item) => groups.set(keyOf(item), (groups.get(keyOf(item)) ?? []).concat(item)));
  return groups;
}

function byPeriod(a: FocusRow, b: FocusRow): number {
  const keyOf = (row: FocusRow): string => [row.ChargePeriodStart, row.ProviderName, row.ServiceName, row.SkuPriceId, row.SubAccountId, row.ChargeCategory].join('\n');
  return keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0;
}
