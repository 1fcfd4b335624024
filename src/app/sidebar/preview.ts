import { addDays, dayOfInstant } from '../../core/days.js';
import type { AnyFeed } from '../../providers/provider.js';
import { tabOfKind } from '../../tabs/index.js';
import { textOf } from '../../tabs/row.js';
import type { Preview } from '../api.js';
import type { App } from '../app.js';
import { sharedDays, windowsOf } from '../engine/plan.js';
import { stepRun, type StepRun } from '../engine/step-run.js';
import { fetchWave, limitsUntil } from '../engine/waves.js';
import { liveConnection, type LiveConnection } from '../state/connections.js';
import { feedMemories } from '../state/feeds.js';
import { withTokens } from '../sync/tokens.js';
import { probeStep } from './connect.js';

const SAMPLE_ROWS = 3;

/** What a sync of the connection will fetch and where it will go, with a few rows of yesterday. */
export function preview(app: App, name: string): Preview {
  const [live] = withTokens(app, [liveConnection(app.ports, name)]);
  if (live === undefined) return { name, feeds: [] };
  const feeds = live.provider.feeds.filter((feed) => feed.enabled?.(live.connection) !== false);
  const samples = samplesOf(app, live, feeds);
  return { name, feeds: feeds.map((feed, index) => ({ ...planOf(app, live, feed), ...(samples[index] ?? { sample: [], note: '' }) })) };
}

type Plan = Omit<Preview['feeds'][number], 'sample' | 'note'>;
type Sample = Pick<Preview['feeds'][number], 'sample' | 'note'>;

function planOf(app: App, live: LiveConnection, feed: AnyFeed): Plan {
  const today = dayOfInstant(app.ports.clock.now());
  const memory = feedMemories(app.ports).of(live.connection.name, feed.id);
  const windows = windowsOf(feed, memory, today, app.settings().historyDays, sharedDays(feed, live.provider.feeds));
  return {
    feed: feed.id,
    label: feed.label,
    kind: feed.kind,
    tab: tabOfKind(feed.kind)?.name ?? '',
    from: windows.map((window) => window.start).sort()[0] ?? today,
    to: addDays(windows.map((window) => window.end).sort()[windows.length - 1] ?? today, -1),
    requests: windows.length,
  };
}

/** The first page of every feed, asked for at once; what charges money is not asked. */
function samplesOf(app: App, live: LiveConnection, feeds: readonly AnyFeed[]): Sample[] {
  const step = probeStep(app, live.connection);
  const asked = feeds.map((feed) => ({ feed, run: feed.onDemand !== undefined ? null : stepRun(live.provider, feed, step) }));
  const runs = asked.map((one) => one.run).filter((run): run is StepRun => run !== null);
  const now = app.ports.clock.now();
  const limits = { ...limitsUntil(now + 60_000), perConnection: runs.length, perWave: runs.length, attempts: 1, timeoutSeconds: 30 };
  if (runs.some((run) => run.fault === null)) fetchWave(runs, app.ports, app.ports.signer(), limits);
  return asked.map(({ feed, run }) => sampleOf(live, feed, run));
}

function sampleOf(live: LiveConnection, feed: AnyFeed, run: StepRun | null): Sample {
  if (run === null) return { sample: [], note: 'Only when you ask: the provider charges for this report.' };
  if (run.fault !== null) return { sample: [], note: `${run.fault.what} ${run.fault.fix}` };
  const rows = feed.kind === 'name' ? run.names : run.rows;
  return { sample: shown(run, live, feed), note: rows.length > 0 ? '' : feed.window === null ? 'Nothing on the first page.' : 'Nothing yesterday.' };
}

function shown(run: StepRun, live: LiveConnection, feed: AnyFeed): Record<string, string>[] {
  const tab = tabOfKind(feed.kind);
  if (tab === null) return run.names.slice(0, SAMPLE_ROWS).map((name) => ({ Id: name.id, Name: name.name }));
  return run.rows.slice(0, SAMPLE_ROWS).map((row) => {
    const record = { listCost: null, allocatedCost: null, basis: 'missing', price: '', ...row, provider: live.provider.id, connection: live.connection.name, feed: feed.id };
    const cells: Record<string, string> = {};
    tab.columns.forEach((column) => {
      const text = textOf(column.cell?.(record as never) ?? null);
      if (text !== '') cells[column.header] = text;
    });
    return cells;
  });
}
