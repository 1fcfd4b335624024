import type { Tokens } from '../core/records.js';
import { countColumn } from './columns.js';
import type { Row } from './row.js';
import type { Column } from './tab.js';

/** The four disjoint token counts as columns, in the order every tab keeps. */
export function tokenColumns<R extends Tokens>(): Column<R>[] {
  return [
    countColumn('Input tokens', 'Input tokens that were not read from a cache. Blank: the provider does not say.', (record) => record.inputTokens),
    countColumn('Cache read tokens', 'Input tokens read from a cache; not part of Input tokens.', (record) => record.cacheReadTokens),
    countColumn('Cache write tokens', 'Tokens written to a cache, whatever their duration; not part of Input tokens.', (record) => record.cacheWriteTokens),
    countColumn('Output tokens', 'All output tokens, reasoning included.', (record) => record.outputTokens),
  ];
}

export function tokensOf(row: Row): Tokens {
  return {
    inputTokens: row.number('Input tokens'),
    cacheReadTokens: row.number('Cache read tokens'),
    cacheWriteTokens: row.number('Cache write tokens'),
    outputTokens: row.number('Output tokens'),
  };
}
