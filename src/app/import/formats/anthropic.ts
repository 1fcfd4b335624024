import { money } from '../../../core/money.js';
import { BLANK_COST, BLANK_USAGE, hasAll, type LineFormat, type UsageOfFile } from '../format.js';
import { LineFault, type Line } from '../line.js';

const IMPORT_NAME = 'Anthropic export';

/** Our meters for the words of the cost export. */
const METERS: Readonly<Record<string, string>> = {
  input_no_cache: 'input',
  input_cache_read: 'cacheRead',
  input_cache_write_5m: 'cacheWrite',
  input_cache_write_1h: 'cacheWrite1h',
  output: 'output',
};

/**
 * The usage export of the Claude Console, a line per day or hour, model, key and workspace.
 *
 * Columns as seen in exports of 2026; the vendor publishes no list. The five
 * token counts are disjoint, there is no count of requests, and older files have
 * one column of cache writes instead of two.
 */
export const anthropicUsage: LineFormat = {
  id: 'anthropic-usage',
  label: 'Anthropic usage export (CSV)',
  importName: IMPORT_NAME,
  fits: (headers) => hasAll(headers, ['usage_date_utc', 'usage_input_tokens_no_cache', 'usage_output_tokens']),
  dateColumns: [],
  numberColumns: [],
  read: (line) => {
    const row = usageRow(line);
    const searches = line.count('web_search_count') ?? 0;
    const search: UsageOfFile[] = searches === 0 ? [] : [{ ...placeOf(line), quantity: searches, unit: 'search' }];
    return { usage: [row, ...search] };
  },
};

/** The cost export of the Claude Console, US dollars per day, model, key and kind of token. It writes models by their display name. */
export const anthropicCost: LineFormat = {
  id: 'anthropic-cost',
  label: 'Anthropic cost export (CSV)',
  importName: IMPORT_NAME,
  fits: (headers) => hasAll(headers, ['usage_date_utc', 'cost_usd']) && !headers.has('usage_output_tokens'),
  dateColumns: [],
  numberColumns: [],
  read: (line) => {
    const model = line.text('model');
    const word = line.text('token_type') === '' ? line.text('cost_type') : line.text('token_type');
    return {
      cost: [{
        ...BLANK_COST,
        provider: 'anthropic',
        feed: 'anthropic-cost',
        day: line.day('usage_date_utc'),
        subAccount: workspaceOf(line),
        key: line.text('api_key'),
        lineItem: [model, word.replace(/_/g, ' ')].filter((part) => part !== '').join(', '),
        model: modelId(model),
        meter: METERS[word] ?? word,
        tier: tierOf(line),
        billedCost: money(line.amount('cost_usd'), 'USD'),
      }],
    };
  },
};

function usageRow(line: Line): UsageOfFile {
  const fiveMinutes = line.count('usage_input_tokens_cache_write_5m');
  const oneHour = line.count('usage_input_tokens_cache_write_1h');
  const either = line.count('usage_input_tokens_cache_write');
  const outputTokens = line.count('usage_output_tokens');
  if (outputTokens === null) throw new LineFault('usage_output_tokens', 'The number is missing.');
  return {
    ...placeOf(line),
    inputTokens: line.count('usage_input_tokens_no_cache'),
    cacheReadTokens: line.count('usage_input_tokens_cache_read'),
    cacheWriteTokens: fiveMinutes === null && oneHour === null ? either : (fiveMinutes ?? 0) + (oneHour ?? 0),
    cacheWrite1hTokens: oneHour,
    outputTokens,
  };
}

function placeOf(line: Line): UsageOfFile {
  return {
    ...BLANK_USAGE,
    provider: 'anthropic',
    feed: 'anthropic-usage',
    day: line.day('usage_date_utc'),
    subAccount: workspaceOf(line),
    key: line.text('api_key'),
    model: modelId(line.firstText(['model_version', 'model'])),
    tier: tierOf(line),
    variant: variantOf(line),
  };
}

/** The default workspace has no id; the API's rows call it `default`. */
function workspaceOf(line: Line): string {
  const name = line.text('workspace');
  return name.toLowerCase() === 'default' ? 'default' : name;
}

/** `usage_type` is the tier in the usage export; the cost export writes `message` for all that is standard. */
function tierOf(line: Line): string {
  const type = line.text('usage_type').toLowerCase();
  return type === 'standard' || type === 'message' ? '' : type;
}

/** What changes the price beside the tier, in the words of the API's rows. */
function variantOf(line: Line): string {
  const context = /^(>|200k-)/.test(line.text('context_window')) ? '200k-1M' : '';
  const geo = line.text('inference_geo');
  return [context, geo === 'global' || geo === 'not_available' ? '' : geo, line.text('speed')].filter((part) => part !== '').join(' ');
}

/** `Claude Haiku 4.5` is `claude-haiku-4-5`; an id stays. */
function modelId(name: string): string {
  return /\s/.test(name) ? name.toLowerCase().replace(/[\s.]+/g, '-') : name;
}
