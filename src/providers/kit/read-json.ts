import * as v from 'valibot';
import { Fault } from '../../core/fault.js';
import type { Page } from '../provider.js';

/** Where a value came from, for the text of a fault. */
export type Place = Readonly<Pick<Page, 'where'> & Partial<Pick<Page, 'text'>>>;

const FIX = 'Nothing of this period was written. Run it again; if it stays, the provider changed its answer: report this text.';

/**
 * The body of a page as `schema` reads it.
 *
 * @throws Fault of kind `shape` that names the path and the expected and found type, never a value:
 *   `openai/costs page 2 data[0].results[3].amount.value: Expected a decimal number, found boolean.`
 */
export function readJson<Schema extends v.GenericSchema>(schema: Schema, page: Pick<Page, 'body' | 'where' | 'text'>): v.InferOutput<Schema> {
  const isWebPage = (page.body === null || typeof page.body === 'string') && /^\s*</.test(page.text);
  if (isWebPage) throw shapeFault(page, '', 'Expected JSON, found an HTML page.');
  return readAt(schema, page.body, page, '');
}

/** One value below `path` of a page as `schema` reads it. @throws Fault as `readJson` */
export function readAt<Schema extends v.GenericSchema>(schema: Schema, value: unknown, place: Place, path: string): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw shapeFault(place, path + pathOf(issue, path === ''), sentenceOf(issue));
}

/** A fault about the form of an answer. `path` is '' for the whole. */
export function shapeFault(place: Place, path: string, what: string): Fault {
  return new Fault('shape', what, path === '' ? place.where : `${place.where} ${path}`, FIX);
}

function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const isMissingKey = issue.type === 'object' && issue.input === undefined;
  return isMissingKey ? 'This field is missing.' : `Expected ${issue.message}, found ${typeWord(issue.input)}.`;
}

function pathOf(issue: v.BaseIssue<unknown>, atStart: boolean): string {
  return (issue.path ?? []).reduce((path, { key }) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' && atStart ? String(key) : `${path}.${String(key)}`;
  }, '');
}

function typeWord(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'string' ? 'text' : typeof value;
}
