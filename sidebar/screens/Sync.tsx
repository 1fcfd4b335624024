import { useEffect } from 'preact/hooks';
import type { FeedReport } from '../../src/app/api.js';
import { Button } from '../parts/Button.js';
import { Link } from '../parts/Link.js';
import { Notice } from '../parts/Notice.js';
import { ProgressBar } from '../parts/ProgressBar.js';
import { ScreenFrame } from '../parts/ScreenFrame.js';
import { StateDot } from '../parts/StateDot.js';
import { useSession } from '../session.js';
import { countText } from '../words.js';
import { useSyncRun, type Paid, type SyncRun } from './sync-run.js';

/** A sync as it happens, then what came of it. */
export function Sync({ connection, paid = null }: { connection: string | null; paid?: Paid | null }) {
  const { go, refresh } = useSession();
  const { run, stop, again } = useSyncRun(connection, paid);
  // Another try may be charged again: the connection's screen makes the offer anew.
  const offer = paid === null || connection === null ? null : connection;
  const under = run.phase === 'running' || run.phase === 'stopping';
  useEffect(() => { if (!under) void refresh(); }, [under, refresh]);
  return (
    <ScreenFrame key={String(under)} title={paid !== null ? 'Paid report' : under ? 'Syncing' : 'Sync'}>
      {under ? <UnderWay run={run} stop={stop} /> : <Outcome run={run} isPaid={paid !== null} />}
      {run.feeds.length > 0 && <FeedResults feeds={run.feeds} />}
      {!under && (
        <div class="actions">
          <Button kind="primary" onClick={() => { go({ screen: 'home' }); }}>Done</Button>
          {offer !== null && <Button kind="secondary" onClick={() => { go({ screen: 'connection', connection: offer }); }}>Back to {offer}</Button>}
          {offer === null && run.phase !== 'finished' && <Button kind="secondary" onClick={again}>{run.phase === 'stopped' ? 'Go on' : 'Try again'}</Button>}
        </div>
      )}
      {run.phase === 'finished' && <Links />}
    </ScreenFrame>
  );
}

function UnderWay({ run, stop }: { run: SyncRun; stop: () => void }) {
  const steps = run.totalSteps > 0 ? `${run.doneSteps} of ${countText(run.totalSteps, 'step')}` : '';
  return (
    <>
      <ProgressBar done={run.doneSteps} total={run.totalSteps} label="Sync" />
      <p role="status" aria-live="polite" class="row"><span>{run.phase === 'stopping' ? 'Stopping after this step…' : `${run.doing}…`.replace(/[.…]+$/, '…')}</span><span class="quiet nowrap">{steps}</span></p>
      <div class="actions"><Button kind="secondary" busy={run.phase === 'stopping'} onClick={stop}>Cancel</Button></div>
      <p class="quiet small">Each step is kept as soon as it is done, so it is safe to stop.</p>
    </>
  );
}

function Outcome({ run, isPaid }: { run: SyncRun; isPaid: boolean }) {
  const { state } = useSession();
  const failed = run.feeds.filter((feed) => feed.state === 'failed').length;
  switch (run.phase) {
    case 'failed': return run.failure === null ? null : <Notice tone="bad" failure={run.failure} />;
    case 'busy': return <Notice tone="warn" failure={{ message: 'Another run is under way.', fix: 'It goes on by itself. Look again in a few minutes.' }} />;
    case 'stopped': return <Notice tone="plain" failure={{ message: `Stopped at ${run.doneSteps} of ${countText(run.totalSteps, 'step')}.`, fix: `What was fetched is kept. ${isPaid ? 'The rest waits until you ask again.' : state.schedule.on ? 'The hourly run fetches the rest.' : 'Go on whenever you like.'}` }} />;
    default: return failed > 0
      ? <Notice tone="warn" failure={{ message: `${failed} of ${countText(run.feeds.length, 'feed')} failed.`, fix: 'The others are up to date. Totals say that they are incomplete.' }} />
      : <Notice tone="good" failure={{ message: movedText(run.feeds), fix: '' }} />;
  }
}

function movedText(feeds: readonly FeedReport[]): string {
  const added = feeds.reduce((sum, feed) => sum + feed.added, 0);
  const changed = feeds.reduce((sum, feed) => sum + feed.changed + feed.removed, 0);
  if (added + changed === 0) return 'Everything was up to date. No row changed.';
  return changed === 0 ? `Done. ${countText(added, 'new row')}.` : `Done. ${countText(added, 'new row')}, ${countText(changed, 'row')} restated.`;
}

function FeedResults({ feeds }: { feeds: readonly FeedReport[] }) {
  const { state } = useSession();
  const labelOf = (report: FeedReport): string => state.connections.find(({ name }) => name === report.connection)?.feeds.find(({ feed }) => feed === report.feed)?.label ?? report.feed;
  return (
    <ul class="feeds card spaced">
      {feeds.map((feed) => (
        <li key={`${feed.connection} ${feed.feed}`}>
          <div class="row"><span>{feed.connection} · {labelOf(feed)}</span><StateDot state={feed.state} word={feed.state === 'ok' ? 'Done' : feed.state === 'partial' ? 'More to come' : undefined} /></div>
          {feed.state !== 'failed' && feed.rows > 0 && <p class="quiet small">{readText(feed)}</p>}
          {feed.error !== null && <p class="error small">{feed.error}</p>}
          {feed.findings.map((finding) => <p key={finding} class="quiet small">{finding}</p>)}
        </li>
      ))}
    </ul>
  );
}

/** `150 rows read, 30 new, 2 restated`. */
function readText({ rows, added, changed, removed }: FeedReport): string {
  const parts = [added > 0 ? `${added} new` : '', changed + removed > 0 ? `${changed + removed} restated` : ''].filter(Boolean);
  return [`${countText(rows, 'row')} read`, ...(parts.length === 0 ? ['nothing changed'] : parts)].join(', ');
}

function Links() {
  const { state, go } = useSession();
  return (
    <>
      {!state.schedule.on && <Notice tone="plain"><p>Keep it up to date by itself, and get Monday’s digest.</p><Button kind="text" onClick={() => { go({ screen: 'schedule' }); }}>Set the schedule</Button></Notice>}
      <p class="small"><Link to={state.workbook.url}>Open {state.workbook.name} in a new tab</Link></p>
    </>
  );
}
