import { Button } from '../parts/Button.js';
import { ScreenFrame } from '../parts/ScreenFrame.js';
import { useSession } from '../session.js';

/** What a new user sees: three steps and one button. */
export function FirstRun() {
  const { state, go } = useSession();
  return (
    <ScreenFrame title="Know what you spend on AI">
      <p>Three short steps, and this sheet shows every provider, subscription and cloud bill, up to date by itself.</p>
      <ol class="steps">
        <li><p class="strong">Connect a provider</p><p class="quiet">Paste a read-only key. It stays in your Google account, never in a cell.</p></li>
        <li><p class="strong">Look, then sync</p><p class="quiet">See what will be fetched and where it goes before anything is written.</p></li>
        <li><p class="strong">Get Monday’s digest</p><p class="quiet">What was spent, why it moved and what to decide, by e-mail.</p></li>
      </ol>
      <div class="actions">
        <Button kind="primary" onClick={() => { go({ screen: 'choose' }); }}>Connect a provider</Button>
        <Button kind="secondary" onClick={() => { go({ screen: 'import', wanted: null }); }}>Import a file</Button>
      </div>
      <p class="quiet small">Only subscriptions so far? Enter them in the Subscriptions tab, then choose Sync now in the Spendsheet menu.</p>
      <p class="foot">Spendsheet {state.version}</p>
    </ScreenFrame>
  );
}
