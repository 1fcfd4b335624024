/** One record with the line of the text it begins on, counted from 1. */
export type CsvRecord = Readonly<{ line: number; cells: readonly string[] }>;

/** Something wrong with the form of the text. `column` counts cells from 1; 0 is the whole line. */
export type CsvProblem = Readonly<{ line: number; column: number; what: string }>;

export type Delimiter = ',' | ';' | '\t' | '|';

export type Csv = Readonly<{ delimiter: Delimiter; records: readonly CsvRecord[]; problems: readonly CsvProblem[] }>;

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];
/** Characters of the text that decide the delimiter. */
const PROBE = 20_000;
/** The line Excel takes as the name of the delimiter. */
const NAMED = /^sep=([,;\t|])\r?(?:\n|$)/i;

/**
 * Reads delimited text as RFC 4180 has it, and what spreadsheets make of that:
 * commas, semicolons, tabs or bars; quotes that may hold breaks; `\n`, `\r\n` or
 * `\r`; a byte-order mark; a `sep=;` line in front. Lines without any character
 * are passed over. Cells come out as they stand, blanks kept.
 *
 * Written here because the usual library carries a copy of Node's Buffer, 50 KB,
 * into a script that has none.
 */
export function readCsv(source: string, wanted: Delimiter | null = null): Csv {
  const marked = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  const named = NAMED.exec(marked);
  const text = named === null ? marked : marked.slice(named[0].length);
  const delimiter = wanted ?? (named?.[1] as Delimiter | undefined) ?? likelyDelimiter(text);
  return { delimiter, ...parse(text, delimiter, named === null ? 1 : 2) };
}

/** The delimiter that parts the first lines into most cells, the same number in each. */
function likelyDelimiter(text: string): Delimiter {
  const probe = text.slice(0, PROBE);
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const { records } = parse(probe, delimiter, 1);
    const [first, ...rest] = probe.length < text.length ? records.slice(0, -1) : records;
    const width = first?.cells.length ?? 1;
    const even = rest.filter(({ cells }) => cells.length === width).length;
    const score = width < 2 ? 0 : width * (1 + even / Math.max(1, rest.length));
    if (score > most) {
      best = delimiter;
      most = score;
    }
  }
  return best;
}

type State = { records: CsvRecord[]; problems: CsvProblem[]; cells: string[]; line: number; startLine: number };

function parse(text: string, delimiter: Delimiter, firstLine: number): Pick<Csv, 'records' | 'problems'> {
  const state: State = { records: [], problems: [], cells: [], line: firstLine, startLine: firstLine };
  let at = 0;
  while (at < text.length) {
    const end = text[at] === '"' ? quoted(text, at, delimiter, state) : plain(text, at, delimiter, state);
    if (text[end] === delimiter) {
      at = end + 1;
      // A delimiter at the very end of the text is followed by one more, empty cell.
      if (at === text.length) state.cells.push('');
    } else {
      at = afterBreak(text, end);
      endRecord(state);
    }
  }
  if (state.cells.length > 0) endRecord(state);
  return state;
}

/** Reads a bare cell; gives back where it ends. */
function plain(text: string, from: number, delimiter: Delimiter, state: State): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  state.cells.push(text.slice(from, at));
  return at;
}

/** Reads a cell in quotes; what follows the closing quote up to the delimiter is a problem, blanks apart. */
function quoted(text: string, from: number, delimiter: Delimiter, state: State): number {
  const openedOn = state.line;
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    const part = text.slice(at, close < 0 ? text.length : close);
    state.line += breaksIn(part);
    value += part;
    if (close < 0) {
      state.problems.push({ line: openedOn, column: state.cells.length + 1, what: 'A quotation mark is opened and never closed.' });
      state.cells.push(value);
      return text.length;
    }
    at = close + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  let end = at;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  const rest = text.slice(at, end).trim();
  if (rest !== '') state.problems.push({ line: state.line, column: state.cells.length + 1, what: 'There is text behind a closing quotation mark.' });
  state.cells.push(value + rest);
  return end;
}

function afterBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}

function endRecord(state: State): void {
  const isEmpty = state.cells.length === 1 && state.cells[0] === '';
  if (!isEmpty) state.records.push({ line: state.startLine, cells: state.cells });
  state.cells = [];
  state.line += 1;
  state.startLine = state.line;
}

function breaksIn(text: string): number {
  return text.split(/\r\n|\n|\r/).length - 1;
}
