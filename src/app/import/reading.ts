import { dateOrderOf } from '../../core/written/date.js';
import { decimalMarkOf } from '../../core/written/number.js';
import type { ImportChoices, ImportPreview, ImportProblem } from '../api.js';
import { addUpCloud, addUpCosts, addUpUsage } from '../../providers/kit/add-up.js';
import type { LineFormat, LineRows } from './format.js';
import { LineFault, lineOf, plainHeader, type Style } from './line.js';
import type { Source } from './source/table.js';

/** The rows of a file, those of a day and of equal dimensions added up. */
export type FileRows = Readonly<Required<Omit<LineRows, 'passedOver'>>>;

export type LinesRead = Readonly<{
  rows: FileRows;
  goodLines: number;
  problems: readonly ImportProblem[];
  passedOver: readonly Readonly<{ what: string; lines: number }>[];
}>;

export type Question = ImportPreview['questions'][number];

/** How dates and numbers of a file are written: by choice, else as its texts show; and what they leave open. */
export function styleOf(source: Source, format: LineFormat, choices: Pick<ImportChoices, 'dateOrder' | 'decimalMark'>): Readonly<{ style: Style; questions: readonly Question[] }> {
  const texts = (columns: readonly string[]): string[] => columns.map((column) => source.headers.map(plainHeader).indexOf(plainHeader(column)))
    .filter((at) => at >= 0)
    .flatMap((at) => source.rows.map(({ cells }) => cells[at] ?? ''));
  const order = dateOrderOf(texts(format.dateColumns));
  const mark = decimalMarkOf(texts(format.numberColumns));
  const questions: Question[] = [];
  if (choices.dateOrder === null && order === 'either') questions.push('dateOrder');
  if (choices.decimalMark === null && mark === 'either') questions.push('decimalMark');
  return {
    style: {
      dateOrder: choices.dateOrder ?? (order === 'dayFirst' ? 'dayFirst' : 'monthFirst'),
      decimalMark: choices.decimalMark ?? (mark === 'comma' ? 'comma' : 'point'),
    },
    questions,
  };
}

/** Reads every line; a line that cannot be used becomes a problem and the others go on. */
export function readLines(source: Source, format: LineFormat, style: Style): LinesRead {
  const headers = source.headers.map(plainHeader);
  const found: { -readonly [Kind in keyof FileRows]: FileRows[Kind][number][] } = { usage: [], cost: [], cloud: [], request: [], names: [] };
  const problems: ImportProblem[] = source.problems.slice();
  const passedOver = new Map<string, number>();
  let goodLines = 0;
  source.rows.forEach(({ line, cells }) => {
    const rows = lineRows(() => format.read(lineOf(line, new Map(headers.map((header, index) => [header, cells[index] ?? ''] as const)), style)));
    if (rows instanceof LineFault) {
      problems.push({ line, column: columnNamed(source, rows.column), what: rows.what });
      return;
    }
    if (rows.passedOver !== undefined) passedOver.set(rows.passedOver, (passedOver.get(rows.passedOver) ?? 0) + 1);
    else goodLines += 1;
    (rows.usage ?? []).forEach((row) => { found.usage.push(row); });
    (rows.cost ?? []).forEach((row) => { found.cost.push(row); });
    (rows.cloud ?? []).forEach((row) => { found.cloud.push(row); });
    (rows.request ?? []).forEach((row) => { found.request.push(row); });
    (rows.names ?? []).forEach((row) => { found.names.push(row); });
  });
  return {
    rows: addedUp(found),
    goodLines,
    problems: problems.sort((a, b) => a.line - b.line),
    passedOver: Array.from(passedOver, ([what, lines]) => ({ what, lines })),
  };
}

/** Lines of one day and the same dimensions are one row: exports write minutes, hours or single calls. */
export function addedUp(rows: LineRows): FileRows {
  return {
    usage: addUpUsage(rows.usage ?? []),
    cost: addUpCosts(rows.cost ?? []),
    cloud: addUpCloud(rows.cloud ?? []),
    request: distinctCalls(rows.request ?? []),
    names: rows.names ?? [],
  };
}

/** One call a source and id: the last line that tells of it. */
function distinctCalls(rows: FileRows['request']): FileRows['request'] {
  return Array.from(new Map(rows.map((row) => [`${row.source}\n${row.requestId}`, row] as const)).values());
}

function lineRows(read: () => LineRows): LineRows | LineFault {
  try {
    return read();
  } catch (error) {
    if (error instanceof LineFault) return error;
    throw error;
  }
}

/** The header as the file writes it. */
function columnNamed(source: Source, column: string): string {
  return source.headers.find((header) => plainHeader(header) === plainHeader(column)) ?? column;
}
