import { useEffect, useRef, useState } from 'preact/hooks';
import type { Closed } from '../../src/app/api.js';
import { Button } from '../parts/Button.js';
import { Field } from '../parts/Field.js';
import { Notice } from '../parts/Notice.js';
import { useAction } from '../session.js';

/** Asks for the reason before a month is opened again. */
export function CloseReopen({ month, onDone }: { month: string; onDone: (closed: Closed | null) => void }) {
  const { running, failure, run } = useAction();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => { if (asked) field.current?.focus(); }, [asked]);
  const open = async (): Promise<void> => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') field.current?.focus();
    else onDone(await run('reopenMonth', { month, reason }));
  };
  if (!asked) return <div class="actions last"><Button kind="danger" onClick={() => { setAsked(true); }}>Open {month} again</Button></div>;
  return (
    <form class="question last" onSubmit={(event) => { event.preventDefault(); void open(); }}>
      <p class="strong">Open {month} again?</p>
      <p>Its lines follow the providers again. Its journal entries stay, with others that take them back.</p>
      {failure !== null && <Notice tone="bad" failure={failure} />}
      <Field id="reopen-reason" label="Reason" help="It stands in Runs and on the Close tab." error={isMissing ? 'Say why the month is opened again.' : undefined}>
        {(attributes) => <input {...attributes} ref={field} type="text" value={reason} onInput={(event) => { setReason(event.currentTarget.value); }} />}
      </Field>
      <div class="actions">
        <Button kind="danger" submit busy={running !== null}>Open again</Button>
        <Button kind="text" onClick={() => { setAsked(false); }}>Keep it closed</Button>
      </div>
    </form>
  );
}
