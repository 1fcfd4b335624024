import type { Fault } from '../../src/core/fault.js';
import { stepRun, takePage } from '../../src/app/engine/step-run.js';
import type { AnyFeed, Call, Connection, Provider, Step } from '../../src/providers/provider.js';
import type { PayloadCase } from './payload-case.js';

/** What came of reading a case: all rows, or the fault that ended it. */
export type Walked = Readonly<{
  rows: readonly Readonly<Record<string, unknown>>[];
  names: readonly unknown[];
  notes: readonly string[];
  calls: readonly Call[];
  fault: Fault | null;
}>;

export type Answer = (call: Call, index: number) => Readonly<{ body: unknown; text?: string }>;

export const SECRET = 'sk-conformance-3f9a-never-shown';

/** Drives a feed through the engine's step, page by page, over canned answers. */
export function walk(provider: Provider, feed: AnyFeed, step: Step, answer: Answer): Walked {
  const run = stepRun(provider, feed, step);
  const calls: Call[] = [];
  while (run.fault === null) {
    const call = run.waiting.shift();
    if (call === undefined) break;
    calls.push(call);
    const { body, text } = answer(call, calls.length - 1);
    takePage(run, call, body, text ?? JSON.stringify(body));
  }
  return { rows: run.rows, names: run.names, notes: run.notes, calls, fault: run.fault };
}

/** The answers of a case by path, each path's in order. */
export function answersOf(pages: PayloadCase['pages']): Answer {
  const left = [...pages];
  return (call) => {
    const index = left.findIndex((page) => page.path === call.path);
    const [page] = index < 0 ? [] : left.splice(index, 1);
    if (page === undefined) throw new Error(`The case has no further answer for ${call.path}.`);
    return page;
  };
}

export function stepOf(provider: Provider, one: PayloadCase): Step {
  const connection: Connection = {
    provider: provider.id,
    name: provider.label,
    baseUrl: provider.baseUrl,
    credentials: Object.fromEntries(provider.credentials.map(({ id }) => [id, SECRET])),
    settings: one.settings ?? {},
    ...(provider.token === undefined ? {} : { token: SECRET }),
  };
  return { connection, period: one.period, today: '2026-11-16', now: Date.parse('2026-11-16T08:00:00Z') };
}

export function feedOf(provider: Provider, id: string): AnyFeed {
  const feed = provider.feeds.find((one) => one.id === id);
  if (feed === undefined) throw new Error(`${provider.id} has no feed ${id}.`);
  return feed;
}
