import { useEffect, useState } from 'preact/hooks';
import type { Preview as Plan } from '../../src/app/api.js';
import { Button } from '../parts/Button.js';
import { Loading } from '../parts/Loading.js';
import { Notice } from '../parts/Notice.js';
import { ScreenFrame } from '../parts/ScreenFrame.js';
import { useAction, useSession } from '../session.js';
import { countText, spanText } from '../words.js';

/** What a sync will fetch and where it goes, before anything is written. */
export function Preview({ connection }: { connection: string }) {
  const { go } = useSession();
  const { running, failure, run } = useAction();
  const [plan, setPlan] = useState<Plan | null>(null);
  const look = async (): Promise<void> => { setPlan(await run('preview', { name: connection })); };
  useEffect(() => { void look(); }, []);
  return (
    <ScreenFrame title="Ready to sync" back={{ screen: 'home' }} backLabel="Back to health">
      {running !== null && <Loading what="Reading the first rows…" />}
      {failure !== null && <><Notice tone="bad" failure={failure} /><Button kind="text" onClick={() => { void look(); }}>Look again</Button></>}
      {plan !== null && (
        <>
          <p><span class="strong">{connection}</span> is connected. This is what a sync fetches; nothing is written yet.</p>
          <ul class="cards">{plan.feeds.map((feed) => <FeedPlan key={feed.feed} feed={feed} />)}</ul>
        </>
      )}
      <div class="actions sticky">
        <Button kind="primary" onClick={() => { go({ screen: 'sync', connection }); }}>Start sync</Button>
        <Button kind="text" onClick={() => { go({ screen: 'home' }); }}>Later</Button>
      </div>
    </ScreenFrame>
  );
}

function FeedPlan({ feed }: { feed: Plan['feeds'][number] }) {
  const asked = feed.requests === 0 ? '' : `, at least ${countText(feed.requests, 'request')}`;
  return (
    <li class="card">
      <h2 class="card-title">{feed.label}</h2>
      <p class="small">{feed.tab === '' ? 'Names for ids in other tabs' : <>To tab <span class="strong">{feed.tab}</span></>}</p>
      <p class="quiet small">{spanText(feed.from, feed.to)}{asked}</p>
      {feed.note !== '' && <p class="quiet small">{feed.note}</p>}
      {feed.sample.length > 0 && (
        <details>
          <summary class="small">{feed.sample.length === 1 ? 'Sample row' : `${feed.sample.length} sample rows`}</summary>
          {feed.sample.map((row, index) => (
            <dl class="sample" key={index}>{Object.entries(row).map(([header, text]) => <div key={header}><dt>{header}</dt><dd>{text}</dd></div>)}</dl>
          ))}
        </details>
      )}
    </li>
  );
}
