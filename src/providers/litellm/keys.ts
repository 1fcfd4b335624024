import * as v from 'valibot';
import { dayOfInstant } from '../../core/days.js';
import type { Feed, RowWithoutOrigin, Step } from '../provider.js';
import { countOrNull, list, record, text, textOrBlank, yesNo } from '../kit/fields.js';
import { instantOrNull } from '../kit/instant.js';
import { nextNumbered } from '../kit/numbered-page.js';
import { readJson } from '../kit/read-json.js';

const key = record({
  token: text,
  key_name: textOrBlank,
  key_alias: textOrBlank,
  user_id: textOrBlank,
  team_id: textOrBlank,
  created_at: instantOrNull,
  last_active: instantOrNull,
  expires: instantOrNull,
  blocked: v.nullish(yesNo, false),
});
const keyPage = record({ keys: list(key), total_pages: countOrNull });

/**
 * Virtual keys of the proxy, by the first letters of their hash.
 *
 * Quirks: without `return_full_object` the list holds bare hashes; `key_name` is
 * the key with all but its last letters masked; older versions do not tell when
 * a key was last active.
 */
export const keys: Feed<'key'> = {
  id: 'keys',
  label: 'Virtual keys',
  kind: 'key',
  window: null,
  optional: true,
  start: () => [{ path: '/key/list', query: [['page', '1'], ['size', '100'], ['return_full_object', 'true']] }],
  read: (page, step) => {
    const body = readJson(keyPage, page);
    const number = Number((page.call.query ?? []).find(([name]) => name === 'page')?.[1] ?? '1');
    const next = nextNumbered(page, body.keys.map(({ token }) => token), body.total_pages === null ? body.keys.length >= 100 : number < body.total_pages);
    return { rows: body.keys.map((one) => rowOf(one, step)), calls: next };
  },
};

function rowOf(one: v.InferOutput<typeof key>, { now }: Step): RowWithoutOrigin<'key'> {
  const isExpired = one.expires !== null && Date.parse(one.expires) <= now;
  return {
    key: one.token.slice(0, 8),
    name: one.key_alias === '' ? one.key_name : one.key_alias,
    owner: one.user_id,
    subAccount: one.team_id,
    created: dayOf(one.created_at),
    lastUsed: dayOf(one.last_active),
    state: one.blocked ? 'blocked' : isExpired ? 'expired' : 'active',
  };
}

function dayOf(at: string | null): string | null {
  return at === null ? null : dayOfInstant(Date.parse(at));
}
