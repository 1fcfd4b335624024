import type { HttpAnswer } from '../../../src/app/ports.js';
import type { AnyFeed, Call, HttpCall, Provider } from '../../../src/providers/provider.js';
import type { PayloadCase } from '../payload-case.js';

/** A call as the vendor sees it, and what the tests know of it: the feed, the path as declared, and the place in its window. */
export type Asked = Readonly<{
  http: HttpCall;
  feed: string;
  path: string;
  /** Counts the windows begun; a retried call keeps its window. */
  window: number;
  /** The call of the window, from 0. A retried one keeps its number. */
  index: number;
  /** Tries of this call before this one. */
  tries: number;
}>;

type Page = PayloadCase['pages'][number];
export type Pages = (asked: Asked) => Page | null;

const MARK = 'x-asked-by';
let windows = 0;

/**
 * Marks each call with its feed and window, so that a scripted vendor knows whose
 * answer is wanted where two feeds read one endpoint. In this process only.
 */
export function markCalls(provider: Provider): void {
  provider.feeds.forEach((feed) => {
    const { start, read } = feed as Feed;
    const marked = (calls: readonly Call[], window: string): Call[] => calls.map((call) => ({ ...call, headers: { ...call.headers, [MARK]: JSON.stringify([feed.id, window, call.path]) } }));
    Object.assign(feed, {
      start: (step: Parameters<Feed['start']>[0]) => {
        windows += 1;
        return marked(start(step), String(windows));
      },
      read: (page: Parameters<Feed['read']>[0], step: Parameters<Feed['read']>[1]) => {
        const window = markOf(page.call.headers ?? {})?.[1] ?? '';
        const reading = read(page, step);
        return reading.calls === undefined ? reading : { ...reading, calls: marked(reading.calls, window) };
      },
    });
  });
}

type Feed = Pick<AnyFeed, 'start' | 'read'>;

export type Asker = ((http: HttpCall) => Asked | null) & Readonly<{
  /** The call has its answer: the same one again asks for what comes next, as for a job that is not done. */
  taken: (http: HttpCall) => void;
}>;

/** Reads the marks of the calls, in order. */
export function asker(): Asker {
  const open = new Map<string, { index: number; tries: number }>();
  const counts = new Map<string, number>();
  const keyOf = ({ headers, url, body }: HttpCall): string => JSON.stringify([headers[MARK], url, body]);
  const ask = (http: HttpCall): Asked | null => {
    const mark = markOf(http.headers);
    if (mark === null) return null;
    const [feed, window, path] = mark;
    const known = open.get(keyOf(http));
    const { index, tries } = known ?? { index: counts.get(window) ?? 0, tries: 0 };
    if (known === undefined) counts.set(window, index + 1);
    open.set(keyOf(http), { index, tries: tries + 1 });
    return { http, feed, path, window: Number(window), index, tries };
  };
  return Object.assign(ask, { taken: (http: HttpCall) => void open.delete(keyOf(http)) });
}

function markOf(headers: Readonly<Record<string, string>>): [string, string, string] | null {
  const mark = headers[MARK];
  return mark === undefined ? null : (JSON.parse(mark) as [string, string, string]);
}

/** The pages of a case, each window from the first; a page that is asked again is given again. */
export function pagesOf(pages: PayloadCase['pages']): Pages {
  const given = new Map<string, number>();
  return ({ window, index, path }) => {
    const place = `${window}/${index}`;
    const taken = pages.map((_, at) => at).filter((at) => [...given].some(([key, value]) => key.startsWith(`${window}/`) && value === at));
    const at = given.get(place) ?? [path, listOf(path)].map((one) => pages.findIndex((page, candidate) => page.path === one && !taken.includes(candidate))).find((found) => found >= 0) ?? -1;
    if (at < 0) return null;
    given.set(place, at);
    return pages[at] ?? null;
  };
}

export function answered(status: number, text: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { answered: true, status, text, headers };
}

export function pageAnswer({ body, text }: Pick<Page, 'body' | 'text'>): HttpAnswer {
  return answered(200, text ?? JSON.stringify(body));
}

/** The path of a list: without query, and without the origin that a link to its next page may have. */
export function listOf(path: string): string {
  return path.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '');
}
