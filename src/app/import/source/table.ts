import { readCsv } from '../../../core/csv.js';
import { Fault } from '../../../core/fault.js';
import type { ImportProblem } from '../../api.js';
import { plainHeader } from '../line.js';

/** A header row and what stands below it. Rows with a problem of form are among the problems and not among the rows. */
export type Source = Readonly<{
  headers: readonly string[];
  rows: readonly Readonly<{ line: number; cells: readonly string[] }>[];
  problems: readonly ImportProblem[];
}>;

/**
 * Delimited text as a table.
 *
 * @throws Fault for a text without rows, or with two columns of one name
 */
export function tableOf(text: string, fileName: string): Source {
  const { records, problems } = readCsv(text);
  const [header, ...rows] = records;
  if (header === undefined || rows.length === 0) throw new Fault('config', 'The file holds no rows below its header.', fileName, 'Choose the period again in the console and export it anew.');
  const headers = header.cells.map((cell) => cell.trim());
  demandDistinct(headers, fileName);
  const uneven = rows.filter(({ cells }) => widthOf(cells) > headers.length || cells.length < headers.length);
  const found: ImportProblem[] = problems.map(({ line, column, what }) => ({ line, column: headers[column - 1] ?? String(column), what }));
  uneven.forEach(({ line, cells }) => {
    if (!found.some((problem) => problem.line === line)) found.push({ line, column: '', what: `The line has ${cells.length} columns, the header has ${headers.length}.` });
  });
  const broken = new Set(found.map(({ line }) => line));
  return { headers, rows: rows.filter(({ line }) => !broken.has(line)), problems: found };
}

/** Columns up to the last that holds something: exports may end each line with a delimiter. */
function widthOf(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] ?? '').trim() === '') width -= 1;
  return width;
}

function demandDistinct(headers: readonly string[], fileName: string): void {
  const plain = headers.map(plainHeader);
  const twice = headers.find((header, index) => header !== '' && plain.indexOf(plain[index] ?? '') < index);
  if (twice !== undefined) throw new Fault('config', `Two columns are called “${twice}”.`, fileName, 'Rename or remove one of them.');
}
