import type * as v from 'valibot';
import type { Call, Feed, Page, Reading, Step } from '../provider.js';
import { anyDayOrNull } from '../kit/any-day.js';
import { record, text, textOrBlank } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import { accountsCall, readByAccount } from './accounts.js';
import { listOrEmpty } from './list-or-empty.js';
import { nextTokenPage, tokenPage } from './token-page.js';

const USER = /^accounts\/([^/?#]+)\/users\/([^/?#]+)$/;
const user = record({ name: text, email: textOrBlank });
const key = record({ keyId: text, displayName: textOrBlank, email: textOrBlank, createTime: anyDayOrNull, expireTime: anyDayOrNull, lastUsed: anyDayOrNull });
type Key = v.InferOutput<typeof key>;

/** API keys of every user of every account. Their lists have no pages yet. An ordinary member’s key may not see them. */
export const keys: Feed<'key'> = {
  id: 'keys',
  label: 'API keys',
  kind: 'key',
  window: null,
  optional: true,
  start: () => [accountsCall()],
  read: (page, step) => readByAccount<'key'>(page, step, (account) => [usersCall(account)], (answer) => (answer.call.context?.['list'] === 'users' ? readUsers(answer) : readKeys(answer, step))),
};

function usersCall(account: string): Call {
  return { path: `/v1/accounts/${encodeURIComponent(account)}/users`, query: [['pageSize', '200']], context: { list: 'users', account } };
}

function readUsers(page: Page): Reading<'key'> {
  const users = listOrEmpty(page, 'users', user, ['totalSize']);
  const calls = users.map(({ name, email }, index): Call => {
    if (!USER.test(name)) throw shapeFault(page, `users[${index}].name`, 'Expected a name of the form accounts/…/users/….');
    return { path: `/v1/${name}/apiKeys`, query: [['pageSize', '200']], context: { list: 'keys', account: page.call.context?.['account'] ?? '', email } };
  });
  return { rows: [], calls: nextTokenPage(page, users.length, readJson(record(tokenPage), page)).concat(calls) };
}

function readKeys(page: Page, step: Step): Reading<'key'> {
  const { account = '', email = '' } = page.call.context ?? {};
  const rows = listOrEmpty(page, 'apiKeys', key, ['totalSize']).map((one) => ({
    key: one.keyId, name: one.displayName, owner: one.email === '' ? email : one.email, subAccount: account,
    created: one.createTime, lastUsed: one.lastUsed, state: stateOf(one, step),
  }));
  return { rows, names: rows.filter(({ name }) => name !== '').map((row) => ({ kind: 'key' as const, id: row.key, name: row.name })) };
}

function stateOf({ expireTime }: Key, { today }: Step): string {
  return expireTime !== null && expireTime < today ? 'expired' : 'active';
}
