import type { ConnectionCard, FeedHealth } from '../../src/app/api.js';
import { Icon } from '../parts/Icon.js';
import { StateDot } from '../parts/StateDot.js';
import { useSession } from '../session.js';
import { ago, dayText, until } from '../words.js';

/** One connection as a card: its feeds, and when they run next. */
export function ConnectionHealth({ connection }: { connection: ConnectionCard }) {
  const { go } = useSession();
  const next = connection.feeds.flatMap(({ nextRun }) => (nextRun === null ? [] : [nextRun])).sort()[0];
  return (
    <li class="card">
      <button type="button" class="card-head" onClick={() => { go({ screen: 'connection', connection: connection.name }); }}>
        <span class="strong">{connection.name}</span>
        {connection.label !== connection.name && <span class="quiet">{connection.label}</span>}
        <Icon name="next" />
      </button>
      <ul class="feeds">{connection.feeds.map((feed) => <FeedLine key={feed.feed} feed={feed} />)}</ul>
      <p class="quiet small">{next === undefined ? 'No next run: the schedule is off.' : `Next run ${until(next, Date.now())}`}</p>
    </li>
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
      <div class="row"><span>{feed.label}</span><StateDot state={feed.state} /></div>
      {fresh !== '' && <p class="quiet small">{fresh}</p>}
      {feed.lag !== '' && (whole || feed.state === 'ok') && <p class="quiet small">The provider reports {lagText(feed.lag)}.</p>}
      {whole && <p class="quiet small">{feed.nextRun === null ? 'No next run planned' : `Next run ${until(feed.nextRun, Date.now())}`}</p>}
      {feed.error !== null && <p class="error small">{feed.error}</p>}
      {feed.nextStep !== '' && <p class="small">{feed.nextStep}</p>}
    </li>
  );
}

/** `minutes` and `up to 24 h` both read well after "within". */
function lagText(lag: string): string {
  return /^(about|after|within|once|at|on|daily|next)\b/i.test(lag) ? lag : `within ${lag.replace(/^up to /i, '')}`;
}
