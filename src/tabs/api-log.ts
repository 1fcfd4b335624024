import type { RequestRow } from '../core/records.js';
import { BASIS_NOTE, basisOf } from './basis.js';
import { amountColumn, countColumn, joinKey, textColumn } from './columns.js';
import { connectionColumn, feedColumn, originKey } from './origin.js';
import type { TableTab } from './tab.js';
import { tokenColumns, tokensOf } from './tokens.js';

/** One row per model call. It attributes cost and is no charge of its own. */
export const apiLog: TableTab<RequestRow> = {
  name: 'API log',
  about: 'Single model calls from gateways and own logs, for a bounded time. They attribute cost; prompts and answers are never kept.',
  columns: [
    textColumn('Timestamp', 'Instant of the call in UTC.', (record) => record.timestamp, 170),
    textColumn('Source', 'Where the call was logged.', (record) => record.source),
    textColumn('Request ID', 'Id of the call at its source.', (record) => record.requestId, 170),
    textColumn('Provider', 'Provider that served the call.', (record) => record.servedBy, 110),
    textColumn('Model', 'Model as the source names it.', (record) => record.model, 170),
    ...tokenColumns<RequestRow>(),
    countColumn('Latency ms', 'Milliseconds from call to answer.', (record) => record.latencyMs),
    textColumn('Status', 'Outcome of the call.', (record) => record.status, 80),
    textColumn('User', 'User the call was made for.', (record) => record.user),
    textColumn('Team', 'Team the call was made for.', (record) => record.team),
    textColumn('Project', 'Project the call was made for.', (record) => record.project),
    textColumn('Feature', 'Feature of the product that made the call.', (record) => record.feature),
    textColumn('Key', 'Key by id or name, never the key.', (record) => record.key),
    amountColumn('Cost', 'Cost of the call; not a charge beside the provider\'s own report.', (record) => record.cost),
    textColumn('Currency', 'Currency of Cost.', (record) => record.cost?.currency ?? '', 85),
    textColumn('Basis', BASIS_NOTE, (record) => record.basis, 80),
    textColumn('Tags', 'What the call was tagged with besides team, project and feature.', (record) => record.tags ?? ''),
    textColumn('Reported by', 'Provider id of the gateway or log that reported the call.', (record) => record.provider),
    connectionColumn(),
    feedColumn(),
  ],
  key: (record) => joinKey([record.timestamp, ...originKey(record), record.source, record.requestId]),
  day: (record) => record.timestamp.slice(0, 10),
  read: (row) => ({
    ...tokensOf(row),
    provider: row.text('Reported by'),
    connection: row.text('Connection'),
    feed: row.text('Feed'),
    timestamp: row.text('Timestamp'),
    source: row.text('Source'),
    requestId: row.text('Request ID'),
    servedBy: row.text('Provider'),
    model: row.text('Model'),
    latencyMs: row.number('Latency ms'),
    status: row.text('Status'),
    user: row.text('User'),
    team: row.text('Team'),
    project: row.text('Project'),
    feature: row.text('Feature'),
    ...(row.text('Tags') === '' ? {} : { tags: row.text('Tags') }),
    key: row.text('Key'),
    cost: row.money('Cost', 'Currency'),
    basis: basisOf(row.text('Basis')),
  }),
};
