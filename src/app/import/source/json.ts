import { Fault } from '../../../core/fault.js';
import type { ImportProblem } from '../../api.js';
import type { Source } from './table.js';

/** A JSON file: pages of a provider's report as its API sends them, or records. */
export type JsonFile = Readonly<{ pages: readonly unknown[] }> | Source;

type Fields = Readonly<Record<string, unknown>>;
type Found = Readonly<{ line: number; value: unknown }>;

/** Depth of objects that become dotted names. */
const DEEPEST = 6;

export function isJson(text: string): boolean {
  return /^\ufeff?\s*[[{]/.test(text);
}

/** One JSON document, or a JSON object a line. @throws Fault when there is neither */
export function jsonFile(text: string, fileName: string): JsonFile {
  const whole = parsed(text.replace(/^\ufeff/, ''));
  const values: Found[] = whole === undefined ? linesOf(text) : itemsOf(whole).map((value, index) => ({ line: index + 1, value }));
  const good = values.filter(({ value }) => isFields(value));
  if (good.length === 0) throw new Fault('config', 'The file holds no JSON record.', fileName, 'Export it again as JSON, as JSON lines or as CSV.');
  if (good.some(({ value }) => isPage(value))) return { pages: good.map(({ value }) => value) };
  return recordsOf(values);
}

/** A list is its items; an object with a list of records under a usual name is that list, unless it is a page. */
function itemsOf(whole: unknown): readonly unknown[] {
  if (Array.isArray(whole)) return whole.every(isBucket) && whole.length > 0 ? [{ data: whole, has_more: false, next_page: null }] : whole;
  if (!isFields(whole) || isPage(whole)) return [whole];
  const list = ['data', 'rows', 'records', 'items', 'results'].map((name) => whole[name]).find((value) => Array.isArray(value));
  return (list as readonly unknown[] | undefined) ?? [whole];
}

function linesOf(text: string): Found[] {
  return text.split(/\r\n|\n|\r/)
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter((each) => each.text !== '')
    .map((each) => ({ line: each.line, value: parsed(each.text) }));
}

function recordsOf(values: readonly Found[]): Source {
  const problems: ImportProblem[] = [];
  const records: { line: number; fields: Map<string, string> }[] = [];
  values.forEach(({ line, value }) => {
    if (isFields(value)) records.push({ line, fields: flat(value) });
    else problems.push({ line, column: '', what: 'This is no JSON object.' });
  });
  const headers = Array.from(records.reduce((all, { fields }) => { fields.forEach((_, name) => all.add(name)); return all; }, new Set<string>()));
  return { headers, rows: records.map(({ line, fields }) => ({ line, cells: headers.map((name) => fields.get(name) ?? '') })), problems };
}

/** Objects in objects under dotted names; OpenTelemetry's lists of key and value by key. Lists of texts stay JSON. */
function flat(fields: Fields): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (value: unknown, name: string, depth: number): void => {
    const attributes = attributesOf(value);
    if (attributes !== null) attributes.forEach(([key, inner]) => { visit(inner, `${name}.${key}`, depth + 1); });
    else if (isFields(value) && depth < DEEPEST) Object.keys(value).forEach((key) => { visit(value[key], name === '' ? key : `${name}.${key}`, depth + 1); });
    else if (value !== null && value !== undefined) found.set(name, typeof value === 'object' ? JSON.stringify(value) : textOf(value));
  };
  visit(fields, '', 0);
  return found;
}

/** `[{key, value: {stringValue}}]` as pairs; null for anything else. */
function attributesOf(value: unknown): (readonly [string, unknown])[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const items: readonly unknown[] = value;
  if (!items.every((item) => isFields(item) && typeof item['key'] === 'string' && isFields(item['value']))) return null;
  return (items as readonly Readonly<{ key: string; value: Fields }>[]).map((item) => [item.key, Object.keys(item.value).map((type) => item.value[type])[0]] as const);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function isPage(value: unknown): boolean {
  return isFields(value) && Array.isArray(value['data']) && value['data'].some(isBucket);
}

function isBucket(value: unknown): boolean {
  return isFields(value) && (Array.isArray(value['results']) || Array.isArray(value['result'])) && ('start_time' in value || 'starting_at' in value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
