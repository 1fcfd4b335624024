import { useState } from 'preact/hooks';
import type { ProviderCard, RoadCard } from '../../src/app/api.js';
import { Icon } from '../parts/Icon.js';
import { ScreenFrame } from '../parts/ScreenFrame.js';
import { useSession } from '../session.js';
import { countText, givesText, roadText, verifiedText } from '../words.js';

const BUCKETS: readonly Readonly<{ bucket: ProviderCard['bucket']; title: string }>[] = [
  { bucket: 'API', title: 'APIs and gateways' },
  { bucket: 'Cloud', title: 'Cloud bills' },
  { bucket: 'Subscriptions', title: 'Seats and subscriptions' },
  { bucket: 'SaaS', title: 'AI inside other software' },
];

/** Providers and, where there is nothing to connect, roads, by bucket; with a search that also knows vendors. */
export function Choose() {
  const { state } = useSession();
  const [words, setWords] = useState('');
  const found = state.providers.filter((provider) => matches(provider, words));
  const roads = state.roads.filter((road) => matches(road, words));
  const count = found.length + roads.length;
  return (
    <ScreenFrame title="Choose a provider" back={{ screen: 'home' }}>
      <div class="search">
        <Icon name="search" />
        <input type="search" aria-label="Search providers" placeholder="Search" value={words} onInput={(event) => { setWords(event.currentTarget.value); }} />
      </div>
      <p class="unseen" role="status">{words === '' ? '' : `${countText(count, 'provider')} found`}</p>
      {count === 0 && <p class="quiet">No provider is called “{words}”. What is not listed can be entered in the Subscriptions tab.</p>}
      {BUCKETS.map(({ bucket, title }) => <Group key={bucket} title={title} providers={found.filter((provider) => provider.bucket === bucket)} roads={roads.filter((road) => road.bucket === bucket)} />)}
    </ScreenFrame>
  );
}

function Group({ title, providers, roads }: { title: string; providers: readonly ProviderCard[]; roads: readonly RoadCard[] }) {
  if (providers.length + roads.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="cards">
        {providers.map((provider) => <Choice key={provider.id} provider={provider} />)}
        {roads.map((road) => <RoadChoice key={road.id} road={road} />)}
      </ul>
    </section>
  );
}

function Choice({ provider }: { provider: ProviderCard }) {
  const { state, go } = useSession();
  const connected = state.connections.some((connection) => connection.provider === provider.id);
  return (
    <li>
      <button type="button" class="card card-head" onClick={() => { go({ screen: 'connect', provider: provider.id, connection: null }); }}>
        <span class="strong">{provider.label}{connected && <span class="tag">Connected</span>}</span>
        <span class="quiet">{givesText(provider)}</span>
        <span class="quiet small">{verifiedText(provider)}</span>
        <Icon name="next" />
      </button>
    </li>
  );
}

function RoadChoice({ road }: { road: RoadCard }) {
  const { go } = useSession();
  return (
    <li>
      <button type="button" class="card card-head" onClick={() => { go({ screen: 'road', road: road.id }); }}>
        <span class="strong">{road.label}</span>
        <span class="quiet">{roadText(road)}</span>
        <Icon name="next" />
      </button>
    </li>
  );
}

function matches({ label, vendor, bucket, id }: Pick<ProviderCard, 'label' | 'vendor' | 'bucket' | 'id'>, words: string): boolean {
  const text = `${label} ${vendor} ${bucket} ${id}`.toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
