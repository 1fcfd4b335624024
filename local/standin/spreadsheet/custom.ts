import { isErrorValue, type Formula, type Result } from './content.js';
import type { Engine } from './engine.js';
import { formatKind, isMoment } from './formatkind.js';
import { missing } from './fault.js';
import { formatAt } from './reading.js';
import { readReference, scanner } from './references.js';
import { instantOf, serialOf } from './serial.js';
import type { SheetData } from './sheet.js';
import type { SpreadsheetStore } from './store.js';

/** What a custom function is given: cells as `getValue` reads them, a date as its instant, a range as rows. */
export type CustomArgument = string | number | boolean | Readonly<{ ms: number }> | readonly (readonly CustomArgument[])[];

/** A function of the script that cells may call. It throws when the script does. */
export type CustomFunction = (args: readonly CustomArgument[]) => unknown;

/** A call in a formula, and what it came to when last asked. */
interface Call {
  readonly name: string;
  readonly args: readonly string[];
  asked: string;
  literal: string;
}

interface Probe {
  readonly call: Call;
  readonly text: string;
  readonly sheet: SheetData;
  readonly number: number;
}

/**
 * Calls of custom functions in formulas. The engine does not know them: it
 * computes their arguments, the function is called, its answer stands in the
 * formula in place of the call, and all is computed again until nothing changes.
 */
export class CustomCalls {
  private readonly calls = new Map<Formula, Map<string, Call>>();
  private probes: Probe[] = [];
  private readonly used = new Set<Call>();

  constructor(private readonly store: SpreadsheetStore) {}

  /** The formula with the answers known so far; `probe` sets up the computation of the arguments. */
  rewrite(formula: Formula, sheet: SheetData, probe: (text: string) => number): string {
    let text = formula.text;
    const known = this.calls.get(formula) ?? new Map<string, Call>();
    this.calls.set(formula, known);
    for (let found = innermost(text, this.store.customFunctions); found !== null; found = innermost(text, this.store.customFunctions)) {
      const source = text.slice(found.start, found.end);
      const call = known.get(source) ?? { name: found.name, args: found.args, asked: '', literal: 'NA()' };
      known.set(source, call);
      this.used.add(call);
      this.probes.push(...call.args.map((arg) => ({ call, text: arg, sheet, number: probe(`=${arg === '' ? '""' : arg}`) })));
      text = text.slice(0, found.start) + call.literal + text.slice(found.end);
    }
    return text;
  }

  /** Calls what has new arguments; true when an answer changed and all must be computed again. */
  answer(engine: Engine): boolean {
    const given = new Map([...this.used].map((call): [Call, CustomArgument[]] => [call, []]));
    for (const probe of this.probes) {
      given.get(probe.call)?.push(this.argumentOf(engine, probe));
    }
    this.probes = [];
    this.used.clear();
    let changed = false;
    for (const [call, args] of given) {
      const asked = JSON.stringify(args);
      if (asked === call.asked) continue;
      call.asked = asked;
      const literal = this.literalOf(call, args);
      changed ||= literal !== call.literal;
      call.literal = literal;
    }
    return changed;
  }

  private argumentOf(engine: Engine, { text, sheet, number }: Probe): CustomArgument {
    const place = placeOf(this.store, sheet, text);
    const value = (down: number, right: number, result: Result): CustomArgument => {
      if (isErrorValue(result)) return result.error;
      const blank = place?.sheet.grid.get(place.row + down, place.column + right) === undefined;
      if (place !== null && blank && result === 0) return '';
      const format = place === null ? '' : formatAt(this.store, place.sheet, place.row + down, place.column + right);
      return typeof result === 'number' && isMoment(formatKind(format)) ? { ms: instantOf(result, this.store.timeZone) } : result;
    };
    const block = engine.spill(number);
    if (block === null) return value(0, 0, engine.read(number));
    return Array.from({ length: block.rows }, (_, down) =>
      Array.from({ length: block.columns }, (__, right) => value(down, right, down + right === 0 ? engine.read(number) : block.at(down, right))),
    );
  }

  private literalOf(call: Call, args: readonly CustomArgument[]): string {
    let answer: unknown;
    try {
      answer = this.store.customFunctions.get(call.name)?.(args);
    } catch {
      return '#ERROR!';
    }
    if (answer === null || answer === undefined) return '""';
    if (typeof answer === 'number' || typeof answer === 'boolean') return `(${String(answer).toUpperCase()})`;
    if (typeof answer === 'string') return `"${answer.replaceAll('"', '""')}"`;
    if (Object.prototype.toString.call(answer) === '[object Date]') return String(serialOf((answer as Date).getTime(), this.store.timeZone));
    throw missing(`a custom function that answers with more than one cell: ${call.name}`);
  }
}

/** The last call in the text, which therefore holds no other. */
function innermost(text: string, names: ReadonlyMap<string, unknown>): { name: string; start: number; end: number; args: string[] } | null {
  let last: { name: string; start: number; open: number } | null = null;
  for (const found of text.matchAll(scanner)) {
    const word = found.groups?.['word'];
    if (word === undefined || !names.has(word.toUpperCase())) continue;
    const open = /^\s*\(/.exec(text.slice(found.index + word.length));
    if (open !== null) last = { name: word.toUpperCase(), start: found.index, open: found.index + word.length + open[0].length };
  }
  return last === null ? null : { name: last.name, start: last.start, ...argumentsFrom(text, last.open) };
}

function argumentsFrom(text: string, open: number): { end: number; args: string[] } {
  const args: string[] = [];
  let depth = 1;
  let from = open;
  let quoted = false;
  for (let at = open; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '"') quoted = !quoted;
    if (quoted) continue;
    if (sign === '(' || sign === '{') depth += 1;
    if (sign === ')' || sign === '}') depth -= 1;
    if (depth > 0 && !(sign === ',' && depth === 1)) continue;
    args.push(text.slice(from, at).trim());
    from = at + 1;
    if (depth === 0) return { end: at + 1, args: args.length === 1 && args[0] === '' ? [] : args };
  }
  return { end: text.length, args: [...args, text.slice(from).trim()] };
}

/** Where the cells of an argument lie when it is nothing but a reference. */
function placeOf(store: SpreadsheetStore, here: SheetData, text: string): { sheet: SheetData; row: number; column: number } | null {
  const [only, ...others] = [...text.matchAll(scanner)];
  const { sheet: name, area } = only?.groups ?? {};
  if (area === undefined || others.length > 0) return null;
  const { sheet: given, start } = readReference(name, area);
  const sheet = given === null ? here : store.sheet(given);
  return sheet === null ? null : { sheet, row: start.row ?? 1, column: start.column ?? 1 };
}
