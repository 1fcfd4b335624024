import type { Feed, RowWithoutOrigin } from '../provider.js';
import { record, text, textOrBlank } from '../kit/fields.js';
import { namesOf } from '../kit/names.js';
import { readList } from './list-page.js';

const project = record({ id: text, name: textOrBlank });
const user = record({ id: text, name: textOrBlank, email: textOrBlank });

/** Names of projects, archived ones too: old rows still carry their ids. */
export const projects: Feed<'name'> = {
  id: 'projects',
  label: 'Project names',
  kind: 'name',
  window: null,
  start: () => [{ path: '/organization/projects', query: [['limit', '100'], ['include_archived', 'true']] }],
  read: (page) => {
    const { items, calls } = readList(page, project);
    return namesOf(items.map(({ id, name }): RowWithoutOrigin<'name'> => ({ kind: 'subAccount', id, name })), calls);
  },
};

/** E-mail addresses of users, or their names where there is none. */
export const users: Feed<'name'> = {
  id: 'users',
  label: 'User names',
  kind: 'name',
  window: null,
  optional: true,
  start: () => [{ path: '/organization/users', query: [['limit', '100']] }],
  read: (page) => {
    const { items, calls } = readList(page, user);
    return namesOf(items.map(({ id, name, email }): RowWithoutOrigin<'name'> => ({ kind: 'user', id, name: email === '' ? name : email })), calls);
  },
};
