import * as v from 'valibot';
import { toNumber } from '../../core/decimal.js';
import type { Feed, Page, RowWithoutOrigin, Step } from '../provider.js';
import { addUpUsage } from '../kit/add-up.js';
import { decimalOrNull, record, textOrBlank } from '../kit/fields.js';
import { shapeFault } from '../kit/read-json.js';
import { accountsCall, readByAccount } from './accounts.js';
import { listOrEmpty } from './list-or-empty.js';
import { bucketDay, bucketTimes, usageCall, USAGE_WINDOW } from './usage-call.js';

const tokens = v.nullish(v.pipe(v.custom<string>((value) => typeof value === 'string' && /^\d{1,15}$/.test(value), 'a whole number as text'), v.transform(Number)), null);
const bucket = record({
  ...bucketTimes,
  group: v.nullish(record({ model_name: textOrBlank }), null),
  modelName: textOrBlank,
  promptTokens: tokens,
  cachedPromptTokens: tokens,
  completionTokens: tokens,
  audioInputSeconds: decimalOrNull,
});
type Bucket = v.InferOutput<typeof bucket>;

/**
 * Serverless tokens per day and model.
 *
 * @see https://docs.fireworks.ai/api-reference/get-account-usage (gateway specification 4.259.0)
 *
 * Quirks: the list is called costs and holds quantities; counts are text; the
 * prompt holds its cached part, which older servers do not tell apart.
 */
export const serverless: Feed<'usage'> = {
  id: 'serverless',
  label: 'Usage: serverless',
  kind: 'usage',
  window: USAGE_WINDOW,
  start: () => [accountsCall()],
  read: (page, step) => readByAccount<'usage'>(page, step, (account) => [serverlessCall(account, step)], (answer) => {
    const buckets = listOrEmpty(answer, 'serverlessCosts', bucket, ['dedicatedCosts', 'trainingCosts']);
    return { rows: addUpUsage(buckets.reduce<RowWithoutOrigin<'usage'>[]>((rows, one, index) => rows.concat(rowsOf(one, answer, `serverlessCosts[${index}]`)), [])) };
  }),
};

function serverlessCall(account: string, step: Step): ReturnType<typeof usageCall> {
  return usageCall(account, step, 'SERVERLESS', 'model_name');
}

/** Tokens, and seconds of audio as a row of their own. */
function rowsOf(use: Bucket, page: Page, path: string): RowWithoutOrigin<'usage'>[] {
  const { promptTokens: prompt, cachedPromptTokens: cached, completionTokens: output } = use;
  if (cached !== null && prompt !== null && cached > prompt) throw shapeFault(page, `${path}.cachedPromptTokens`, 'Expected a part of promptTokens, found more than it.');
  const group = use.group?.model_name ?? '';
  const seconds = use.audioInputSeconds === null ? 0 : toNumber(use.audioInputSeconds);
  const bare = {
    day: bucketDay(use, page, path), subAccount: page.call.context?.['account'] ?? '', key: '', user: '', tier: '', variant: '', requests: null, model: group === '' ? use.modelName : group,
    inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, cacheWrite1hTokens: null, outputTokens: null, quantity: null, unit: '',
  };
  const audio = seconds > 0 ? [{ ...bare, quantity: seconds, unit: 'audio second' }] : [];
  if (audio.length > 0 && prompt === null && output === null) return audio;
  return [{ ...bare, inputTokens: prompt === null ? null : prompt - (cached ?? 0), cacheReadTokens: cached, outputTokens: output }, ...audio];
}
