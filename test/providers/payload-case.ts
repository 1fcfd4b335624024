import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CurrencyCode } from '../../src/core/money.js';
import type { Period } from '../../src/core/days.js';

/** A path to figures of the payload and what one of them is worth in the currency. */
export type MoneyPart = Readonly<{ at: string; scale: string }>;

/**
 * One recorded exchange, `test/providers/<id>/payloads/<name>.json`. The
 * conformance suite reads it as it is and in every mutation it knows.
 */
export type PayloadCase = Readonly<{
  name: string;
  /** What it shows, in words. */
  about: string;
  feed: string;
  period: Period;
  /** True for a feed without days. */
  snapshot?: boolean;
  settings?: Readonly<Record<string, string>>;
  /** Answers; calls of one path get its answers in order. */
  pages: readonly Readonly<{ path: string; body: unknown; text?: string }>[];
  /** Where the cursor is in page `cursorPage` (0), when there is a further page. */
  cursor?: string;
  cursorPage?: number;
  /** How a page says that another follows, where `cursor` does not say it. */
  further?: Further;
  /** Paths of objects whose keys are values (a name → a figure): no unknown field is added there. */
  maps?: readonly string[];
  /** Name of the case that shows the same rows before the provider changed them. */
  restates?: string;
  /** Where the money is in the payload: every billed cost must come from it, and all of it. */
  money?: MoneyPart & Readonly<{ currency: CurrencyCode; and?: readonly MoneyPart[] }>;
  /** Where the token counts are that make up the disjoint counts together. */
  tokens?: Readonly<{ at: readonly string[] }>;
  expect: Readonly<{ rows: number; total?: string; first?: Readonly<Record<string, unknown>> }>;
}>;

export function payloadCases(provider: string): PayloadCase[] {
  const folder = join(__dirname, provider, 'payloads');
  return readdirSync(folder).filter((file) => file.endsWith('.json')).sort().map((file) => ({
    ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<PayloadCase, 'name'>),
    name: file.replace(/\.json$/, ''),
  }));
}

/**
 * Page `page` (0) promises a further one, as recorded; with `set` or `fill` a page
 * changed like that is put in front of it.
 */
export type Further = Readonly<{
  page?: number;
  /** Path of the cursor; absent where pages are asked for by number. */
  cursor?: string;
  /** Why a cursor that is missing is the end and no loss. */
  mayEnd?: string;
  /** Values by path. */
  set?: Readonly<Record<string, unknown>>;
  /** A list made as long as a full page, of copies of its last item. */
  fill?: Readonly<{ at: string; rows: number }>;
}>;

/** What does not hold of a feed, by the rule, and why: `test/providers/<id>/exceptions.json`. */
export type Rule =
  /** A report may have further pages, and a payload shows them. */
  | 'paging'
  /** An answer without text is no report. */
  | 'emptyBody';
export type Exceptions = Readonly<Record<string, Readonly<Partial<Record<Rule, string>>>>>;

export function exceptionsOf(provider: string): Exceptions {
  const file = join(__dirname, provider, 'exceptions.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Exceptions) : {};
}
