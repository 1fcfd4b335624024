import { userColumn } from './columns.js';
import type { Column, TabShape } from './tab.js';

const ours = (header: string, format: Column<never>['format'], width: number, note: string): Column<never> => ({ header, format, note, owner: 'app', cell: null, width });

/** The reconciliation of weeks. Its header row stands below the bounds of the weeks. */
export const weekly: TabShape<never> = {
  name: 'Weekly',
  about: 'Effective cost per bucket and provider, and per vendor of several buckets, this week and the last ones beside each other. Every figure is a formula over Daily.',
  columns: [
    ours('Bucket', 'text', 175, 'API, Subscriptions, Cloud or SaaS; All for the total and for vendors that stand in several.'),
    ours('Provider', 'text', 150, 'Provider as it stands in Daily; All for the total of the bucket. With bucket All the vendor, which joins its buckets.'),
    ours('Name', 'text', 170, 'What people call it.'),
    ours('Week to date', 'total', 115, 'From the first day of this week through yesterday. Today is not counted.'),
    ours('Same days last week', 'total', 125, 'The same weekdays of last week.'),
    ours('Change', 'total', 105, 'Week to date minus the same days of last week.'),
    ours('Change %', 'percent', 125, 'Change divided by the same days of last week. Blank where there was nothing.'),
    ours('Last full week', 'total', 115, 'The last week that is over.'),
    ours('Week before', 'total', 115, 'The week before the last full one.'),
    ours('Change of full week', 'total', 105, 'Last full week minus the week before.'),
    ours('Change % of full week', 'percent', 85, 'Change of full week divided by the week before. Blank where there was nothing.'),
    ours('Same week last month', 'total', 115, 'The same weekdays as Week to date, four weeks earlier.'),
    ours('Flag', 'text', 95, 'doubled, halved, new or stopped: why the line deserves a look. incomplete: something of it has no price.'),
    ours('Incomplete', 'integer', 105, 'Rows of Daily without a cost in the weeks shown; the figures lack them.'),
    { ...userColumn<never>('Notes', 'Yours: what you found out. It stays with its row.', 'general'), width: 300 },
  ],
};
