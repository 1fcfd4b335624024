import { decimal, divide, ZERO, type Decimal } from '../decimal.js';
import type { Day } from '../days.js';
import type { Hours, LongContext, ModelPrice, TokenPrices, UnitPrice } from './prices.js';

/** Public prices as they travel in the bundle: short keys, US dollars, per million tokens unless said. */
export type PriceList = Readonly<{
  /** Name and version of the source. */
  version: string;
  /** Day the list was published. */
  date: Day;
  providers: readonly ListedProvider[];
}>;

export type ListedProvider = Readonly<{
  id: string;
  models: readonly ListedModel[];
}>;

/** Id, patterns (`=` for the id alone), prices in order of time. */
export type ListedModel = readonly [id: string, matches: readonly string[], prices: readonly ListedPrice[]];

/** Price, or base price and price of long calls. */
export type ListedAmount = number | readonly [base: number, long: number];

export type ListedPrice = Readonly<{
  /** Input, cache read, cache write, cache write for an hour, output. */
  i?: ListedAmount;
  r?: ListedAmount;
  w?: ListedAmount;
  h?: ListedAmount;
  o?: ListedAmount;
  /** Input tokens a call may have before the long price holds. */
  above?: number;
  /** Dollars per thousand requests. */
  q?: number;
  /** Dollars per thousand of a unit. */
  u?: Readonly<Record<string, number>>;
  /** Dollars per million tokens of a kind that has its own price: sound, images, video. */
  m?: Readonly<Record<string, number>>;
  from?: Day;
  hours?: readonly [start: string, end: string];
}>;

const THOUSAND = decimal(1000);
const MILLION = decimal(1_000_000);

/** Every dated price of the list as rows of the price book, in the order the list matches them. */
export function modelPricesOf(list: PriceList): ModelPrice[] {
  const rows: ModelPrice[] = [];
  list.providers.forEach(({ id, models }) => {
    models.forEach((model) => { rows.push(...rowsOfModel(id, model, list.version)); });
  });
  return rows;
}

function rowsOfModel(provider: string, [id, matches, prices]: ListedModel, origin: string): ModelPrice[] {
  const patterns = matches.map((match) => (match === '=' ? id : match));
  return prices.map((price, index) => {
    const [first, ...others] = unitPrices(price.u ?? {}, THOUSAND);
    const more = others.concat(unitPrices(price.m ?? {}, MILLION));
    const later = price.hours === undefined ? prices.slice(index + 1).find((next) => next.from !== undefined) : undefined;
    return {
      provider,
      model: id,
      ...tokenPrices(price, 0),
      perRequest: price.q === undefined ? null : perThousand(price.q),
      perUnit: first === undefined ? null : first.price,
      unit: first === undefined ? '' : first.unit,
      currency: 'USD',
      from: price.from ?? null,
      to: later?.from ?? null,
      source: 'list',
      origin,
      matches: patterns,
      ...(more.length > 0 ? { moreUnits: more } : {}),
      ...(price.above === undefined ? {} : { longContext: longContext(price, price.above) }),
      ...(price.hours === undefined ? {} : { hours: hoursOf(price.hours) }),
    };
  });
}

function tokenPrices(price: ListedPrice, column: 0 | 1): TokenPrices {
  const at = (amount: ListedAmount | undefined): Decimal | null => {
    if (amount === undefined) return null;
    return typeof amount === 'number' ? decimal(amount) : decimal(amount[column]);
  };
  return { input: at(price.i), cacheRead: at(price.r), cacheWrite: at(price.w), cacheWrite1h: at(price.h), output: at(price.o) };
}

function longContext(price: ListedPrice, above: number): LongContext {
  return { above, ...tokenPrices(price, 1) };
}

function unitPrices(prices: Readonly<Record<string, number>>, per: Decimal): UnitPrice[] {
  return Object.keys(prices).map((unit) => ({ unit, price: divide(decimal(prices[unit] ?? 0), per) }));
}

function perThousand(amount: number): Decimal {
  return amount === 0 ? ZERO : divide(decimal(amount), THOUSAND);
}

function hoursOf([start, end]: readonly [string, string]): Hours {
  return { start, end };
}

