import { isWithin, type Day, type Period } from '../days.js';
import { absolute, decimal, isZero, ONE, ZERO, type Decimal } from '../decimal.js';
import { NOT_ITEMISED } from '../ledger/api.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import type { CurrencyCode } from '../money.js';
import { isPriced, priceUsage, TOKEN_METERS } from '../price.js';
import type { PriceBook } from '../prices/book.js';
import type { CloudRow, CostRow, PricedUsage } from '../records.js';

/** Rows of the sheet that say what was counted. */
export type MeasuredRows = Readonly<{
  usage: readonly PricedUsage[];
  costs: readonly CostRow[];
  cloud: readonly CloudRow[];
  base: CurrencyCode;
  rate?: RateOf;
}>;

/** A quantity of one meter, with the money of its row in its own currency. */
export type Measure = Readonly<{
  provider: string;
  connection: string;
  service: string;
  meter: string;
  unit: string;
  quantity: Decimal | null;
  /** What the meter is worth beside the others of its service. */
  weight: Decimal;
  own: Decimal;
  /** Base currency for one unit of the row's. */
  rate: Decimal;
}>;

/** The meters of usage rows, weighted by their list cost; tokens without a list price weigh what they count. */
export function usageMeasures(rows: MeasuredRows, period: Period, book: PriceBook): Measure[] {
  return rows.usage.filter((row) => isWithin(row.day, period) && row.basis !== 'missing' && row.allocatedCost !== null).reduce<Measure[]>((all, row) => {
    const money = row.allocatedCost ?? { amount: ZERO, currency: rows.base };
    const rate = rateOf(rows, money.currency, row.day);
    if (rate === null) return all;
    const service = row.model !== '' ? row.model : row.unit === '' ? NOT_ITEMISED : row.unit;
    const tier = [row.tier, row.variant].join('|');
    const counts = countsOf(row, book);
    return all.concat(counts.map(({ meter, unit, quantity, weight }, index): Measure => ({
      provider: row.provider, connection: row.connection, service, meter: `${meter}|${tier}`, unit, quantity, weight,
      own: index === 0 ? money.amount : ZERO, rate,
    })));
  }, []);
}

type Count = Readonly<{ meter: string; unit: string; quantity: Decimal; weight: Decimal }>;

function countsOf(row: PricedUsage, book: PriceBook): Count[] {
  const priced = priceUsage(row, row.day, book);
  if (isPriced(priced) && !isZero(priced.amount)) {
    return priced.parts.map(({ meter, quantity, amount }) => ({ meter, unit: unitOf(meter), quantity: decimal(quantity), weight: amount }));
  }
  const tokens = [row.inputTokens, row.cacheReadTokens, row.cacheWriteTokens, row.outputTokens].reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const [quantity, unit] = tokens > 0 ? [tokens, 'tokens'] : row.quantity !== null ? [row.quantity, row.unit] : [row.requests ?? 0, 'requests'];
  return [{ meter: '', unit, quantity: decimal(quantity), weight: decimal(quantity) }];
}

/** Tokens of all meters are one quantity; requests and other units stand apart. */
function unitOf(meter: string): string {
  return (TOKEN_METERS as readonly string[]).includes(meter) ? 'tokens' : meter;
}

/** What bills and cloud bills count. A row of no cost says nothing of its quantity's worth and is left out. */
export function chargeMeasures(rows: MeasuredRows, period: Period): Measure[] {
  const charges = [
    ...rows.costs.map((row) => ({ ...row, service: itemOf(row), meter: `${row.meter}|${row.tier}`, money: row.billedCost })),
    ...rows.cloud.map((row) => ({ ...row, service: row.sku === '' ? row.service : row.sku, meter: '', money: row.effectiveCost })),
  ].filter(({ day, money }) => isWithin(day, period) && !isZero(money.amount));
  return charges.reduce<Measure[]>((all, { provider, connection, service, meter, unit, quantity, money, day }) => {
    const rate = rateOf(rows, money.currency, day);
    if (rate === null) return all;
    const isCounted = quantity !== null && quantity > ZERO && money.amount > ZERO;
    return all.concat({ provider, connection, service, meter, unit, quantity: isCounted ? quantity : null, weight: absolute(money.amount), own: money.amount, rate });
  }, []);
}

function rateOf({ base, rate }: MeasuredRows, currency: CurrencyCode, day: Day): Decimal | null {
  return currency === base ? ONE : rate?.(currency, day)?.rate ?? null;
}

function itemOf({ model, lineItem }: CostRow): string {
  return model !== '' ? model : lineItem === '' ? NOT_ITEMISED : lineItem;
}
