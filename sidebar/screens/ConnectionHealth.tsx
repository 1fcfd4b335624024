import type { ConnectionCard, FeedHealth } from '../../src/app/api.js';
import { Icon } from '../parts/Icon.js';
import { StateDot } from '../parts/StateDot.js';
import { useSession } from '../session.js';
import { ago, ASKED_STATES, askedText, countText, dayText, until } from '../words.js';

/** One connection as a card: its feeds, and when they run next. */
export function ConnectionHealth({ connection }: { connection: ConnectionCard }) {
  const { go } = useSession();
  const next = connection.feeds.flatMap(({ nextRun }) => (nextRun === null ? [] : [nextRun])).sort()[0];
  const lag = connection.feeds[0]?.lag ?? '';
  return (
    <li class="card">
      <button type="button" class="card-head" onClick={() => { go({ screen: 'connection', connection: connection.name }); }}>
        <span class="strong">{connection.name}</span>
        {connection.label !== connection.name && <span class="quiet">{connection.label}</span>}
        <Icon name="next" />
      </button>
      <Feeds feeds={connection.feeds} />
      {lag !== '' && <p class="quiet small">Delay of the provider: {lag}</p>}
      <p class="quiet small">{next === undefined ? 'No next run: the schedule is off.' : `Next run ${until(next, Date.now())}`}</p>
    </li>
  );
}

/** More feeds in good order than this are one line that opens. */
const MOST_IN_ORDER = 2;

/** Feeds that need a look stand open; those in good order fold into one line. */
function Feeds({ feeds }: { feeds: readonly FeedHealth[] }) {
  const inOrder = feeds.filter(({ state, error }) => (state === 'ok' || state === 'skipped') && error === null);
  if (inOrder.length <= MOST_IN_ORDER) return <ul class="feeds">{feeds.map((feed) => <FeedLine key={feed.feed} feed={feed} />)}</ul>;
  const others = feeds.filter((feed) => !inOrder.includes(feed));
  const read = inOrder.flatMap(({ lastSuccess }) => (lastSuccess === null ? [] : [lastSuccess])).sort()[0];
  const through = inOrder.flatMap((feed) => (feed.through === null ? [] : [feed.through])).sort()[0];
  return (
    <>
      {others.length > 0 && <ul class="feeds">{others.map((feed) => <FeedLine key={feed.feed} feed={feed} />)}</ul>}
      <p class="quiet small">{[read === undefined ? '' : `Read ${ago(read, Date.now())}`, through === undefined ? '' : `whole days through ${dayText(through)}`].filter(Boolean).join(', ')}</p>
      <details class="fold">
        <summary><span>{countText(inOrder.length, 'feed')}</span><StateDot state="ok" /></summary>
        <ul class="feeds">{inOrder.map((feed) => <FeedLine key={feed.feed} feed={feed} />)}</ul>
      </details>
    </>
  );
}

/** Name and state, then how fresh it is, then what to do when it failed. */
export function FeedLine({ feed, whole = false }: { feed: FeedHealth; whole?: boolean }) {
  const fresh = [
    feed.lastSuccess === null ? '' : `Read ${ago(feed.lastSuccess, Date.now())}`,
    feed.through === null ? '' : `through ${dayText(feed.through)}`,
  ].filter(Boolean).join(', ');
  return (
    <li>
      <div class="row"><span>{feed.label}</span><StateDot state={feed.state} word={feed.onDemand === true ? ASKED_STATES[feed.state] : undefined} /></div>
      {fresh !== '' && <p class="quiet small">{fresh}</p>}
      {feed.onDemand === true && <p class="quiet small">{askedText(feed.lastAsked ?? null, Date.now())}</p>}
      {feed.lag !== '' && whole && feed.onDemand !== true && <p class="quiet small">Delay of the provider: {feed.lag}</p>}
      {whole && feed.onDemand !== true && <p class="quiet small">{feed.nextRun === null ? 'No next run planned' : `Next run ${until(feed.nextRun, Date.now())}`}</p>}
      {feed.error !== null && <p class="error small">{feed.error}</p>}
      {feed.nextStep !== '' && <p class="small">{feed.nextStep}</p>}
    </li>
  );
}
