import { Fault } from '../../core/fault.js';
import type { ColumnMapping, ImportChoices } from '../api.js';
import { formatsNamed, lineFormats, recognised } from './formats/index.js';
import type { LineFormat } from './format.js';
import { plainHeader } from './line.js';
import type { SavedMapping } from './memory.js';
import { unmappedOf } from './mapped/fields.js';
import { guessMapping } from './mapped/guess.js';
import { MAPPED, mappedFormat } from './mapped/index.js';
import { addedUp, readLines, styleOf, type LinesRead, type Question } from './reading.js';
import { isJson, jsonFile } from './source/json.js';
import { pageRows } from './source/pages.js';
import { tableOf, type Source } from './source/table.js';

/** A file as it would be imported. Nothing is read of the sheet and nothing written. */
export type FileReading = LinesRead & Readonly<{
  fileName: string;
  /** Null when the file is a table whose mapping is not complete. */
  format: Readonly<{ id: string; label: string; importName: string }> | null;
  headers: readonly string[];
  firstRows: readonly (readonly string[])[];
  mapping: ColumnMapping | null;
  unmapped: readonly string[];
  questions: readonly Question[];
}>;

const SHOWN_ROWS = 3;
const NOTHING_READ: LinesRead = { rows: addedUp({}), goodLines: 0, problems: [], passedOver: [] };

/**
 * Reads a file: a console export, a FOCUS file, a request log, or a table by its mapping.
 *
 * @param saved the mapping kept for a table with these headers
 * @throws Fault for a file without rows, of an unknown sort, or of another sort than chosen
 */
export function readFile(text: string, fileName: string, choices: ImportChoices, saved: (headers: readonly string[]) => SavedMapping | null): FileReading {
  if (text.trim() === '') throw new Fault('config', 'The file is empty.', fileName, 'Export it again.');
  const wanted = formatsNamed(choices.format);
  if (!isJson(text)) return readSource(tableOf(text, fileName), fileName, choices, wanted, saved);
  const file = jsonFile(text, fileName);
  return 'pages' in file ? readPages(file.pages, fileName) : readSource(file, fileName, choices, wanted, saved);
}

/** Rows of a sheet or a file that are already apart. */
export function readSource(source: Source, fileName: string, choices: ImportChoices, wanted: readonly string[], saved: (headers: readonly string[]) => SavedMapping | null): FileReading {
  const shown = { fileName, headers: source.headers, firstRows: source.rows.slice(0, SHOWN_ROWS).map(({ cells }) => cells) };
  const known = choices.mapping !== null ? undefined : formatFor(source, choices, wanted, fileName);
  if (known !== undefined) return { ...shown, ...readAs(source, known, choices), mapping: null, unmapped: [] };
  const kept = choices.mapping === null ? saved(source.headers) : null;
  const mapping = choices.mapping ?? kept?.mapping ?? guessMapping(source.headers);
  demandColumns(mapping, source, fileName);
  const unmapped = unmappedOf(mapping);
  if (unmapped.length > 0) return { ...shown, ...NOTHING_READ, format: null, mapping, unmapped, questions: [] };
  const answers = { ...choices, dateOrder: choices.dateOrder ?? kept?.dateOrder ?? null, decimalMark: choices.decimalMark ?? kept?.decimalMark ?? null };
  return { ...shown, ...readAs(source, mappedFormat(mapping), answers), mapping, unmapped };
}

function readAs(source: Source, format: LineFormat, choices: ImportChoices): LinesRead & Pick<FileReading, 'format' | 'questions'> {
  const { style, questions } = styleOf(source, format, choices);
  return { format, questions, ...readLines(source, format, style) };
}

function readPages(pages: readonly unknown[], fileName: string): FileReading {
  const { id, label, importName, rows, notes } = pageRows(pages, fileName);
  const all = addedUp(rows);
  return {
    fileName, headers: [], firstRows: [], mapping: null, unmapped: [], questions: [], problems: [],
    format: { id, label, importName },
    rows: all,
    goodLines: all.usage.length + all.cost.length,
    passedOver: notes.map((what) => ({ what, lines: 0 })),
  };
}

/** Undefined for a table of the user's own. */
function formatFor(source: Source, choices: ImportChoices, wanted: readonly string[], fileName: string): LineFormat | undefined {
  if (wanted.length === 0) return recognised(source.headers, choices.allRows);
  if (wanted.indexOf(MAPPED) >= 0) return undefined;
  const plain = new Set(source.headers.map(plainHeader));
  const candidates = lineFormats(source.headers, choices.allRows).filter(({ id }) => wanted.indexOf(id) >= 0);
  const found = candidates.find((format) => format.fits(plain));
  if (found !== undefined) return found;
  throw new Fault('config', `Its header is not that of ${candidates.map(({ label }) => label).join(' or ')}.`, fileName, 'Choose another kind of file, or map its columns yourself.');
}

function demandColumns(mapping: ColumnMapping, source: Source, fileName: string): void {
  const missing = Object.keys(mapping.columns).map((field) => mapping.columns[field] ?? '').find((header) => header !== '' && source.headers.indexOf(header) < 0);
  if (missing !== undefined) throw new Fault('config', `It has no column “${missing}”.`, fileName, 'Map its columns again.');
}
