import type { Origin } from '../core/records.js';
import { textColumn } from './columns.js';
import type { Row } from './row.js';
import type { Column } from './tab.js';

/** Who reported a row, as columns; the same words in every tab. */
export const providerColumn = <R extends Origin>(): Column<R> =>
  textColumn('Provider', 'The provider that reported the row, by its id.', (record) => record.provider, 110);

export const connectionColumn = <R extends Origin>(): Column<R> =>
  textColumn('Connection', 'The connection the row came through, as named in the sidebar.', (record) => record.connection, 130);

export const feedColumn = <R extends Origin>(): Column<R> =>
  textColumn('Feed', 'The report of the provider the row was read from. A refresh replaces only rows of its own feed.', (record) => record.feed, 110);

export function originOf(row: Row): Origin {
  return { provider: row.text('Provider'), connection: row.text('Connection'), feed: row.text('Feed') };
}

export function originKey(record: Origin): string[] {
  return [record.provider, record.connection, record.feed];
}
