import { useState } from 'preact/hooks';
import type { SentMail } from '../../src/app/api.js';
import { Button } from '../parts/Button.js';
import { Notice } from '../parts/Notice.js';
import { useAction, useSession } from '../session.js';

/** Both mails at once, to the saved recipients or only to oneself. */
export function SendNow() {
  const { state: { schedule, user } } = useSession();
  const { running, failure, run } = useAction();
  const [sent, setSent] = useState<SentMail | null>(null);
  const [onlyMe, setOnlyMe] = useState(true);
  const to = onlyMe && user !== '' ? [user] : null;
  const send = async (name: 'sendDigest' | 'sendReview'): Promise<void> => {
    setSent(null);
    setSent(await run(name, { to }));
  };
  return (
    <section>
      <h2>Send now</h2>
      {schedule.recipients.length > 0 && user !== '' && (
        <label class="check"><input type="checkbox" checked={onlyMe} onChange={(event) => { setOnlyMe(event.currentTarget.checked); }} />Only to me, as a trial</label>
      )}
      <div class="actions">
        <Button kind="secondary" busy={running === 'sendDigest'} onClick={() => { void send('sendDigest'); }}>Send digest</Button>
        <Button kind="secondary" busy={running === 'sendReview'} onClick={() => { void send('sendReview'); }}>Send review</Button>
      </div>
      {failure !== null && <Notice tone="bad" failure={failure} />}
      {sent !== null && <Notice tone={sent.sent ? 'good' : 'warn'}><p>{sent.message}</p>{sent.subject !== '' && <p class="quiet small">{sent.subject}</p>}</Notice>}
    </section>
  );
}
