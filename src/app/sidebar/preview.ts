import { addDays, dayOfInstant } from '../../core/days.js';
import { faultOf } from '../../core/fault.js';
import type { RowKind } from '../../core/records.js';
import type { AnyFeed, Reading } from '../../providers/provider.js';
import { tabOfKind } from '../../tabs/index.js';
import { textOf } from '../../tabs/row.js';
import type { Preview } from '../api.js';
import type { App } from '../app.js';
import { verdictOf } from '../engine/answer.js';
import { windowsOf } from '../engine/plan.js';
import { httpCallOf } from '../engine/request.js';
import { liveConnection, type LiveConnection } from '../state/connections.js';
import { feedMemories } from '../state/feeds.js';
import { withTokens } from '../sync/tokens.js';
import { probeStep } from './connect.js';

const SAMPLE_ROWS = 3;

/** What a sync of the connection will fetch and where it will go, with a few rows of yesterday. */
export function preview(app: App, name: string): Preview {
  const [live] = withTokens(app, [liveConnection(app.ports, name)]);
  if (live === undefined) return { name, feeds: [] };
  const memories = feedMemories(app.ports);
  const today = dayOfInstant(app.ports.clock.now());
  const feeds = live.provider.feeds.filter((feed) => feed.enabled?.(live.connection) !== false);
  return {
    name,
    feeds: feeds.map((feed) => {
      const windows = windowsOf(feed, memories.of(name, feed.id), today, app.settings().historyDays);
      const from = windows.map((window) => window.start).sort()[0] ?? today;
      return {
        feed: feed.id,
        label: feed.label,
        kind: feed.kind,
        tab: feed.kind === 'name' ? '' : tabOfKind(feed.kind).name,
        from,
        to: addDays(windows.map((window) => window.end).sort()[windows.length - 1] ?? today, -1),
        requests: windows.length,
        ...(feed.onDemand === true ? { sample: [], note: 'Only when you ask: the provider charges for this report.' } : sampleOf(app, live, feed)),
      };
    }),
  };
}

function sampleOf(app: App, live: LiveConnection, feed: AnyFeed): { sample: Record<string, string>[]; note: string } {
  try {
    const step = probeStep(app, live.connection);
    const call = feed.start(step)[0];
    if (call === undefined) return { sample: [], note: '' };
    const where = `${live.provider.id}/${feed.id}`;
    const [answer] = app.ports.http.fetchAll([httpCallOf(call, live.provider, live.connection, app.ports.signer())], 30);
    if (answer === undefined) return { sample: [], note: 'No answer.' };
    const verdict = verdictOf(answer, live.provider, live.connection, where, call.raw === true);
    if (!verdict.ok) return { sample: [], note: `${verdict.fault.what} ${verdict.fault.fix}` };
    const reading = feed.read({ call, body: verdict.body, text: verdict.text, where }, step) as Reading<RowKind>;
    return { sample: shown(reading, live, feed), note: reading.rows.length === 0 && feed.kind !== 'name' ? 'Nothing yesterday.' : '' };
  } catch (error) {
    const fault = faultOf(error, `${live.provider.id}/${feed.id}`);
    return { sample: [], note: `${fault.what} ${fault.fix}` };
  }
}

function shown(reading: Reading<RowKind>, live: LiveConnection, feed: AnyFeed): Record<string, string>[] {
  if (feed.kind === 'name') return (reading.names ?? []).slice(0, SAMPLE_ROWS).map((name) => ({ Id: name.id, Name: name.name }));
  const tab = tabOfKind(feed.kind);
  return reading.rows.slice(0, SAMPLE_ROWS).map((row) => {
    const record = { listCost: null, allocatedCost: null, basis: 'missing', ...row, provider: live.provider.id, connection: live.connection.name, feed: feed.id };
    const cells: Record<string, string> = {};
    tab.columns.forEach((column) => {
      const text = textOf(column.cell?.(record as never) ?? null);
      if (text !== '') cells[column.header] = text;
    });
    return cells;
  });
}
