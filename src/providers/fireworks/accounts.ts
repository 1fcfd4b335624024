import { Fault } from '../../core/fault.js';
import type { RowKind } from '../../core/records.js';
import type { Call, Page, Reading, SettingField, Step } from '../provider.js';
import { list, record, text } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import { settingValue } from '../kit/setting.js';
import { nextTokenPage, tokenPage } from './token-page.js';

export const settings: readonly SettingField[] = [{
  id: 'account',
  label: 'Account id',
  help: 'Blank: every account the key belongs to.',
  kind: 'text',
  required: false,
  pattern: '^[A-Za-z0-9-]+$',
  patternHint: 'It has letters, digits and dashes only, without “accounts/”.',
}];

const NAME = /^accounts\/([^/]+)$/;
const accounts = record({ accounts: list(record({ name: text })), ...tokenPage });

/** Every feed begins here: reports about a wrong account are empty and look like no spend, so the id is checked first. */
export function accountsCall(): Call {
  return { path: '/v1/accounts', query: [['pageSize', '200']], context: { list: 'accounts' } };
}

/**
 * Reads a page of accounts into the calls for each, and any other answer with `read`.
 *
 * @throws Fault when the account of the settings is not among the key's
 */
export function readByAccount<K extends RowKind>(page: Page, step: Step, callsOf: (account: string) => readonly Call[], read: (page: Page) => Reading<K>): Reading<K> {
  if (page.call.context?.['list'] !== 'accounts') return read(page);
  const body = readJson(accounts, page);
  const ids = body.accounts.map(({ name }, index) => {
    const [, id] = NAME.exec(name) ?? [];
    if (id === undefined) throw shapeFault(page, `accounts[${index}].name`, 'Expected a name that begins with accounts/.');
    return id;
  });
  const wanted = settingValue(step.connection, settings, 'account');
  const found = ids.filter((id) => wanted === '' || id === wanted);
  if (wanted !== '' && found.length > 0) return { rows: [], calls: callsOf(wanted) };
  const next = nextTokenPage(page, ids.length, body);
  if (wanted !== '' && next.length === 0) throw new Fault('config', 'The key does not belong to the account of the settings.', page.where, 'Correct the account id of the connection, or leave it blank.');
  return { rows: [], calls: found.reduce<readonly Call[]>((calls, id) => calls.concat(callsOf(id)), next) };
}
