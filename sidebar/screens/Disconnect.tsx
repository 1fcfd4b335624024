import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../parts/Button.js';
import { Notice } from '../parts/Notice.js';
import { useAction, useSession } from '../session.js';

/** Asks before it forgets a key; says that rows stay. */
export function Disconnect({ name }: { name: string }) {
  const { setState, go } = useSession();
  const { running, failure, run } = useAction();
  const [asked, setAsked] = useState(false);
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => { if (asked) question.current?.focus(); }, [asked]);
  const disconnect = async (): Promise<void> => {
    const state = await run('disconnect', { name });
    if (state === null) return;
    setState(state);
    go({ screen: 'home' });
  };
  if (!asked) return <div class="actions last"><Button kind="danger" onClick={() => { setAsked(true); }}>Disconnect</Button></div>;
  return (
    <div class="question last" role="group" aria-labelledby="disconnect-question" tabIndex={-1} ref={question}>
      <p class="strong" id="disconnect-question">Disconnect {name}?</p>
      <p>Its key is deleted and nothing more is fetched. Rows already in the sheet stay.</p>
      {failure !== null && <Notice tone="bad" failure={failure} />}
      <div class="actions">
        <Button kind="danger" busy={running !== null} onClick={() => { void disconnect(); }}>Disconnect</Button>
        <Button kind="text" onClick={() => { setAsked(false); }}>Keep it</Button>
      </div>
    </div>
  );
}
