import { multiply, toText } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Feed, Page, RowWithoutOrigin } from '../provider.js';
import { addUpCosts, addUpUsage } from '../kit/add-up.js';
import { shapeFault } from '../kit/read-json.js';
import { readMonth, type Entry, type Month } from './entries.js';
import { meterOf, unitOf } from './meter.js';
import { MONTH_WINDOW, monthCalls } from './month.js';
import { readPrices } from './prices.js';

/**
 * What Mistral charges: paid quantity times the price in the same answer.
 *
 * An entry without a price has no cost, which is not a cost of 0; a note says
 * how many there are.
 */
export const costs: Feed<'cost'> = {
  id: 'costs',
  label: 'Costs',
  kind: 'cost',
  window: MONTH_WINDOW,
  start: monthCalls,
  read: (page, step) => {
    const month = readMonth(page, step);
    const { currency, priceOf } = readPrices(page);
    let unpriced = 0;
    const rows = month.entries.reduce<RowWithoutOrigin<'cost'>[]>((all, entry) => {
      const price = priceOf(entry);
      if (price !== null && entry.value_paid !== undefined) return all.concat([{ ...costPlace(entry), quantity: entry.value_paid, billedCost: money(multiply(entry.value_paid, price), currency) }]);
      unpriced += 1;
      return all;
    }, []);
    const note = `${monthName(page)}: ${unpriced} entries have no price in the answer; their cost is not told.`;
    return { rows: addUpCosts(rows), notes: unpriced === 0 ? undatedNotes(month, page) : undatedNotes(month, page).concat(note) };
  },
};

/**
 * Tokens, pages, seconds and characters per day and model.
 *
 * Quirks: cached input is an array of its own and taken as disjoint from input;
 * who called, with which key or from which workspace is not told.
 */
export const usage: Feed<'usage'> = {
  id: 'usage',
  label: 'Usage',
  kind: 'usage',
  window: MONTH_WINDOW,
  start: monthCalls,
  read: (page, step) => {
    const month = readMonth(page, step);
    const storage = month.storage.map(({ model, count }) => ({ ...NOTHING, day: page.call.context?.['month'] ?? '', model, variant: 'storage', quantity: count, unit: 'stored' }));
    return { rows: addUpUsage(month.entries.map((entry) => usageRow(entry, page)).concat(storage)), notes: undatedNotes(month, page) };
  },
};

const NOTHING: Omit<RowWithoutOrigin<'usage'>, 'day' | 'model'> = {
  subAccount: '', key: '', user: '', tier: '', variant: '', requests: null,
  inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, cacheWrite1hTokens: null, outputTokens: null,
  quantity: null, unit: '',
};

function usageRow(entry: Entry, page: Page): RowWithoutOrigin<'usage'> {
  const place = { ...NOTHING, day: entry.day, model: entry.model, tier: tierOf(entry), variant: variantOf(entry) };
  const amount = Number(toText(entry.value));
  if (entry.value < BigInt(0)) throw shapeFault(page, `${entry.path}.value`, 'Expected a quantity of zero or more, found a negative one.');
  switch (meterOf(entry)) {
    case 'input': return { ...place, inputTokens: amount };
    case 'cacheRead': return { ...place, cacheReadTokens: amount };
    case 'output': return { ...place, outputTokens: amount };
    default: return { ...place, quantity: amount, unit: unitOf(entry) };
  }
}

function costPlace(entry: Entry): Omit<RowWithoutOrigin<'cost'>, 'quantity' | 'billedCost'> {
  const meter = meterOf(entry);
  return {
    day: entry.day,
    subAccount: '', key: '',
    lineItem: `${entry.section.replace(/[._]/g, ' ')}: ${entry.kind.replace(/_/g, ' ')}`,
    model: entry.model,
    meter: meter === '' ? unitOf(entry) : meter,
    tier: tierOf(entry),
    unit: meter === '' ? unitOf(entry) : 'tokens',
  };
}

/** What the section adds to the model: text answers need none. */
function variantOf({ section }: Entry): string {
  return section === 'completion' || section === 'chat' ? '' : section.replace(/[._]/g, ' ');
}

function tierOf({ service_tier: tier }: Entry): string {
  return tier === 'standard' ? '' : tier;
}

function undatedNotes({ undated }: Month, page: Page): string[] {
  return undated === 0 ? [] : [`${monthName(page)}: Mistral names no day for ${undated} entries; they stand on the first of the month.`];
}

function monthName(page: Page): string {
  return (page.call.context?.['month'] ?? '').slice(0, 7);
}
