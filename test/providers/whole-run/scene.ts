import { isDeepStrictEqual } from 'node:util';
import type { RunReport } from '../../../src/app/api.js';
import type { HttpAnswer } from '../../../src/app/ports.js';
import { readTable } from '../../../src/app/table/index.js';
import { addDays, daysBetween } from '../../../src/core/days.js';
import type { AnyFeed, Provider } from '../../../src/providers/provider.js';
import { tabOfKind } from '../../../src/tabs/index.js';
import type { Cell } from '../../../src/tabs/cell.js';
import type { TableTab } from '../../../src/tabs/tab.js';
import { exceptionsOf, payloadCases, type PayloadCase, type Rule } from '../payload-case.js';
import { pageAnswer, pagesOf, type Asked, type Pages } from './answers.js';
import { company, NAME, run, type Company, type Vendor } from './company.js';

/** A feed with a recorded exchange of it, at the day and over the days it was recorded for. */
export type Scene = Readonly<{ provider: Provider; feed: AnyFeed; one: PayloadCase; cases: readonly PayloadCase[]; exceptions: Readonly<Partial<Record<Rule, string>>> }>;
export type Row = Readonly<Record<string, unknown>> & Readonly<{ feed: string }>;

/** One scene for each feed: the longest exchange with rows. */
export function scenesOf(provider: Provider): Scene[] {
  const cases = payloadCases(provider.id);
  const exceptions = exceptionsOf(provider.id);
  return provider.feeds.map((feed) => {
    const [one] = cases.filter((each) => each.feed === feed.id && each.expect.rows > 0).sort((a, b) => b.pages.length - a.pages.length);
    if (one === undefined) throw new Error(`${provider.id} has no payload with rows for ${feed.id}.`);
    return { provider, feed, one, cases, exceptions: exceptions[feed.id] ?? {} };
  });
}

/** @param today the day it is; the last day of the exchange when not given */
export function companyOf({ provider, feed, one }: Scene, today = feed.window === null ? one.period.start : addDays(one.period.end, -1)): Company {
  return company(provider, one.settings ?? {}, today, daysBetween(one.period.start, addDays(today, 1)));
}

/** Everything answers as recorded; `twist` may answer calls of the feed instead. */
export function vendorOf(scene: Scene, twist: (asked: Asked) => HttpAnswer | null = () => null): Vendor {
  const recorded = new Map<string, Pages[]>(scene.provider.feeds.map(({ id }) => [id, casesFor(scene, id).map(({ pages }) => pagesOf(pages))]));
  return (asked) => {
    const twisted = asked.feed === scene.feed.id ? twist(asked) : null;
    if (twisted !== null) return twisted;
    for (const pages of recorded.get(asked.feed) ?? []) {
      const page = pages(asked);
      if (page !== null) return pageAnswer(page);
    }
    return null;
  };
}

/** The case of the feed in question; of others first what was recorded with the same settings. */
function casesFor({ feed, one, cases }: Scene, id: string): PayloadCase[] {
  if (id === feed.id) return [one];
  const likely = (other: PayloadCase): boolean => isDeepStrictEqual(other.settings ?? {}, one.settings ?? {});
  return cases.filter((other) => other.feed === id).sort((a, b) => Number(likely(b)) - Number(likely(a)));
}

export function runScene(us: Company, { feed }: Scene): RunReport {
  return run(us, feed.onDemand === undefined ? [] : [`${NAME}/${feed.id}`]);
}

/** Rows of a feed as they stand in its tab, order apart. */
export function standing({ book }: Company, feed: AnyFeed): Row[] {
  const tab = tabOfKind(feed.kind) as TableTab<Row> | null;
  if (tab === null || book.find(tab.name) === null) return [];
  return readTable(book, tab).filter((row) => row.feed === feed.id);
}

/** Tabs whose rows are in the order of their days; the others keep the order in which rows first came. */
const BY_DAY = ['API usage', 'API costs', 'API log', 'Cloud SKUs', 'Credits', 'Rates', 'Daily'];
const AS_THEY_CAME = ['Seats', 'Keys'];

/** Rows of all feeds and what is derived from them; without what tells of the runs themselves. */
export function tablesOf({ book, state }: Company): unknown {
  const grids = (names: readonly string[]): Record<string, Cell[][]> => Object.fromEntries(names.filter((name) => book.find(name) !== null).map((name) => [name, book.grid(name)]));
  const inventories = Object.entries(grids(AS_THEY_CAME)).map(([name, rows]) => [name, rows.map((row) => JSON.stringify(row)).sort()]);
  return { ...grids(BY_DAY), ...Object.fromEntries(inventories), names: state.get('names') ?? null };
}
