import { useState } from 'preact/hooks';
import type { ConnectionCard, SidebarState } from '../../src/app/api.js';
import type { Failure } from '../failure.js';
import { Button } from '../parts/Button.js';
import { Icon } from '../parts/Icon.js';
import { Notice } from '../parts/Notice.js';
import { ScreenFrame } from '../parts/ScreenFrame.js';
import { useSession } from '../session.js';
import { ago, countText } from '../words.js';
import { ConnectionHealth } from './ConnectionHealth.js';
import { FirstRun } from './FirstRun.js';
import { ScheduleLine } from './ScheduleLine.js';

/** Health at a glance: is anything wrong, when did it last run, what is next. */
export function Home() {
  const { state, go } = useSession();
  if (state.connections.length === 0) return <FirstRun />;
  return (
    <ScreenFrame title={summaryOf(state.connections)} aside={<Refresh />}>
      {state.lastRun !== null && <LastRun run={state.lastRun} />}
      <div class="actions">
        <Button kind="primary" onClick={() => { go({ screen: 'sync', connection: null }); }}>Sync now</Button>
        <Button kind="secondary" onClick={() => { go({ screen: 'choose' }); }}>Add a connection</Button>
        <Button kind="secondary" onClick={() => { go({ screen: 'import', wanted: null }); }}>Import a file</Button>
        <Button kind="secondary" onClick={() => { go({ screen: 'close' }); }}>Close a month</Button>
      </div>
      <h2>Connections</h2>
      <ul class="cards">{state.connections.map((connection) => <ConnectionHealth key={connection.name} connection={connection} />)}</ul>
      <h2>Schedule</h2>
      <ScheduleLine />
      <Button kind="text" onClick={() => { go({ screen: 'statements' }); }}>Statement of a customer</Button>
      <p class="foot">Spendsheet {state.version}</p>
    </ScreenFrame>
  );
}

function summaryOf(connections: readonly ConnectionCard[]): string {
  const feeds = connections.flatMap((connection) => connection.feeds).filter((feed) => feed.onDemand !== true || feed.state === 'failed');
  const failed = feeds.filter((feed) => feed.state === 'failed').length;
  const never = feeds.filter((feed) => feed.state === 'never').length;
  if (failed > 0) return `${failed} of ${countText(feeds.length, 'feed')} ${failed === 1 ? 'needs' : 'need'} you`;
  if (never === feeds.length) return 'Ready for the first sync';
  return feeds.some((feed) => feed.state === 'partial' || feed.state === 'never') ? 'Catching up' : 'All feeds are up to date';
}

function LastRun({ run }: { run: NonNullable<SidebarState['lastRun']> }) {
  return <p class="quiet">Last run {ago(run.at, Date.now())}. {run.text}</p>;
}

function Refresh() {
  const { refresh } = useSession();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const again = async (): Promise<void> => {
    setBusy(true);
    setFailure(await refresh());
    setBusy(false);
  };
  return (
    <>
      <button type="button" class={`icon-button end${busy ? ' turning' : ''}`} aria-label="Refresh" title="Refresh" aria-disabled={busy ? 'true' : undefined} onClick={() => { if (!busy) void again(); }}>
        <Icon name="refresh" />
      </button>
      {failure !== null && <Notice tone="bad" failure={failure} />}
    </>
  );
}
