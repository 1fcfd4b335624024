import { isDay, isWithin } from '../../core/days.js';
import { decimal, isDecimalText } from '../../core/decimal.js';
import { Fault } from '../../core/fault.js';
import type { Feed, Page, RowWithoutOrigin } from '../provider.js';

/**
 * Reference rates of the last 90 days, euro against some thirty currencies.
 *
 * @see https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates
 *
 * Quirks: XML whose `Cube` elements nest by attribute, `time` outside and
 * `currency` with `rate` inside; no file on weekends and TARGET holidays; a rate
 * is units of the currency for one euro. Published rates are not revised.
 */
export const rates: Feed<'rate'> = {
  id: 'rates',
  label: 'Reference rates',
  kind: 'rate',
  window: { maxDays: 90, restatesDays: 7, keepsDays: 90 },
  start: () => [{ path: '/eurofxref-hist-90d.xml', headers: { Accept: 'application/xml' }, raw: true }],
  read: (page, { period }) => ({ rows: ratesOf(page).filter(({ day }) => isWithin(day, period)) }),
};

function ratesOf(page: Page): RowWithoutOrigin<'rate'>[] {
  if (/^\s*<(!doctype|html)/i.test(page.text)) throw shape(page, 'Expected XML rates, found an HTML page.');
  const rows: RowWithoutOrigin<'rate'>[] = [];
  let day = '';
  const cube = /<Cube\b([^>]*?)\/?>/g;
  let match = cube.exec(page.text);
  while (match !== null) {
    const attributes = match[1] ?? '';
    const time = attribute(attributes, 'time');
    const currency = attribute(attributes, 'currency');
    if (time !== null) day = checkedDay(time, page);
    if (currency !== null) rows.push({ day: checkedDay(day, page), currency: 'EUR', per: currency, rate: rateOf(attribute(attributes, 'rate'), currency, page) });
    match = cube.exec(page.text);
  }
  if (rows.length > 0 && !/<\/\w*:?Envelope>\s*$/.test(page.text)) throw shape(page, 'The file breaks off.');
  if (rows.length === 0) throw shape(page, 'There is no rate in the file.');
  return rows;
}

function attribute(text: string, name: string): string | null {
  return new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(text)?.[1] ?? null;
}

function checkedDay(text: string, page: Page): string {
  if (!isDay(text)) throw shape(page, 'Cube time: Expected a day in ISO form.');
  return text;
}

function rateOf(text: string | null, currency: string, page: Page): ReturnType<typeof decimal> {
  if (text === null || !isDecimalText(text)) throw shape(page, `Cube ${/^[A-Z]{3}$/.test(currency) ? currency : 'currency'} rate: Expected a decimal number.`);
  return decimal(text);
}

function shape(page: Page, what: string): Fault {
  return new Fault('shape', what, page.where, 'Nothing of this period was written. Run it again; rates you type into Rates count meanwhile.');
}
