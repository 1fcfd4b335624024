import { Fault } from '../../../core/fault.js';
import { anthropic } from '../../../providers/anthropic/index.js';
import { openai } from '../../../providers/openai/index.js';
import type { AnyFeed, Page, Provider, Step } from '../../../providers/provider.js';
import type { LineRows } from '../format.js';

/** What pages of a report give, with the feed whose rows they are. */
export type PageRows = Readonly<{ id: string; label: string; importName: string; rows: LineRows; notes: readonly string[] }>;

type Results = Readonly<Record<string, unknown>>;

/** Feeds of OpenAI whose results carry another name than the report. */
const OPENAI_FEEDS: Readonly<Record<string, string>> = { file_searches: 'file-search-calls', web_searches: 'web-search-calls' };
/** A page is read as if asked for: every day of it is wanted. */
const ALL_DAYS = { start: '2000-01-01', end: '2100-01-01' };

/**
 * Pages of OpenAI's and Anthropic's usage and cost reports, saved as their API
 * sent them, read by the feeds that read them live.
 *
 * @throws Fault that names the path of a field, as a sync does
 */
export function pageRows(pages: readonly unknown[], fileName: string): PageRows {
  const first = pages.map(firstResult).find((result) => result !== null) ?? null;
  if (first === null) throw new Fault('config', 'No day of the report holds a figure.', fileName, 'Choose another period and export it anew.');
  const { provider, feed } = feedOf(first, fileName);
  const id = `${provider.id}-${feed.kind === 'cost' ? 'cost' : 'usage'}`;
  const notes: string[] = [];
  const rows = pages.flatMap((page, index) => readPage(page, feed, pages.length === 1 ? fileName : `${fileName} page ${index + 1}`, notes));
  const placed = rows.map((row) => ({ ...row, provider: provider.id, feed: id }));
  return {
    id,
    label: `${provider.label} ${feed.kind === 'cost' ? 'cost' : 'usage'} report (JSON)`,
    importName: `${provider.vendor} export`,
    rows: feed.kind === 'cost' ? { cost: placed as never } : { usage: placed as never },
    notes,
  };
}

function readPage(body: unknown, feed: AnyFeed, where: string, notes: string[]): readonly object[] {
  const whole = body as Results;
  if (whole['has_more'] === true) notes.push(`${where} is one page of several: the report goes on in another file.`);
  const page: Page = { call: { path: '' }, body: { ...whole, has_more: false, next_page: null }, text: '', where };
  const step: Step = { connection: { provider: '', name: '', baseUrl: '', credentials: {}, settings: {} }, period: ALL_DAYS, today: ALL_DAYS.end, now: 0 };
  const reading = feed.read(page, step);
  (reading.notes ?? []).forEach((note) => { notes.push(note); });
  return reading.rows;
}

function feedOf(result: Results, fileName: string): Readonly<{ provider: Provider; feed: AnyFeed }> {
  const object = typeof result['object'] === 'string' ? result['object'] : '';
  const named = /^organization\.(?:usage\.)?([a-z_]+)\.result$/.exec(object)?.[1];
  const found = named === undefined ? anthropicFeed(result) : feedWith(openai, OPENAI_FEEDS[named] ?? named.replace(/_/g, '-'));
  if (found === null) throw new Fault('config', 'It is a report this version does not know.', fileName, 'Known are usage and costs of OpenAI and Anthropic. Export it as CSV and map its columns.');
  return found;
}

function anthropicFeed(result: Results): ReturnType<typeof feedWith> {
  if ('uncached_input_tokens' in result) return feedWith(anthropic, 'messages');
  return 'amount' in result ? feedWith(anthropic, 'costs') : null;
}

function feedWith(provider: Provider, id: string): Readonly<{ provider: Provider; feed: AnyFeed }> | null {
  const feed = provider.feeds.find((each) => each.id === id);
  return feed === undefined ? null : { provider, feed };
}

function firstResult(page: unknown): Results | null {
  const buckets = (page as Readonly<{ data: readonly Results[] }>).data;
  const results = buckets.flatMap((bucket) => [bucket['results'], bucket['result']]).filter((list): list is readonly Results[] => Array.isArray(list) && list.length > 0);
  return results[0]?.[0] ?? null;
}
