import * as v from 'valibot';
import type { Call, Page, Step } from '../provider.js';
import { list, record, text, textOrNull } from '../kit/fields.js';
import { readAt, readJson, shapeFault } from '../kit/read-json.js';
import { followed } from './address.js';

const answer = record({
  properties: record({
    columns: list(record({ name: text })),
    rows: list(v.unknown()),
    nextLink: textOrNull,
  }),
});

/** One row, its cells found by the first of several column names that there is, whatever their case and order. */
export type ResultRow = Readonly<{
  has: (...columns: readonly string[]) => boolean;
  /** @throws Fault that names the cell, or the column that is missing */
  get: <Schema extends v.GenericSchema>(schema: Schema, ...columns: readonly string[]) => v.InferOutput<Schema>;
}>;

export type Result = Readonly<{ rows: readonly ResultRow[]; calls: readonly Call[]; notes: readonly string[] }>;

/** One answer of the query API. No text at all means that there is nothing for the scope. */
export function readResult(page: Page, step: Step): Result {
  if (page.body === null && page.text.trim() === '') return { rows: [], calls: [], notes: ['Azure has nothing to report for this scope yet.'] };
  const { properties } = readJson(answer, page);
  const columns = properties.columns.map(({ name }) => name.toLowerCase());
  const rows = properties.rows.map((cells, index) => resultRow(columns, readAt(list(v.unknown()), cells, page, `properties.rows[${index}]`), page, index));
  return { rows, calls: nextCalls(page, step, properties.nextLink ?? ''), notes: [] };
}

function resultRow(columns: readonly string[], cells: readonly unknown[], page: Page, row: number): ResultRow {
  const indexOf = (names: readonly string[]): number => names.map((name) => columns.indexOf(name.toLowerCase())).filter((index) => index >= 0)[0] ?? -1;
  return {
    has: (...names) => indexOf(names) >= 0,
    get: (schema, ...names) => {
      const index = indexOf(names);
      if (index < 0) throw shapeFault(page, 'properties.columns', `The column ${names[0] ?? ''} is missing.`);
      return readAt(schema, cells[index], page, `properties.rows[${row}][${index}]`);
    },
  };
}

/** The same body goes to the link of the next page. */
function nextCalls(page: Page, { connection }: Step, link: string): readonly Call[] {
  if (link === '') return [];
  const path = followed(link, connection);
  if (path === null) throw shapeFault(page, 'properties.nextLink', 'The next page lies at an address that is not Azure’s.');
  return [{ ...page.call, path, query: [] }];
}
