import * as v from 'valibot';
import { isZero } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Page, RowWithoutOrigin } from '../provider.js';
import { anyInstant } from '../kit/any-day.js';
import { countOrText, countOrTextOrNull } from '../kit/count-or-text.js';
import { decimalNumber, list, record, text, textOrBlank, yesNo } from '../kit/fields.js';
import { readAt, readJson, shapeFault } from '../kit/read-json.js';

/** The column of time goes by several names, by source and step. */
const TIME_COLUMN = /^(date|created_at)__/;

const answer = record({ data: record({ data: list(v.record(v.string(), v.unknown(), 'an object')), metadata: record({ truncated: yesNo }) }) });
const figures = record({
  generation_id: text,
  model: textOrBlank,
  tokens_prompt: countOrText,
  tokens_completion: countOrText,
  cached_tokens: countOrTextOrNull,
  credits_usage: decimalNumber,
  byok_usage: decimalNumber,
});

/** Requests of one answer and whether it was cut short. Counts come as numbers or texts. */
export function readRequests(page: Page): Readonly<{ rows: readonly RowWithoutOrigin<'request'>[]; isCut: boolean }> {
  const { data, metadata } = readJson(answer, page).data;
  return { rows: data.map((row, index) => requestRow(row, page, `data.data[${index}]`)), isCut: metadata.truncated };
}

function requestRow(row: Readonly<Record<string, unknown>>, page: Page, path: string): RowWithoutOrigin<'request'> {
  const column = Object.keys(row).find((name) => TIME_COLUMN.test(name));
  if (column === undefined) throw shapeFault(page, path, 'Expected a column of time, found none.');
  const use = readAt(figures, row, page, path);
  const cached = use.cached_tokens ?? 0;
  if (cached > use.tokens_prompt) throw shapeFault(page, `${path}.cached_tokens`, 'The cached tokens are more than the prompt that holds them.');
  const isOwnKey = !isZero(use.byok_usage) && isZero(use.credits_usage);
  return {
    timestamp: readAt(anyInstant, row[column], page, `${path}.${column}`),
    source: 'openrouter',
    requestId: use.generation_id,
    servedBy: '',
    model: use.model,
    inputTokens: use.tokens_prompt - cached,
    cacheReadTokens: use.cached_tokens,
    cacheWriteTokens: null,
    outputTokens: use.tokens_completion,
    latencyMs: null,
    status: isOwnKey ? 'own key' : '',
    user: '', team: '', project: '', feature: '', key: '',
    cost: money(isOwnKey ? use.byok_usage : use.credits_usage, 'USD'),
    basis: isOwnKey ? 'estimated' : 'billed',
  };
}
