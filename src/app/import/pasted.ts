import { Fault } from '../../core/fault.js';
import { isBlank, type Cell } from '../../tabs/cell.js';
import { tabsBefore } from '../../tabs/order.js';
import { textOf } from '../../tabs/row.js';
import type { Sheet } from '../ports.js';
import type { App } from '../app.js';
import { commitImport } from './commit.js';
import { readFile, readSource, type FileReading } from './file.js';
import { mappingFor } from './memory.js';
import { formatsNamed } from './formats/index.js';
import { textHash } from './text-hash.js';
import type { Source } from './source/table.js';
import type { ImportChoices } from '../api.js';

/** The tab rows are pasted into. */
export const IMPORT_TAB = 'Import';
export const NO_CHOICES: ImportChoices = { format: '', name: '', mapping: null, dateOrder: null, decimalMark: null, allRows: false };

const ASKED = 'importAsked';
const ABOUT = 'Paste the rows of a console export or of any table here, their header row first. Then choose Import pasted rows in the Spendsheet menu. Afterwards the rows may be deleted: what was imported stands in the other tabs.';

/**
 * Imports what stands in the Import tab, and says in a sentence what came of it.
 *
 * Lines that cannot be used get a note; the good ones are imported when the same
 * rows are imported again. A tab that is not there is made.
 */
export function importPasted(app: App): string {
  const { workbook, state } = app.ports;
  const sheet = workbook.find(IMPORT_TAB);
  if (sheet === null || sheet.lastRow() < 2) return askForRows(app, sheet);
  clearNotes(sheet);
  const reading = readPasted(app, NO_CHOICES);
  const asked = textHash(JSON.stringify([reading.headers, reading.problems, reading.goodLines]));
  const goodLines = state.read(ASKED) === asked;
  if (reading.problems.length > 0 && !goodLines && reading.format !== null) {
    noteProblems(sheet, reading);
    workbook.flush();
    state.write(ASKED, asked);
    return `${reading.problems.length} of ${reading.problems.length + reading.goodLines} lines cannot be used and carry a note in the Import tab. Nothing was imported. Correct them, or choose Import pasted rows once more to import the other ${reading.goodLines}.`;
  }
  const { message } = commitImport(app, reading, NO_CHOICES, { goodLines, replace: false });
  state.write(ASKED, null);
  return message;
}

/** The pasted rows as a file. One column of delimited lines, as pasting a text gives, is read as text. */
export function readPasted(app: App, choices: ImportChoices): FileReading {
  const sheet = app.ports.workbook.find(IMPORT_TAB);
  const rows = sheet === null ? [] : cellsOf(sheet);
  if (rows.length < 2) throw new Fault('config', 'The Import tab holds no rows below a header.', IMPORT_TAB, 'Paste them there, their header first.');
  const saved = (headers: readonly string[]): ReturnType<typeof mappingFor> => mappingFor(app.ports, headers);
  if (rows.every((cells) => cells.slice(1).every(isBlank))) return readFile(rows.map((cells) => textOf(cells[0] ?? null)).join('\n'), IMPORT_TAB, choices, saved);
  return readSource(sourceOf(rows), IMPORT_TAB, choices, formatsNamed(choices.format), saved);
}

function sourceOf(rows: readonly (readonly Cell[])[]): Source {
  const [first = [], ...below] = rows;
  const headers = first.map(textOf);
  const width = headers.reduce((last, header, index) => (header === '' ? last : index + 1), 0);
  const lines = below.map((cells, index) => ({ line: index + 2, cells: cells.slice(0, width).map(textOf) })).filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { headers: headers.slice(0, width), rows: lines, problems: [] };
}

function cellsOf(sheet: Sheet): Cell[][] {
  const [rows, columns] = [sheet.lastRow(), sheet.lastColumn()];
  return rows === 0 || columns === 0 ? [] : sheet.read({ row: 1, column: 1, rows, columns });
}

function askForRows(app: App, found: Sheet | null): string {
  const { workbook } = app.ports;
  if (found === null) {
    const sheet = workbook.add(IMPORT_TAB, tabsBefore(IMPORT_TAB));
    sheet.writeNotes(1, 1, [[ABOUT]]);
    workbook.flush();
  }
  return 'Paste the rows into the Import tab, their header first, then choose Import pasted rows again.';
}

function noteProblems(sheet: Sheet, { problems, headers }: FileReading): void {
  problems.forEach(({ line, column, what }) => {
    sheet.writeNotes(line, Math.max(1, headers.indexOf(column) + 1), [[what]]);
  });
}

/** Notes below the header are ours: of the last try. */
function clearNotes(sheet: Sheet): void {
  const at = { row: 2, column: 1, rows: sheet.lastRow() - 1, columns: Math.max(1, sheet.lastColumn()) };
  const notes = sheet.readNotes(at);
  notes.forEach((line, index) => {
    if (line.some((note) => note !== '')) sheet.writeNotes(index + 2, 1, [line.map(() => '')]);
  });
}
