import type { KeyRow } from '../core/records.js';
import { dayColumn, joinKey, textColumn, userColumn } from './columns.js';
import { connectionColumn, feedColumn, originKey, originOf, providerColumn } from './origin.js';
import type { TableTab } from './tab.js';

/** Header of the user's own column: who answers for a key. */
export const OWN_OWNER = 'Owner here';

/** Which keys exist. The keys themselves are never here. */
export const keys: TableTab<KeyRow> = {
  name: 'Keys',
  about: 'Which API keys exist, who owns them and when they were last used. The keys themselves are never here.',
  columns: [
    providerColumn(),
    connectionColumn(),
    textColumn('Key', 'Id or redacted hint of the key, never the key.', (record) => record.key, 170),
    textColumn('Name', 'Name of the key at the provider.', (record) => record.name, 170),
    textColumn('Owner', 'Owner as the provider reports it.', (record) => record.owner),
    textColumn('Sub account', "The provider's workspace, project or team.", (record) => record.subAccount),
    dayColumn('Created', 'UTC day the key was created.', (record) => record.created),
    dayColumn('Last used', 'UTC day of the last use. Blank: never, or the provider does not say.', (record) => record.lastUsed),
    textColumn('State', "State in the provider's words: active, inactive …", (record) => record.state, 90),
    {
      header: 'Spend 30 days',
      format: 'money',
      owner: 'app',
      note: 'Allocated cost of the key in API usage over the 30 days before the last refresh. Blank: no cost of the key is known.',
      cell: null,
    },
    feedColumn(),
    {
      header: 'Flag',
      format: 'text',
      owner: 'app',
      note: 'forgotten: it can be used, but was not for 90 days, or has no spend in 30 days though others of its connection do. no owner: neither the provider nor Owner here names one.',
      cell: null,
      width: 210,
    },
    userColumn(OWN_OWNER, 'Yours: who answers for the key where the provider names nobody. It stays with its row.', 'general'),
  ],
  key: (record) => joinKey([...originKey(record), record.subAccount, record.key]),
  day: null,
  read: (row) => ({
    ...originOf(row),
    key: row.text('Key'),
    name: row.text('Name'),
    owner: row.text('Owner'),
    subAccount: row.text('Sub account'),
    created: row.day('Created'),
    lastUsed: row.day('Last used'),
    state: row.text('State'),
  }),
};
