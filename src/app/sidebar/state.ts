import { providers } from '../../providers/index.js';
import type { ConnectionCard, FeedHealth, ProviderCard, SidebarState } from '../api.js';
import type { App } from '../app.js';
import { nextTick } from '../jobs/dispatch.js';
import { TICK_HANDLER } from '../jobs/handlers.js';
import { liveConnections, type LiveConnection } from '../state/connections.js';
import { feedMemories, type FeedMemories } from '../state/feeds.js';
import { lastWholeDay } from '../state/freshness.js';
import { recordIn } from '../state/record.js';
import { instantText, paidReports } from './paid-report.js';
import { roadCards } from './roads.js';

/** Everything the sidebar shows, without a secret. */
export function sidebarState(app: App): SidebarState {
  const { ports } = app;
  const settings = app.settings();
  const triggers = ports.triggers.count(TICK_HANDLER);
  const memories = feedMemories(ports);
  const on = triggers > 0;
  const nextRun = on ? nextTick(ports.clock.now()) : null;
  return {
    workbook: { name: ports.workbook.name(), url: ports.workbook.url(), timeZone: ports.workbook.timeZone() },
    user: ports.host.userEmail(),
    version: app.version,
    providers: providers.map(cardOf),
    roads: roadCards(),
    connections: liveConnections(ports).map((live) => connectionCard(app, live, memories, nextRun)),
    schedule: {
      on,
      recipients: settings.recipients,
      digestWeekday: settings.digestWeekday,
      hour: settings.hour,
      triggerHealthy: triggers <= 1,
      problem: triggers > 1 ? 'There is more than one hourly trigger.' : staleness(app, on),
    },
    lastRun: lastRunOf(app),
  };
}

function cardOf(provider: (typeof providers)[number]): ProviderCard {
  const { id, label, vendor, bucket, baseUrl, credentials, settings, facts } = provider;
  return { id, label, vendor, bucket, baseUrl, credentials, settings, facts };
}

function connectionCard(app: App, live: LiveConnection, memories: FeedMemories, nextRun: string | null): ConnectionCard {
  const { provider, connection } = live;
  const credentials: Record<string, string> = {};
  provider.credentials.forEach((field) => { credentials[field.id] = masked(connection.credentials[field.id] ?? '', live); });
  return {
    name: connection.name,
    provider: provider.id,
    label: provider.label,
    baseUrl: connection.baseUrl,
    credentials,
    settings: connection.settings,
    feeds: provider.feeds
      .filter((feed) => feed.enabled?.(connection) !== false)
      .map((feed) => health(live, feed, memories, nextRun)),
    paidReports: paidReports(app, live, memories),
  };
}

/** Enough to tell two keys apart, too little to use: the last four of a long secret. */
function masked(secret: string, live: LiveConnection): string {
  if (secret === '') return live.owner === '' ? 'not set' : `not set for you; ${live.owner} holds it`;
  const isFile = secret.charAt(0) === '{';
  return secret.length < 12 || isFile ? 'set' : `set, ends in ${secret.slice(-4)}`;
}

function health(live: LiveConnection, feed: LiveConnection['provider']['feeds'][number], memories: FeedMemories, nextRun: string | null): FeedHealth {
  const memory = memories.of(live.connection.name, feed.id);
  return {
    feed: feed.id,
    label: feed.label,
    state: memory.state,
    lastSuccess: memory.lastSuccess === null ? null : new Date(memory.lastSuccess).toISOString(),
    through: lastWholeDay(memory),
    lag: live.provider.facts.lag,
    error: memory.error,
    nextStep: memory.error === null ? '' : memory.fix,
    nextRun: feed.onDemand === undefined ? nextRun : null,
    ...(feed.onDemand === undefined ? {} : { onDemand: true, lastAsked: instantText(memory.lastAttempt) }),
  };
}

/** A trigger that exists but has not run for three hours was switched off by the platform. */
function staleness(app: App, on: boolean): string {
  const tick = recordIn(app.ports.state.read('tick'));
  const last = typeof tick['at'] === 'number' ? tick['at'] : null;
  if (!on || last === null || app.ports.clock.now() - last < 3 * 3_600_000) return '';
  return 'The hourly trigger has not run for three hours. Repair it, and see that the daily quota is not used up.';
}

function lastRunOf(app: App): SidebarState['lastRun'] {
  const kept = recordIn(app.ports.state.read('lastRun'));
  const { at, exit, text } = kept;
  return typeof at === 'string' && typeof exit === 'string' && typeof text === 'string' ? { at, exit, text } : null;
}
