import * as v from 'valibot';
import type { Call, Page, Step } from '../provider.js';
import { lostCursor } from '../kit/cursor.js';
import { list, record, text, textOrNull, yesNo } from '../kit/fields.js';
import { readAt, readJson, shapeFault } from '../kit/read-json.js';
import { settingOf } from './settings.js';

/** Rows in one answer; BigQuery sends fewer when they pass about 10 MB. */
export const MOST_ROWS = '5000';
/** How long one call waits for the job. */
export const WAIT_MS = '20000';

const answer = record({
  jobComplete: yesNo,
  jobReference: v.nullish(record({ jobId: text, location: textOrNull }), null),
  schema: v.nullish(record({ fields: list(record({ name: text })) }), null),
  rows: v.nullish(list(record({ f: list(record({ v: v.unknown() })) })), []),
  pageToken: textOrNull,
  totalRows: v.nullish(v.custom<string>((value) => typeof value === 'string' && /^\d+$/.test(value), 'a count as text'), null),
  errors: v.nullish(list(record({ reason: textOrNull })), []),
});
type Answer = v.InferOutput<typeof answer>;

/** One row of a query result, its cells found by column name. */
export type ResultRow = Readonly<{
  has: (column: string) => boolean;
  /** @throws Fault that names the cell */
  get: <Schema extends v.GenericSchema>(column: string, schema: Schema) => v.InferOutput<Schema>;
}>;

/**
 * One answer of `jobs.query` or `jobs.getQueryResults`.
 *
 * A job that is not complete has neither schema nor rows and is asked for
 * again; that is not an empty result. Pages go on while there is a page token,
 * and what `totalRows` promises must have come at the end.
 */
export function readResult(page: Page, step: Step): Readonly<{ rows: readonly ResultRow[]; calls: readonly Call[]; notes: readonly string[] }> {
  const body = readJson(answer, page);
  const notes = body.errors.map(({ reason }) => `BigQuery warns: ${reason ?? 'no reason given'}.`);
  if (!body.jobComplete) return { rows: [], calls: [pollCall(body, page, step)], notes };
  const seen = Number(page.call.context?.['seen'] ?? '0') + body.rows.length;
  const token = body.pageToken ?? '';
  if (token === '' && body.totalRows !== null && seen < Number(body.totalRows)) throw lostCursor(page);
  const calls = token === '' ? [] : [resultsCall(body, page, step, [['pageToken', token]], { seen: String(seen) })];
  if (body.rows.length === 0) return { rows: [], calls, notes };
  if (body.schema === null) throw shapeFault(page, 'schema', 'This field is missing.');
  const columns = new Map(body.schema.fields.map(({ name }, index) => [name, index] as const));
  return { rows: body.rows.map(({ f }, index) => resultRow(columns, f, page, index)), calls, notes };
}

function resultRow(columns: ReadonlyMap<string, number>, cells: Answer['rows'][number]['f'], page: Page, row: number): ResultRow {
  return {
    has: (column) => columns.has(column),
    get: (column, schema) => {
      const index = columns.get(column);
      if (index === undefined) throw shapeFault(page, 'schema.fields', `The column ${column} is missing.`);
      const cell = cells[index];
      if (cell === undefined) throw shapeFault(page, `rows[${row}].f[${index}]`, 'This field is missing.');
      return readAt(schema, cell.v, page, `rows[${row}].f[${index}].v`);
    },
  };
}

function pollCall(body: Answer, page: Page, step: Step): Call {
  return { ...resultsCall(body, page, step, [], {}), poll: true };
}

function resultsCall(body: Answer, page: Page, step: Step, query: readonly (readonly [string, string])[], context: Readonly<Record<string, string>>): Call {
  const known = page.call.context ?? {};
  const job = body.jobReference?.jobId ?? known['job'];
  if (job === undefined) throw shapeFault(page, 'jobReference', 'This field is missing.');
  const location = body.jobReference?.location ?? known['location'] ?? settingOf(step.connection, 'location');
  return {
    path: `/projects/${encodeURIComponent(settingOf(step.connection, 'queryProject'))}/queries/${encodeURIComponent(job)}`,
    query: [...(location === '' ? [] : [['location', location] as const]), ['maxResults', MOST_ROWS], ['timeoutMs', WAIT_MS], ...query],
    context: { ...context, job, location },
  };
}
