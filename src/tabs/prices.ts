import { ZERO } from '../core/decimal.js';
import type { ModelPrice } from '../core/prices.js';
import { dayColumn, joinKey, quantityColumn, textColumn } from './columns.js';
import type { Decimal } from '../core/decimal.js';
import type { Column, TableTab } from './tab.js';

const perMillion = (header: string, what: string, price: (record: ModelPrice) => Decimal | null): Column<ModelPrice> =>
  quantityColumn(header, `Price of one million ${what}. Blank: no such price, which is not the same as 0.`, price);

/** Dated prices. Rows of the price list are ours; every other row is the user's and wins. */
export const prices: TableTab<ModelPrice> = {
  name: 'Prices',
  about: 'Prices of models in use, per one million tokens. To set your own, add a row with Source user or change a row: yours win and are never changed.',
  columns: [
    textColumn('Provider', 'Provider id.', (record) => record.provider, 110),
    textColumn('Model', 'Model as the provider names it, or its beginning followed by *.', (record) => record.model, 200),
    perMillion('Input', 'uncached input tokens', (record) => record.input),
    perMillion('Cache read', 'input tokens read from a cache', (record) => record.cacheRead),
    perMillion('Cache write', 'tokens written to a cache', (record) => record.cacheWrite),
    perMillion('Cache write 1h', 'tokens written to a cache that lasts one hour', (record) => record.cacheWrite1h),
    perMillion('Output', 'output tokens, reasoning included', (record) => record.output),
    quantityColumn('Per request', 'Price of one call, beside its tokens.', (record) => record.perRequest),
    quantityColumn('Per unit', 'Price of one Unit of what is not tokens.', (record) => record.perUnit),
    textColumn('Unit', 'The unit of Per unit: image, second, search.', (record) => record.unit, 80),
    textColumn('Currency', 'Currency of the prices, as a three-letter code.', (record) => record.currency, 70),
    dayColumn('From', 'First day the prices hold. Blank: from the beginning.', (record) => record.from),
    dayColumn('To', 'First day the prices no longer hold. Blank: open.', (record) => record.to),
    { ...textColumn<ModelPrice>('Source', 'list: from the price list, kept up to date for you. user, accepted or blank: yours, and it counts. proposed: published since and waiting; set it to accepted to make it count, to rejected to keep it out.', (record) => record.source, 80), choices: ['list', 'user', 'proposed', 'accepted', 'rejected'] },
    textColumn('Origin', 'Price list and version, or where you have it from.', (record) => record.origin, 200),
    { header: 'Compared', format: 'text', note: 'Other sources that say otherwise for the same day: the price list beside a row of yours, and what the bill of the last week comes to per million tokens. Blank: all agree.', owner: 'app', cell: null, width: 260 },
  ],
  key: (record) => joinKey([record.provider, record.model, record.unit, record.currency, record.from, record.source]),
  day: null,
  read: (row) => ({
    provider: row.text('Provider'),
    model: row.text('Model'),
    input: row.decimal('Input'),
    cacheRead: row.decimal('Cache read'),
    cacheWrite: row.decimal('Cache write'),
    cacheWrite1h: row.decimal('Cache write 1h'),
    output: row.decimal('Output'),
    perRequest: row.decimal('Per request'),
    perUnit: row.decimal('Per unit'),
    unit: row.text('Unit'),
    currency: row.text('Currency').toUpperCase(),
    from: row.day('From'),
    to: row.day('To'),
    source: sourceOf(row.text('Source')),
    origin: row.text('Origin'),
  }),
};

/** A row that is rejected stays, so that it is not proposed again, and counts as little as one that waits. */
function sourceOf(text: string): ModelPrice['source'] {
  const word = text.trim().toLowerCase();
  if (word === 'list') return 'list';
  return word === 'proposed' || word === 'rejected' ? 'proposed' : 'user';
}

/** The prices of a row by their header. */
export const PRICE_FIELDS: readonly (readonly [string, (price: ModelPrice) => Decimal | null])[] = [
  ['Input', (price) => price.input],
  ['Cache read', (price) => price.cacheRead],
  ['Cache write', (price) => price.cacheWrite],
  ['Cache write 1h', (price) => price.cacheWrite1h],
  ['Output', (price) => price.output],
  ['Per request', (price) => price.perRequest],
  ['Per unit', (price) => price.perUnit],
];

/** Whether a price is below zero, which no price is. */
export function isNegativePrice(price: Decimal | null): boolean {
  return price !== null && price < ZERO;
}
