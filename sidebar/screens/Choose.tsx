import { useState } from 'preact/hooks';
import type { ProviderCard } from '../../src/app/api.js';
import { Icon } from '../parts/Icon.js';
import { ScreenFrame } from '../parts/ScreenFrame.js';
import { useSession } from '../session.js';
import { countText, givesText, verifiedText } from '../words.js';

const BUCKETS: readonly Readonly<{ bucket: ProviderCard['bucket']; title: string }>[] = [
  { bucket: 'API', title: 'APIs and gateways' },
  { bucket: 'Cloud', title: 'Cloud bills' },
  { bucket: 'Subscriptions', title: 'Seats and subscriptions' },
  { bucket: 'SaaS', title: 'AI inside other software' },
];

/** The providers by bucket, with a search that also knows vendors. */
export function Choose() {
  const { state } = useSession();
  const [words, setWords] = useState('');
  const found = state.providers.filter((provider) => matches(provider, words));
  return (
    <ScreenFrame title="Choose a provider" back={{ screen: 'home' }}>
      <div class="search">
        <Icon name="search" />
        <input type="search" aria-label="Search providers" placeholder="Search" value={words} onInput={(event) => { setWords(event.currentTarget.value); }} />
      </div>
      <p class="unseen" role="status">{words === '' ? '' : `${countText(found.length, 'provider')} found`}</p>
      {found.length === 0 && <p class="quiet">No provider is called “{words}”. What is not listed can be entered in the Subscriptions tab.</p>}
      {BUCKETS.map(({ bucket, title }) => <Group key={bucket} title={title} providers={found.filter((provider) => provider.bucket === bucket)} />)}
    </ScreenFrame>
  );
}

function Group({ title, providers }: { title: string; providers: readonly ProviderCard[] }) {
  if (providers.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="cards">{providers.map((provider) => <Choice key={provider.id} provider={provider} />)}</ul>
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

function matches({ label, vendor, bucket, id }: ProviderCard, words: string): boolean {
  const text = `${label} ${vendor} ${bucket} ${id}`.toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
