import { useState } from 'preact/hooks';
import type { ConnectionCard, ProviderCard, TestResult } from '../../src/app/api.js';
import { Button } from '../parts/Button.js';
import { Notice } from '../parts/Notice.js';
import { ScreenFrame } from '../parts/ScreenFrame.js';
import { useAction, useSession } from '../session.js';
import { FeedLine } from './ConnectionHealth.js';
import { Disconnect } from './Disconnect.js';
import { PaidReports } from './PaidReports.js';

/** One connection: its feeds, what it is set to, and what can be done with it. */
export function Connection({ name }: { name: string }) {
  const { state } = useSession();
  const connection = state.connections.find((one) => one.name === name);
  const provider = state.providers.find(({ id }) => id === connection?.provider);
  return (
    <ScreenFrame title={name} back={{ screen: 'home' }} backLabel="Back to health">
      {connection === undefined
        ? <p>This connection is gone.</p>
        : <>
            <Actions connection={connection} />
            <h2>Feeds</h2>
            <ul class="feeds card">{connection.feeds.map((feed) => <FeedLine key={feed.feed} feed={feed} whole />)}</ul>
            {connection.paidReports.length > 0 && <PaidReports connection={connection} provider={provider?.label ?? connection.label} />}
            <Settings connection={connection} provider={provider} />
            <Disconnect name={name} />
          </>}
    </ScreenFrame>
  );
}

function Actions({ connection: { name } }: { connection: ConnectionCard }) {
  const { go } = useSession();
  const { running, failure, run } = useAction();
  const [result, setResult] = useState<TestResult | null>(null);
  const test = async (): Promise<void> => {
    setResult(null);
    setResult(await run('test', { name }));
  };
  return (
    <>
      <div class="actions">
        <Button kind="primary" onClick={() => { go({ screen: 'sync', connection: name }); }}>Sync</Button>
        <Button kind="secondary" busy={running !== null} onClick={() => { void test(); }}>{running === null ? 'Test' : 'Testing…'}</Button>
        <Button kind="secondary" onClick={() => { go({ screen: 'preview', connection: name }); }}>Preview</Button>
      </div>
      {failure !== null && <Notice tone="bad" failure={failure} />}
      {result !== null && <Notice tone={result.passed ? 'good' : 'bad'} failure={result} />}
    </>
  );
}

function Settings({ connection, provider }: { connection: ConnectionCard; provider: ProviderCard | undefined }) {
  const { go } = useSession();
  const label = (id: string): string => provider?.settings.find((field) => field.id === id)?.label ?? id;
  const secret = (id: string): string => provider?.credentials.find((field) => field.id === id)?.label ?? id;
  const settings = Object.entries(connection.settings).filter(([, value]) => value !== '');
  return (
    <section>
      <h2>Settings</h2>
      <dl class="facts">
        <div><dt>Provider</dt><dd>{connection.label}</dd></div>
        {Object.entries(connection.credentials).map(([id, masked]) => <div key={id}><dt>{secret(id)}</dt><dd>{masked}</dd></div>)}
        {settings.map(([id, value]) => <div key={id}><dt>{label(id)}</dt><dd>{value}</dd></div>)}
        {connection.baseUrl !== '' && connection.baseUrl !== provider?.baseUrl && <div><dt>Base URL</dt><dd>{connection.baseUrl}</dd></div>}
      </dl>
      {provider !== undefined && <Button kind="secondary" onClick={() => { go({ screen: 'connect', provider: provider.id, connection: connection.name }); }}>Replace key or change settings</Button>}
    </section>
  );
}
