import type { Reach } from '../../core/reach.js';
import { wholeThrough } from '../../core/reach.js';
import type { RowKind } from '../../core/records.js';
import type { App } from '../app.js';
import { liveConnections } from './connections.js';
import { feedMemories } from './feeds.js';

/** Kinds of rows that costs come from. */
const COSTS: readonly RowKind[] = ['usage', 'cost', 'cloud'];

/** How far the costs of each connection reach; those without any, and gateways, which bill nothing, are left out. */
export function reachesOf(app: App): Reach[] {
  const memories = feedMemories(app.ports);
  return liveConnections(app.ports).filter(({ provider }) => provider.attribution !== true).reduce<Reach[]>((all, { provider, connection }) => {
    const lagHours = provider.facts.lagHours ?? null;
    const ends = provider.feeds
      .filter((feed) => feed.window !== null && COSTS.indexOf(feed.kind) >= 0 && feed.onDemand === undefined && feed.enabled?.(connection) !== false)
      .map((feed) => memories.of(connection.name, feed.id))
      .filter(({ state }) => state !== 'skipped')
      .map(({ through, lastSuccess }) => wholeThrough(through, lastSuccess, lagHours));
    if (ends.length === 0) return all;
    const through = ends.reduce((first, end) => (first === null || end === null ? null : end < first ? end : first));
    return all.concat({ connection: connection.name, through, lagHours });
  }, []);
}
