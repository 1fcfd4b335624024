import * as v from 'valibot';
import { startOfDay } from '../../core/days.js';
import type { Call, Feed, Page, Reading, RowWithoutOrigin, Step } from '../provider.js';
import { record, text, textOrBlank, textOrNull, unixDayOrNull } from '../kit/fields.js';
import { readList } from './list-page.js';

const person = v.nullish(record({ id: textOrBlank, email: textOrBlank, name: textOrBlank }), null);
const owner = v.nullish(record({ name: textOrBlank, email: textOrBlank, user: person, service_account: person }), null);
const key = record({
  id: text,
  name: textOrBlank,
  created_at: unixDayOrNull,
  last_used_at: unixDayOrNull,
  expires_at: unixDayOrNull,
  owner,
  owner_project_access: textOrNull,
});
const project = record({ id: text, status: textOrBlank, archived_at: unixDayOrNull });

type Key = v.InferOutput<typeof key>;

/**
 * Keys of every open project, and the admin keys.
 *
 * Quirks: without `owner_project_access=any` the list hides keys whose owner
 * left the project; a project owner is nested, an admin key's owner is flat.
 */
export const keys: Feed<'key'> = {
  id: 'keys',
  label: 'API keys',
  kind: 'key',
  window: null,
  start: () => [
    { path: '/organization/projects', query: [['limit', '100']], context: { list: 'projects' } },
    { path: '/organization/admin_api_keys', query: [['limit', '100']], context: { list: 'keys', project: '' } },
  ],
  read: (page, step) => (page.call.context?.['list'] === 'projects' ? readProjects(page) : readKeys(page, step)),
};

function readProjects(page: Page): Reading<'key'> {
  const { items, calls } = readList(page, project);
  const open = items.filter(({ status, archived_at }) => status !== 'archived' && archived_at === null);
  return { rows: [], calls: calls.concat(open.map(({ id }) => keysOf(id))) };
}

function keysOf(id: string): Call {
  return {
    path: `/organization/projects/${encodeURIComponent(id)}/api_keys`,
    query: [['limit', '100'], ['owner_project_access', 'any']],
    context: { list: 'keys', project: id },
  };
}

function readKeys(page: Page, step: Step): Reading<'key'> {
  const { items, calls } = readList(page, key);
  const subAccount = page.call.context?.['project'] ?? '';
  return {
    rows: items.map((item) => rowOf(item, subAccount, step)),
    names: items.filter(({ name }) => name !== '').map(({ id, name }) => ({ kind: 'key' as const, id, name })),
    calls,
  };
}

function rowOf(item: Key, subAccount: string, step: Step): RowWithoutOrigin<'key'> {
  return { key: item.id, name: item.name, owner: ownerOf(item), subAccount, created: item.created_at, lastUsed: item.last_used_at, state: stateOf(item, step) };
}

function ownerOf({ owner: who }: Key): string {
  const holder = who?.user ?? who?.service_account ?? who;
  if (holder === null) return '';
  return holder.email === '' ? holder.name : holder.email;
}

function stateOf(item: Key, step: Step): string {
  if (item.expires_at !== null && startOfDay(item.expires_at) <= step.now) return 'expired';
  return item.owner_project_access === 'inactive' ? 'owner left the project' : 'active';
}
