import * as v from 'valibot';
import type { Feed } from '../provider.js';
import { record, rfc3339DayOrNull, text, textOrBlank, textOrNull } from '../kit/fields.js';
import { MOST_ITEMS, readList } from './list-page.js';
import { workspaceOf } from './workspace.js';

const key = record({
  id: text,
  name: textOrBlank,
  status: textOrBlank,
  created_at: rfc3339DayOrNull,
  created_by: v.nullish(record({ id: textOrBlank }), null),
  workspace_id: textOrNull,
});

/** API keys of the organization in every state. Anthropic does not say when a key was last used. */
export const keys: Feed<'key'> = {
  id: 'keys',
  label: 'API keys',
  kind: 'key',
  window: null,
  start: () => [{ path: '/v1/organizations/api_keys', query: [['limit', MOST_ITEMS]] }],
  read: (page) => {
    const { items, calls } = readList(page, key);
    return {
      rows: items.map((item) => ({
        key: item.id,
        name: item.name,
        owner: item.created_by?.id ?? '',
        subAccount: workspaceOf(item.workspace_id),
        created: item.created_at,
        lastUsed: null,
        state: item.status,
      })),
      names: items.filter(({ name }) => name !== '').map(({ id, name }) => ({ kind: 'key' as const, id, name })),
      calls,
    };
  },
};
