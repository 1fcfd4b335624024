import * as v from 'valibot';
import type { Call, Feed, Page, Reading, Step } from '../provider.js';
import { anyInstant } from '../kit/any-day.js';
import { withQuery } from '../kit/cursor.js';
import { list, record, textOrBlank, textOrNull, yesNo } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import { readForTeam, teamCalls } from './team.js';

const instantOrNull = v.nullish(anyInstant, null);
const flag = v.nullish(yesNo, false);
const key = record({
  apiKeyId: textOrBlank,
  redactedApiKey: textOrBlank,
  name: textOrBlank,
  userId: textOrBlank,
  createTime: instantOrNull,
  expireTime: instantOrNull,
  disabled: flag,
  apiKeyDisabled: flag,
  apiKeyBlocked: flag,
});
type Key = v.InferOutput<typeof key>;
const keyPage = record({ apiKeys: v.nullish(list(key), []), paginationToken: textOrNull, nextPageToken: textOrNull });

/**
 * API keys of the team.
 *
 * Quirks: address and form are not documented and may be refused; the token of
 * the next page has gone by two names; last use is not told.
 */
export const keys: Feed<'key'> = {
  id: 'keys',
  label: 'API keys',
  kind: 'key',
  window: null,
  optional: true,
  start: (step) => teamCalls(step, listCalls),
  read: (page, step) => readForTeam<'key'>(page, listCalls, (answer) => readKeys(answer, step)),
};

function listCalls(team: string): readonly Call[] {
  return [{ path: `/auth/teams/${team}/api-keys`, query: [['pageSize', '100']] }];
}

function readKeys(page: Page, step: Step): Reading<'key'> {
  const { apiKeys, paginationToken, nextPageToken } = readJson(keyPage, page);
  const token = paginationToken ?? nextPageToken ?? '';
  const rows = apiKeys.map((one, index) => {
    const id = one.apiKeyId === '' ? one.redactedApiKey : one.apiKeyId;
    if (id === '') throw shapeFault(page, `apiKeys[${index}].apiKeyId`, 'This field is missing.');
    return { key: id, name: one.name, owner: one.userId, subAccount: '', created: dayOf(one.createTime), lastUsed: null, state: stateOf(one, step) };
  });
  return {
    rows,
    names: rows.filter(({ name }) => name !== '').map((row) => ({ kind: 'key' as const, id: row.key, name: row.name })),
    calls: token === '' ? [] : [withQuery(page.call, 'paginationToken', token)],
  };
}

function dayOf(instant: string | null): string | null {
  return instant === null ? null : instant.slice(0, 10);
}

function stateOf({ disabled, apiKeyDisabled, apiKeyBlocked, expireTime }: Key, { now }: Step): string {
  if (apiKeyBlocked) return 'blocked';
  if (disabled || apiKeyDisabled) return 'disabled';
  return expireTime !== null && Date.parse(expireTime) <= now ? 'expired' : 'active';
}
