import { NO_MEMORY, type FeedMemory } from '../engine/plan.js';
import type { Ports } from '../ports.js';
import { recordIn } from './record.js';

const KEY = 'feeds';

/** Memory of every feed, held during a run and written after each commit. */
export type FeedMemories = Readonly<{
  of: (connection: string, feed: string) => FeedMemory;
  set: (connection: string, feed: string, change: Partial<FeedMemory>) => void;
  save: () => void;
}>;

export function feedMemories(ports: Ports): FeedMemories {
  const all = { ...recordIn(ports.state.read(KEY)) };
  return {
    of: (connection, feed) => ({ ...NO_MEMORY, ...(all[keyOf(connection, feed)] as Partial<FeedMemory> | undefined) }),
    set: (connection, feed, change) => {
      const key = keyOf(connection, feed);
      all[key] = { ...NO_MEMORY, ...(all[key] as Partial<FeedMemory> | undefined), ...change };
    },
    save: () => { ports.state.write(KEY, all); },
  };
}

/** Forgets what was fetched for a connection, so that the next run fetches its whole history. */
export function forgetFeeds(ports: Ports, connection: string): void {
  const kept = recordIn(ports.state.read(KEY));
  const rest: Record<string, unknown> = {};
  Object.keys(kept).filter((key) => key.indexOf(`${connection}\n`) !== 0).forEach((key) => { rest[key] = kept[key]; });
  ports.state.write(KEY, rest);
}

function keyOf(connection: string, feed: string): string {
  return `${connection}\n${feed}`;
}
