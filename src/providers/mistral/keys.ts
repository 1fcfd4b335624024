import type { Feed } from '../provider.js';
import { anyDayOrNull } from '../kit/any-day.js';
import { list, record, text, textOrBlank } from '../kit/fields.js';
import { nextOffset } from '../kit/offset.js';
import { readJson } from '../kit/read-json.js';

const KEYS_IN_PAGE = 100;

const key = record({
  key_id: text,
  name: textOrBlank,
  hidden_key: textOrBlank,
  created_at: anyDayOrNull,
  expiration_date: anyDayOrNull,
  last_used: anyDayOrNull,
  workspace_id: textOrBlank,
  created_by: textOrBlank,
});

/** API keys of the organization. The list tells no total: a short page is the last. */
export const keys: Feed<'key'> = {
  id: 'keys',
  label: 'API keys',
  kind: 'key',
  window: null,
  start: () => [{ path: '/api-keys', query: [['limit', String(KEYS_IN_PAGE)]] }],
  read: (page, { today }) => {
    const found = readJson(record({ keys: list(key) }), page).keys;
    return {
      rows: found.map((item) => ({
        key: item.key_id,
        name: item.name === '' ? item.hidden_key : item.name,
        owner: item.created_by,
        subAccount: item.workspace_id,
        created: item.created_at,
        lastUsed: item.last_used,
        state: item.expiration_date !== null && item.expiration_date < today ? 'expired' : 'active',
      })),
      names: found.filter(({ name }) => name !== '').map(({ key_id: id, name }) => ({ kind: 'key' as const, id, name })),
      calls: nextOffset(page, found.map(({ key_id: id }) => id), KEYS_IN_PAGE),
    };
  },
};
