import { NO_MEMORY, type FeedMemory } from '../engine/plan.js';
import type { Ports } from '../ports.js';
import { recordIn } from './record.js';

const KEY = 'feeds';

/** Memory of every feed, held during a run and written after each commit. Each connection has a document of its own, so that a commit rewrites little. */
export type FeedMemories = Readonly<{
  of: (connection: string, feed: string) => FeedMemory;
  set: (connection: string, feed: string, change: Partial<FeedMemory>) => void;
  save: () => void;
}>;

export function feedMemories(ports: Ports): FeedMemories {
  const held = new Map<string, Record<string, unknown>>();
  const changed = new Set<string>();
  const feedsOf = (connection: string): Record<string, unknown> => {
    const known = held.get(connection) ?? { ...recordIn(ports.state.read(keyOf(connection))) };
    held.set(connection, known);
    return known;
  };
  const of = (connection: string, feed: string): FeedMemory => ({ ...NO_MEMORY, ...(feedsOf(connection)[feed] as Partial<FeedMemory> | undefined) });
  return {
    of,
    set: (connection, feed, change) => {
      feedsOf(connection)[feed] = { ...of(connection, feed), ...change };
      changed.add(connection);
    },
    save: () => {
      changed.forEach((connection) => { ports.state.write(keyOf(connection), feedsOf(connection)); });
      changed.clear();
    },
  };
}

/** Forgets what was fetched for a connection, so that the next run fetches its whole history. */
export function forgetFeeds(ports: Ports, connection: string): void {
  ports.state.write(keyOf(connection), {});
}

function keyOf(connection: string): string {
  return `${KEY}/${connection}`;
}
