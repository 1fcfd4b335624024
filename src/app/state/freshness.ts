import { addDays, dayOfInstant, type Day } from '../../core/days.js';
import type { App } from '../app.js';
import type { FeedMemory } from '../engine/plan.js';
import type { AnyFeed } from '../../providers/provider.js';
import type { Freshness } from '../reports/index.js';
import { liveConnections, type LiveConnection } from './connections.js';
import { feedMemories, type FeedMemories } from './feeds.js';

/** How far each connection's figures reach, and what is wrong with it in a few words. */
export function freshnessOf(app: App): Freshness[] {
  const memories = feedMemories(app.ports);
  return liveConnections(app.ports).map((live) => ({
    name: live.connection.name,
    provider: live.provider.id,
    through: throughOf(live, memories),
    state: stateOf(live, memories),
  }));
}

/** The last day that was over when it was fetched; today is never whole. */
export function lastWholeDay({ through, lastSuccess }: FeedMemory): Day | null {
  if (through === null || lastSuccess === null) return null;
  const running = dayOfInstant(lastSuccess);
  return addDays(through < running ? through : running, -1);
}

/** The last day every feed with days has fetched whole. */
function throughOf({ provider, connection }: LiveConnection, memories: FeedMemories): Day | null {
  const ends = provider.feeds
    .filter((feed) => feed.window !== null && feed.onDemand === undefined && feed.enabled?.(connection) !== false)
    .map((feed) => memories.of(connection.name, feed.id))
    .filter((memory) => memory.state !== 'skipped')
    .map(lastWholeDay);
  const known = ends.filter((end): end is Day => end !== null).sort();
  return known.length < ends.length ? null : known[0] ?? null;
}

function stateOf({ provider, connection }: LiveConnection, memories: FeedMemories): string {
  const states = provider.feeds.map((feed) => stateOfFeed(feed, memories.of(connection.name, feed.id)));
  const failed = states.filter((state) => state === 'failed').length;
  if (failed > 0) return failed === 1 ? '1 feed failed' : `${failed} feeds failed`;
  return states.some((state) => state === 'partial') ? 'history on its way' : states.every((state) => state === 'never') ? 'not fetched yet' : 'ok';
}

/** What is left of a report that costs money waits for the user to ask again. */
function stateOfFeed({ onDemand }: AnyFeed, { state }: FeedMemory): FeedMemory['state'] {
  return onDemand !== undefined && state === 'partial' ? 'ok' : state;
}
