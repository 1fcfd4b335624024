import type { Call, Feed, Page, RowWithoutOrigin } from '../provider.js';
import { count, countOrNull, list, record, text, textOrBlank } from '../kit/fields.js';
import { namesOf } from '../kit/names.js';
import { withQuery } from '../kit/cursor.js';
import { refuseRepeated } from '../kit/numbered-page.js';
import { readJson, shapeFault } from '../kit/read-json.js';

const PAGE_SIZE = 100;

const workspacePage = record({ items: list(record({ uuid: text, name: textOrBlank })), total: count });
const userPage = record({ members: list(record({ uuid: text, name: textOrBlank, email: textOrBlank })), invites: list(record({})), total: countOrNull });

/** Names of workspaces, archived ones too. */
export const workspaces: Feed<'name'> = {
  id: 'workspaces',
  label: 'Workspace names',
  kind: 'name',
  window: null,
  start: () => [{ path: '/workspaces', query: [['page_size', String(PAGE_SIZE)], ['is_archived', 'true'], ['page', '1']] }],
  read: (page) => {
    const { items, total } = readJson(workspacePage, page);
    return namesOf(items.map(({ uuid: id, name }): RowWithoutOrigin<'name'> => ({ kind: 'subAccount', id, name })), nextPage(page, items.length, total, items[0]?.uuid));
  },
};

/** E-mail addresses of members, else their names. Pending invitations share the pages and name nobody yet. */
export const users: Feed<'name'> = {
  id: 'users',
  label: 'User names',
  kind: 'name',
  window: null,
  optional: true,
  start: () => [{ path: '/users', query: [['page_size', String(PAGE_SIZE)], ['page', '1']] }],
  read: (page) => {
    const { members, invites, total } = readJson(userPage, page);
    const rows = members.map(({ uuid: id, name, email }): RowWithoutOrigin<'name'> => ({ kind: 'user', id, name: email === '' ? name : email }));
    return namesOf(rows, nextPage(page, members.length + invites.length, total, members[0]?.uuid));
  },
};

/**
 * The next page by number, until as many came as there are in total; without a
 * total a short page is the last.
 *
 * @param first id of the first row that has one
 * @throws Fault when a page is empty though more were promised, or the same page came again
 */
function nextPage(page: Page, came: number, total: number | null, first = ''): readonly Call[] {
  if (first !== '') refuseRepeated(page, first);
  const number = Number((page.call.query ?? []).find(([name]) => name === 'page')?.[1] ?? '1');
  const seen = Number(page.call.context?.['seen'] ?? '0') + came;
  if (total === null ? came < PAGE_SIZE : seen >= total) return [];
  if (came === 0) throw shapeFault(page, '', 'The page is empty, but fewer rows came than there are in total.');
  return [{ ...withQuery(page.call, 'page', String(number + 1)), context: { seen: String(seen), first } }];
}
