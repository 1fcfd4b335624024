import { money } from '../../../core/money.js';
import { readLineItem } from '../../../providers/openai/line-item.js';
import { BLANK_COST, BLANK_USAGE, hasAll, type LineFormat, type LineRows, type UsageOfFile } from '../format.js';
import { LineFault, type Line } from '../line.js';

const IMPORT_NAME = 'OpenAI export';
const START = ['start_time_iso', 'start_time'];
const EMPTY_BUCKET = 'Days without any figure.';

/**
 * The cost export of the OpenAI dashboard: a line per day, project, line item
 * and key, and a line without an amount for a day without cost.
 *
 * Columns as seen in exports of 2026; the vendor publishes no list. They carry
 * the names of the costs API and mean the same.
 */
export const openaiCost: LineFormat = {
  id: 'openai-cost',
  label: 'OpenAI cost export (CSV)',
  importName: IMPORT_NAME,
  fits: (headers) => hasAll(headers, ['amount_value', 'amount_currency']) && (headers.has('start_time') || headers.has('start_time_iso')),
  dateColumns: [],
  numberColumns: [],
  read: (line) => {
    if (line.text('amount_value') === '' && line.text('line_item') === '') return { passedOver: EMPTY_BUCKET };
    const lineItem = line.text('line_item');
    const currency = line.text('amount_currency').toUpperCase();
    if (!/^[A-Z]{3}$/.test(currency)) throw new LineFault('amount_currency', 'This is no currency code.');
    return {
      cost: [{
        ...BLANK_COST,
        ...readLineItem(lineItem),
        provider: 'openai',
        feed: 'openai-cost',
        day: dayOf(line),
        subAccount: line.text('project_id'),
        key: line.text('api_key_id'),
        lineItem,
        quantity: line.decimal('quantity'),
        unit: line.text('quantity_unit'),
        billedCost: money(line.amount('amount_value'), currency),
      }],
      ...namesOf(line, 'openai-cost'),
    };
  },
};

/** Figures of the exports that are not about text. */
const OTHER_FIGURES: readonly (readonly [string, string])[] = [
  ['images', 'image'], ['characters', 'character'], ['seconds', 'second'], ['usage_bytes', 'byte'], ['num_sessions', 'session'], ['num_requests', 'search'],
];
const FIGURES = ['input_tokens', ...OTHER_FIGURES.map(([column]) => column)];

/**
 * A usage export of the OpenAI dashboard: completions, embeddings, images and
 * the rest, a line per minute, hour or day.
 *
 * `input_tokens` holds cached tokens and cache writes, as in the usage API.
 */
export const openaiUsage: LineFormat = {
  id: 'openai-usage',
  label: 'OpenAI usage export (CSV)',
  importName: IMPORT_NAME,
  fits: (headers) => headers.has('start_time') && !headers.has('amount_value') && !headers.has('usage_type') && (headers.has('num_model_requests') || headers.has('num_sessions') || headers.has('usage_bytes') || hasAll(headers, ['start_time_iso', 'end_time_iso'])) && !headers.has('accelerator_type'),
  dateColumns: [],
  numberColumns: [],
  read: (line) => {
    if (FIGURES.every((column) => line.text(column) === '')) return { passedOver: EMPTY_BUCKET };
    const other = OTHER_FIGURES.find(([column]) => line.text(column) !== '');
    return {
      usage: [{
        ...BLANK_USAGE,
        provider: 'openai',
        feed: 'openai-usage',
        day: dayOf(line),
        subAccount: line.text('project_id'),
        key: line.text('api_key_id'),
        user: line.text('user_id'),
        model: line.text('model'),
        tier: tierOf(line),
        variant: line.firstText(['size', 'context_level', 'vector_store_id']),
        requests: line.count('num_model_requests'),
        ...tokensOf(line),
        ...(other === undefined ? {} : { quantity: line.count(other[0]), unit: line.has('vector_store_id') ? 'file search' : other[1] }),
      }],
      ...namesOf(line, 'openai-usage'),
    };
  },
};

function tokensOf(line: Line): Pick<UsageOfFile, 'inputTokens' | 'cacheReadTokens' | 'cacheWriteTokens' | 'outputTokens'> {
  const all = line.count('input_tokens');
  const cacheRead = line.count('input_cached_tokens');
  const cacheWrite = line.count('input_cache_write_tokens');
  const uncached = line.count('input_uncached_tokens') ?? (all === null ? null : all - (cacheRead ?? 0) - (cacheWrite ?? 0));
  if (uncached !== null && uncached < 0) throw new LineFault('input_cached_tokens', 'It is more than input_tokens, of which it is a part.');
  return { inputTokens: uncached, cacheReadTokens: cacheRead, cacheWriteTokens: cacheWrite, outputTokens: line.count('output_tokens') };
}

function tierOf(line: Line): string {
  if (/^(true|1)$/i.test(line.text('batch'))) return 'batch';
  const tier = line.text('service_tier');
  return tier === 'default' || tier === 'standard' ? '' : tier;
}

function dayOf(line: Line): string {
  const column = START.find((name) => line.text(name) !== '');
  if (column === undefined) throw new LineFault('start_time', 'The date is missing.');
  return line.day(column);
}

/** Ids stay in the rows; the names beside them are remembered. */
function namesOf(line: Line, feed: string): Pick<LineRows, 'names'> {
  const pairs = [['subAccount', 'project_id', 'project_name'], ['user', 'user_id', 'user_email'], ['key', 'api_key_id', 'api_key_name']] as const;
  const names = pairs
    .map(([kind, id, name]) => ({ provider: 'openai', feed, kind, id: line.text(id), name: line.text(name) }))
    .filter(({ id, name }) => id !== '' && name !== '');
  return { names };
}
