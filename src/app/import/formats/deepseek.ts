import { money } from '../../../core/money.js';
import { BLANK_COST, BLANK_USAGE, hasAll, type LineFormat, type UsageOfFile } from '../format.js';
import { LineFault, type Line } from '../line.js';

const IMPORT_NAME = 'DeepSeek export';

/** The count each word of `type` fills. */
const FIGURES: Readonly<Record<string, keyof UsageOfFile>> = {
  input_cache_miss_tokens: 'inputTokens',
  input_cache_hit_tokens: 'cacheReadTokens',
  output_tokens: 'outputTokens',
  request_count: 'requests',
};

/**
 * `amount-*.csv` of the DeepSeek console: one figure a line, by model and key.
 *
 * Columns as seen in exports of 2026, with `utc_date` in older ones; the vendor
 * publishes no list. Hits and misses of the cache are disjoint.
 */
export const deepseekUsage: LineFormat = {
  id: 'deepseek-usage',
  label: 'DeepSeek usage export (CSV)',
  importName: IMPORT_NAME,
  fits: (headers) => hasAll(headers, ['model', 'api_key_name', 'type', 'amount']) && hasDay(headers),
  dateColumns: [],
  numberColumns: [],
  read: (line) => {
    const figure = FIGURES[line.text('type')];
    if (figure === undefined) return { passedOver: `Lines of type ${/^[a-z_]{1,40}$/.test(line.text('type')) ? line.text('type') : 'unknown'}, which no column of ours holds.` };
    const amount = line.count('amount');
    if (amount === null) throw new LineFault('amount', 'The number is missing.');
    return { usage: [{ ...BLANK_USAGE, provider: 'deepseek', feed: 'deepseek-usage', day: dayOf(line), key: line.text('api_key_name'), model: line.text('model'), [figure]: amount }] };
  },
};

/** `cost-*.csv` of the DeepSeek console. Money that was granted and money that was paid in are told apart by `wallet_type`. */
export const deepseekCost: LineFormat = {
  id: 'deepseek-cost',
  label: 'DeepSeek cost export (CSV)',
  importName: IMPORT_NAME,
  fits: (headers) => hasAll(headers, ['model', 'wallet_type', 'cost', 'currency']) && hasDay(headers),
  dateColumns: [],
  numberColumns: [],
  read: (line) => {
    const currency = line.text('currency').toUpperCase();
    if (!/^[A-Z]{3}$/.test(currency)) throw new LineFault('currency', 'This is no currency code.');
    return { cost: [{ ...BLANK_COST, provider: 'deepseek', feed: 'deepseek-cost', day: dayOf(line), model: line.text('model'), lineItem: line.text('wallet_type'), billedCost: money(line.amount('cost'), currency) }] };
  },
};

function hasDay(headers: ReadonlySet<string>): boolean {
  return headers.has('start_time_iso') || headers.has('utc_date');
}

function dayOf(line: Line): string {
  return line.day(line.text('utc_date') === '' ? 'start_time_iso' : 'utc_date');
}
