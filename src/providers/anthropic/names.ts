import type { Feed, RowWithoutOrigin } from '../provider.js';
import { record, text, textOrBlank } from '../kit/fields.js';
import { namesOf } from '../kit/names.js';
import { MOST_ITEMS, readList } from './list-page.js';
import { DEFAULT_WORKSPACE } from './workspace.js';

const workspace = record({ id: text, name: textOrBlank });
const user = record({ id: text, name: textOrBlank, email: textOrBlank });
const defaultName: RowWithoutOrigin<'name'> = { kind: 'subAccount', id: DEFAULT_WORKSPACE, name: 'Default workspace' };

/** Names of workspaces, archived ones too, and of the default one, which the list leaves out. */
export const workspaces: Feed<'name'> = {
  id: 'workspaces',
  label: 'Workspace names',
  kind: 'name',
  window: null,
  start: () => [{ path: '/v1/organizations/workspaces', query: [['limit', MOST_ITEMS], ['include_archived', 'true']] }],
  read: (page) => {
    const { items, calls } = readList(page, workspace);
    const isFirst = !(page.call.query ?? []).some(([name]) => name === 'after_id');
    const named = items.map(({ id, name }): RowWithoutOrigin<'name'> => ({ kind: 'subAccount', id, name }));
    return namesOf(isFirst ? [defaultName, ...named] : named, calls);
  },
};

/** E-mail addresses of the users who created keys. */
export const users: Feed<'name'> = {
  id: 'users',
  label: 'User names',
  kind: 'name',
  window: null,
  optional: true,
  start: () => [{ path: '/v1/organizations/users', query: [['limit', MOST_ITEMS]] }],
  read: (page) => {
    const { items, calls } = readList(page, user);
    return namesOf(items.map(({ id, name, email }): RowWithoutOrigin<'name'> => ({ kind: 'user', id, name: email === '' ? name : email })), calls);
  },
};
