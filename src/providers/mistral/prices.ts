import * as v from 'valibot';
import type { Decimal } from '../../core/decimal.js';
import type { CurrencyCode } from '../../core/money.js';
import type { Page } from '../provider.js';
import { currency, decimalNumber, list, record, text, textOrBlank } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import type { Entry } from './entries.js';

const price = record({ event_type: textOrBlank, billing_metric: text, billing_group: text, api_zone: v.optional(text, ''), service_tier: v.optional(text, ''), price: decimalNumber });
const priceList = record({ currency: v.nullish(currency, null), prices: v.nullish(list(price), []) });
type Price = v.InferOutput<typeof price>;

/** Price per unit of an entry, or null when the list does not tell one. */
export type PriceOf = (entry: Entry) => Decimal | null;

/**
 * The prices of a month's answer, in its currency, which need not be dollars.
 *
 * An entry is priced by its metric and group, and by event, zone and tier where
 * both sides name them; an entry that names no tier is standard. Prices left
 * over that differ from each other tell none: a guess would look like a bill.
 */
export function readPrices(page: Page): Readonly<{ currency: CurrencyCode; priceOf: PriceOf }> {
  const { currency: code, prices } = readJson(priceList, page);
  if (code === null && prices.length > 0) throw shapeFault(page, 'currency', 'Expected a currency code, found null.');
  const byGroup = new Map<string, Price[]>();
  prices.forEach((one) => byGroup.set(groupOf(one), [...(byGroup.get(groupOf(one)) ?? []), one]));
  return {
    currency: code ?? '',
    priceOf: (entry) => {
      if (entry.billing_metric === '' || entry.billing_group === '') return null;
      const fitting = (byGroup.get(groupOf(entry)) ?? []).filter((one) => fits(one, entry));
      const first = fitting[0]?.price ?? null;
      return fitting.every((one) => one.price === first) ? first : null;
    },
  };
}

function fits(one: Price, entry: Entry): boolean {
  const agrees = (a: string, b: string): boolean => a === '' || b === '' || a === b;
  const tier = entry.service_tier === '' ? 'standard' : entry.service_tier;
  return agrees(one.event_type, entry.event_type) && agrees(one.api_zone, entry.api_zone) && agrees(one.service_tier, tier);
}

function groupOf({ billing_metric: metric, billing_group: group }: Readonly<{ billing_metric: string; billing_group: string }>): string {
  return `${metric}\n${group}`;
}
