import type { Feed, RowWithoutOrigin } from '../provider.js';
import { list, record, text, textOrBlank } from '../kit/fields.js';
import { namesOf } from '../kit/names.js';
import { nextOffset } from '../kit/offset.js';
import { readJson } from '../kit/read-json.js';
import { MOST_ITEMS, readWorkspaces, workspacesCall } from './workspace-page.js';

const member = record({ id: text, first_name: textOrBlank, last_name: textOrBlank, email: textOrBlank });

/** Names of workspaces. */
export const workspaces: Feed<'name'> = {
  id: 'workspaces',
  label: 'Workspace names',
  kind: 'name',
  window: null,
  start: () => [workspacesCall()],
  read: (page) => {
    const { items, calls } = readWorkspaces(page);
    return namesOf(items.map(({ id, name }): RowWithoutOrigin<'name'> => ({ kind: 'subAccount', id, name })), calls);
  },
};

/** E-mail addresses of members, else their names. Only organizations have members. */
export const members: Feed<'name'> = {
  id: 'members',
  label: 'Member names',
  kind: 'name',
  window: null,
  optional: true,
  start: () => [{ path: '/organization/members', query: [['limit', String(MOST_ITEMS)]] }],
  read: (page) => {
    const items = readJson(record({ data: list(member) }), page).data;
    const rows = items.map((item): RowWithoutOrigin<'name'> => ({ kind: 'user', id: item.id, name: item.email === '' ? `${item.first_name} ${item.last_name}`.trim() : item.email }));
    return namesOf(rows, nextOffset(page, items.map(({ id }) => id), MOST_ITEMS));
  },
};
