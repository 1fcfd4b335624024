import { valuesAt, withValue } from '../mutate.js';
import type { PayloadCase } from '../payload-case.js';
import { listOf, type Asked } from './answers.js';
import type { Scene } from './scene.js';

/** A case in which page `at` promises a further one. */
export type Paged = Readonly<{ one: PayloadCase; at: number; cursor: string | null; mayEnd: boolean }>;

/** The case of the feed that shows its paging, recorded or made from what a page says when there is more; null when none does. */
export function pagedOf({ feed, cases }: Scene): Paged | null {
  const mine = cases.filter((one) => one.feed === feed.id);
  const recorded = mine.find(({ cursor, expect }) => cursor !== undefined && expect.rows > 0);
  if (recorded !== undefined) return { one: recorded, at: recorded.cursorPage ?? 0, cursor: recorded.cursor ?? null, mayEnd: false };
  const told = mine.find(({ further }) => further !== undefined);
  if (told?.further === undefined) return null;
  const { page: at = 0, cursor = null, mayEnd, set, fill } = told.further;
  const one = set === undefined && fill === undefined ? told : { ...told, pages: told.pages.flatMap((page, index) => (index === at ? [promising(page, told.further), page] : [page])) };
  return { one, at, cursor, mayEnd: mayEnd !== undefined };
}

type Page = PayloadCase['pages'][number];

function promising(page: Page, { set = {}, fill }: NonNullable<PayloadCase['further']> = {}): Page {
  const last = fill === undefined ? null : valuesAt(page.body, `${fill.at}[]`).pop();
  const full = fill === undefined ? page.body : withValue(page.body, fill.at, Array.from({ length: fill.rows }, () => last));
  return { ...page, body: Object.entries(set).reduce((body, [path, value]) => withValue(body, path, value), full) };
}

export function cursorOf({ one, at, cursor }: Paged): unknown {
  return cursor === null ? null : valuesAt(one.pages[at]?.body, cursor)[0];
}

/** The case with another cursor, or none. */
export function withCursor({ one, at, cursor }: Paged, value: unknown): PayloadCase {
  return { ...one, pages: one.pages.map((page, index) => (index === at && cursor !== null ? { ...page, body: withValue(page.body, cursor, value) } : page)) };
}

/** Whether a call asks for what follows the page: it carries the cursor, or comes later where pages have numbers. */
export function isFollowUp(paged: Paged, { http, index, path }: Asked): boolean {
  const cursor = cursorOf(paged);
  if (typeof cursor !== 'string' || /^https?:/.test(cursor)) return index > paged.at && listOf(path) === listOf(paged.one.pages[paged.at]?.path ?? '');
  return `${decodeURIComponent(http.url)} ${http.body ?? ''}`.includes(cursor);
}
