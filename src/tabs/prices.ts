import { ZERO } from '../core/decimal.js';
import { plainTier } from '../core/prices/tier.js';
import type { Hours, ModelPrice } from '../core/prices/prices.js';
import { countColumn, dayColumn, joinKey, quantityColumn, textColumn } from './columns.js';
import type { Decimal } from '../core/decimal.js';
import type { TokenMeter } from '../core/prices/token-meters.js';
import type { Row } from './row.js';
import type { Column, TableTab } from './tab.js';

const perMillion = (header: string, what: string, price: (record: ModelPrice) => Decimal | null): Column<ModelPrice> =>
  quantityColumn(header, `Price of one million ${what}. Blank: no such price, which is not the same as 0.`, price);

/** Columns of long calls, the meter and the column of any call. */
export const LONG_FIELDS: readonly (readonly [header: string, meter: TokenMeter, base: string])[] = [
  ['Long input', 'input', 'Input'], ['Long cache read', 'cacheRead', 'Cache read'], ['Long cache write', 'cacheWrite', 'Cache write'],
  ['Long cache write 1h', 'cacheWrite1h', 'Cache write 1h'], ['Long output', 'output', 'Output'],
];

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
    textColumn('Currency', 'Currency of the prices, as a three-letter code.', (record) => record.currency, 85),
    dayColumn('From', 'First day the prices hold. Blank: from the beginning.', (record) => record.from),
    dayColumn('To', 'First day the prices no longer hold. Blank: open.', (record) => record.to),
    { ...textColumn<ModelPrice>('Source', 'list: from the price list, kept up to date for you. user, accepted or blank: yours, and it counts. proposed: published since and waiting; set it to accepted to make it count, to rejected to keep it out.', (record) => record.source, 80), choices: ['list', 'user', 'proposed', 'accepted', 'rejected'] },
    textColumn('Origin', 'Price list and version, or where you have it from.', (record) => record.origin, 200),
    { header: 'Compared', format: 'text', note: 'Other sources that say otherwise for the same day: the price list beside a row of yours, and what the bill of the last week comes to per million tokens. Blank: all agree.', owner: 'app', cell: null, width: 260 },
    textColumn('Tier', 'The one tier the prices are for: batch, flex, priority. Blank: the standard tier, and those that take a known part off it.', (record) => record.tier ?? '', 80),
    { ...quantityColumn<ModelPrice>('Discount', 'What a contract takes off, like 15%. Without a price in the row it is taken off the price list: of one model, of gpt-* or, with Model *, of all of the provider.', (record) => record.discount ?? null), format: 'percent' },
    countColumn('Above', 'Input tokens of one call from which on the prices of the columns to the right hold. Blank: one price for calls of any length.', (record) => record.longContext?.above ?? null),
    { ...textColumn<ModelPrice>('Applies to', 'whole: a long call pays the long prices for all its tokens. excess: only for the input beyond Above. Blank: whole.', (record) => (record.longContext === undefined ? '' : record.longContext.isExcess === true ? 'excess' : 'whole'), 90), choices: ['whole', 'excess'] },
    ...LONG_FIELDS.map(([header, meter, base]) => quantityColumn<ModelPrice>(header, `${base} of a long call, per million tokens. Blank: as for any call.`, (record) => record.longContext?.[meter] ?? null)),
    textColumn('Hours', 'UTC hours the prices hold, like 16:30-00:30. Blank: all day.', (record) => (record.hours === undefined ? '' : `${record.hours.start}-${record.hours.end}`), 100),
  ],
  key: (record) => joinKey([record.provider, record.model, record.unit, record.currency, record.from, record.source, record.tier ?? '', record.hours === undefined ? '' : record.hours.start]),
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
    ...(plainTier(row.text('Tier')) === '' ? {} : { tier: plainTier(row.text('Tier')) }),
    ...(row.decimal('Discount') === null ? {} : { discount: row.decimal('Discount') ?? ZERO }),
    ...longOf(row),
    ...hoursOf(row.text('Hours')),
  }),
};

/** Long prices of a row; one that is blank is that of any call. */
function longOf(row: Row): Pick<ModelPrice, 'longContext'> {
  const above = row.number('Above');
  if (above === null) return {};
  const [input, cacheRead, cacheWrite, cacheWrite1h, output] = LONG_FIELDS.map(([header, , base]) => row.decimal(header) ?? row.decimal(base));
  const isExcess = row.text('Applies to').trim().toLowerCase() === 'excess';
  return { longContext: { above, input: input ?? null, cacheRead: cacheRead ?? null, cacheWrite: cacheWrite ?? null, cacheWrite1h: cacheWrite1h ?? null, output: output ?? null, ...(isExcess ? { isExcess } : {}) } };
}

/** `16:30-00:30`, the hour with or without a zero before it; null when it is written otherwise. */
export function hoursIn(text: string): Hours | null {
  const match = /^\s*([01]?\d|2[0-3]):([0-5]\d)\s*[-\u2013]\s*([01]?\d|2[0-3]|24):([0-5]\d)\s*$/.exec(text);
  if (match === null) return null;
  const [, startHour = '', startMinute = '', endHour = '', endMinute = ''] = match;
  const hours = { start: `${startHour.padStart(2, '0')}:${startMinute}`, end: `${endHour === '24' ? '00' : endHour.padStart(2, '0')}:${endMinute}` };
  return hours.start === hours.end || (endHour === '24' && endMinute !== '00') ? null : hours;
}

function hoursOf(text: string): Pick<ModelPrice, 'hours'> {
  const hours = hoursIn(text);
  return hours === null ? {} : { hours };
}

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
