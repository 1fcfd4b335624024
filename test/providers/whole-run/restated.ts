import type { Day } from '../../../src/core/days.js';
import type { PayloadCase } from '../payload-case.js';
import { leavesOf, withValue } from '../mutate.js';
import { answersOf, stepOf, walk, type Walked } from '../walk.js';
import type { Scene } from './scene.js';

const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * The case as the provider might correct it later: one figure of it is one more,
 * and every row keeps its dimensions. Null when no number of the payload is a
 * figure alone.
 */
export function restatedOf({ provider, feed, one }: Scene): PayloadCase | null {
  const read = (pages: PayloadCase['pages']): Walked => walk(provider, feed, stepOf(provider, one), answersOf(pages));
  const before = read(one.pages);
  for (const [index, page] of one.pages.entries()) {
    for (const more of page.text === undefined ? corrected(page.body) : correctedText(page.text)) {
      const pages = one.pages.map((each, at) => (at === index ? { ...each, ...more } : each));
      const after = attempt(() => read(pages));
      if (after?.fault === null && isRestated(before, after)) return { ...one, pages };
    }
  }
  return null;
}

type More = Partial<PayloadCase['pages'][number]>;

function* corrected(body: unknown): Generator<More> {
  for (const { path, value } of leavesOf(body)) {
    if (typeof value === 'number') yield { body: withValue(body, path, value + 1) };
    else if (typeof value === 'string' && NUMBER.test(value)) yield { body: withValue(body, path, oneMore(value)) };
  }
}

/** Each number of a text that is no JSON in turn. */
function* correctedText(text: string): Generator<More> {
  for (const { index, 0: number } of text.matchAll(/(?<![\w.-])\d+(\.\d+)?(?![\w.-])/g)) {
    yield { text: text.slice(0, index) + oneMore(number) + text.slice(index + number.length) };
  }
}

function oneMore(number: string): string {
  const [whole = '', part] = number.split('.');
  return `${BigInt(whole) + 1n}${part === undefined ? '' : `.${part}`}`;
}

const FIGURE = /Tokens$|^(requests|quantity|listCost|billedCost|effectiveCost|credits|amount|cost|overage|includedUse|latencyMs|rate)$/;
const asText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** Rows of the newest day changed, and nothing but their figures: older days may be settled. */
function isRestated(before: Walked, after: Walked): boolean {
  const dimensions = ({ rows }: Walked): string[] => rows.map((row) => textOf(row, false));
  if (dimensions(before).join() !== dimensions(after).join()) return false;
  const changed = before.rows.filter((row, index) => textOf(row, true) !== textOf(after.rows[index] ?? {}, true));
  return changed.length > 0 && changed.every((row) => dayOf(row) === newestDay(before.rows));
}

export function rowsIn({ provider, feed, one }: Scene): Walked['rows'] {
  return walk(provider, feed, stepOf(provider, one), answersOf(one.pages)).rows;
}

export function newestDay(rows: Walked['rows']): Day | null {
  return rows.map(dayOf).sort().pop() ?? null;
}

function dayOf(row: Walked['rows'][number]): Day | null {
  const at = row['day'] ?? row['timestamp'];
  return typeof at === 'string' ? at.slice(0, 10) : null;
}

function textOf(row: Walked['rows'][number], figures: boolean): string {
  return JSON.stringify(Object.entries(row).filter(([name]) => FIGURE.test(name) === figures), asText);
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
