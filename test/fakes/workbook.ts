import type { Block, BlockStyle, ChartSpec, Sheet, Workbook } from '../../src/app/ports.js';
import { isBlank, isFormulaCell, type Cell, type CellFormat } from '../../src/tabs/cell.js';

type FakeRow = { cells: Cell[]; notes: string[] };

/** What a fake sheet lets a test see beside the port. */
export type FakeSheet = { -readonly [Name in keyof Sheet]: Sheet[Name] } & {
  name: string;
  rows: FakeRow[];
  formats: string[];
  charts: ChartSpec[];
  choicesOf: Map<number, readonly string[]>;
  protectedWhy: string;
  frozen: number;
};

export type FakeWorkbook = Workbook & {
  sheets: FakeSheet[];
  /** Calls by method name. */
  calls: Map<string, number>;
  /** Counted by `cellsWritten`. */
  cellCount: number;
  /** Changing calls so far; the call of number `failAt` throws instead. */
  writes: number;
  failAt: number;
  /** A tab as a user would have typed it. */
  put: (tab: string, rows: readonly (readonly Cell[])[]) => FakeSheet;
  sheet: (tab: string) => FakeSheet;
  /** Cells of a tab without the blank right and bottom edges. */
  grid: (tab: string) => Cell[][];
  resetCounts: () => void;
};

const GRID_ROWS = 1000;

/** A workbook in memory: no engine, so a formula cell reads as blank. */
export function fakeWorkbook(): FakeWorkbook {
  const book: FakeWorkbook = {
    sheets: [],
    calls: new Map(),
    cellCount: 0,
    cellsWritten: () => book.cellCount,
    writes: 0,
    failAt: Number.POSITIVE_INFINITY,
    id: () => 'workbook-1',
    url: () => 'https://sheets.example/workbook-1',
    name: () => 'AI spend',
    timeZone: () => 'Etc/UTC',
    flush: () => undefined,
    find: (tab) => book.sheets.find((sheet) => sheet.name === tab) ?? null,
    add: (tab, after) => {
      change(book, 'add');
      const at = Math.max(-1, ...after.map((name) => book.sheets.findIndex((sheet) => sheet.name === name)));
      const sheet = fakeSheet(book, tab);
      book.sheets.splice(at + 1, 0, sheet);
      return sheet;
    },
    put: (tab, rows) => {
      const sheet = book.sheets.find((each) => each.name === tab) ?? fakeSheet(book, tab);
      if (!book.sheets.includes(sheet)) book.sheets.push(sheet);
      sheet.rows = rows.map((cells) => ({ cells: [...cells], notes: [] }));
      return sheet;
    },
    sheet: (tab) => {
      const sheet = book.sheets.find((each) => each.name === tab);
      if (sheet === undefined) throw new Error(`No tab ${tab}.`);
      return sheet;
    },
    grid: (tab) => {
      const sheet = book.sheet(tab);
      return sheet.rows.slice(0, sheet.lastRow()).map((row) => trimRight(row.cells));
    },
    resetCounts: () => {
      book.calls.clear();
      book.writes = 0;
      book.cellCount = 0;
    },
  };
  return book;
}

function change(book: FakeWorkbook, method: string): void {
  book.calls.set(method, (book.calls.get(method) ?? 0) + 1);
  book.writes += 1;
  if (book.writes === book.failAt) throw new Error('Killed.');
}

function fakeSheet(book: FakeWorkbook, tab: string): FakeSheet {
  let gridRows = GRID_ROWS;
  const count = (method: string): void => void book.calls.set(method, (book.calls.get(method) ?? 0) + 1);
  const rowAt = (row: number): FakeRow => {
    while (sheet.rows.length < row) sheet.rows.push({ cells: [], notes: [] });
    return sheet.rows[row - 1] as FakeRow;
  };
  const block = <T>({ row, column, rows, columns }: Block, pick: (row: FakeRow | undefined, index: number) => T): T[][] => {
    if (rows < 1) throw new Error('The number of rows in the range must be at least 1.');
    if (columns < 1) throw new Error('The number of columns in the range must be at least 1.');
    return Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (__, x) => pick(sheet.rows[row - 1 + y], column - 1 + x)));
  };
  const sheet: FakeSheet = {
    name: tab,
    rows: [],
    formats: [],
    charts: [],
    choicesOf: new Map(),
    protectedWhy: '',
    frozen: 0,
    lastRow: () => {
      let last = sheet.rows.length;
      while (last > 0 && (sheet.rows[last - 1] as FakeRow).cells.every(isBlank)) last -= 1;
      return last;
    },
    lastColumn: () => Math.max(0, ...sheet.rows.map((row) => trimRight(row.cells).length)),
    read: (at) => {
      count('read');
      return block(at, (row, index) => {
        const cell = row?.cells[index] ?? null;
        return isFormulaCell(cell) ? null : cell;
      });
    },
    readFormulas: (at) => {
      count('readFormulas');
      return block(at, (row, index) => {
        const cell = row?.cells[index] ?? null;
        return isFormulaCell(cell) ? cell.formula : '';
      });
    },
    readColours: (at) => {
      count('readColours');
      return block(at, () => '');
    },
    readNotes: (at) => {
      count('readNotes');
      return block(at, (row, index) => row?.notes[index] ?? '');
    },
    write: (row, column, cells) => {
      change(book, 'write');
      cells.forEach((line, y) => line.forEach((cell, x) => setAt(rowAt(row + y).cells, column - 1 + x, cell, null)));
      gridRows = Math.max(gridRows, row + cells.length - 1);
      book.cellCount += cells.reduce((sum, line) => sum + line.length, 0);
    },
    writeNotes: (row, column, notes) => {
      change(book, 'writeNotes');
      notes.forEach((line, y) => line.forEach((note, x) => setAt(rowAt(row + y).notes, column - 1 + x, note, '')));
      book.cellCount += notes.reduce((sum, line) => sum + line.length, 0);
    },
    insertRows: (before, rows) => {
      change(book, 'insertRows');
      if (before > sheet.rows.length + 1) rowAt(before - 1);
      sheet.rows.splice(before - 1, 0, ...Array.from({ length: rows }, () => ({ cells: [], notes: [] })));
      gridRows += rows;
    },
    deleteRows: (from, rows) => {
      change(book, 'deleteRows');
      if (gridRows - rows <= sheet.frozen) throw new Error('Sorry, it is not possible to delete all non-frozen rows.');
      sheet.rows.splice(from - 1, rows);
      gridRows -= rows;
    },
    insertColumn: (before) => {
      change(book, 'insertColumn');
      sheet.rows.forEach((row) => {
        if (row.cells.length >= before) row.cells.splice(before - 1, 0, null);
        if (row.notes.length >= before) row.notes.splice(before - 1, 0, '');
      });
    },
    clear: ({ row, column, rows, columns }) => {
      change(book, 'clear');
      for (let y = 0; y < rows; y += 1) for (let x = 0; x < columns; x += 1) setAt(rowAt(row + y).cells, column - 1 + x, null, null);
      book.cellCount += rows * columns;
    },
    format: (column: number, format: CellFormat, firstRow: number) => {
      change(book, 'format');
      sheet.formats.push(`${column} ${format} ${firstRow}`);
    },
    formatBlock: () => change(book, 'formatBlock'),
    style: (_at: Block, _style: BlockStyle) => change(book, 'style'),
    freeze: (rows) => {
      change(book, 'freeze');
      sheet.frozen = rows;
    },
    width: () => change(book, 'width'),
    choices: (column, _firstRow, values) => {
      change(book, 'choices');
      sheet.choicesOf.set(column, values);
    },
    highlight: () => change(book, 'highlight'),
    protect: (why) => {
      change(book, 'protect');
      sheet.protectedWhy = why;
    },
    chart: (spec) => {
      change(book, 'chart');
      sheet.charts = [...sheet.charts.filter((chart) => chart.title !== spec.title), spec];
    },
  };
  return sheet;
}

function setAt<T>(cells: T[], index: number, value: T, blank: T): void {
  while (cells.length <= index) cells.push(blank);
  cells[index] = value;
}

function trimRight(cells: readonly Cell[]): Cell[] {
  let end = cells.length;
  while (end > 0 && isBlank(cells[end - 1])) end -= 1;
  return cells.slice(0, end).map((cell) => (cell === '' ? null : cell));
}
