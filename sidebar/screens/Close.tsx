import { useEffect, useState } from 'preact/hooks';
import type { CloseState, OpenItem } from '../../src/app/api.js';
import { Button } from '../parts/Button.js';
import { Field } from '../parts/Field.js';
import { Loading } from '../parts/Loading.js';
import { Notice } from '../parts/Notice.js';
import { ScreenFrame } from '../parts/ScreenFrame.js';
import { useAction } from '../session.js';
import { countText } from '../words.js';
import { CloseReopen } from './CloseReopen.js';
import { JournalFiles } from './JournalFiles.js';
import { JournalSummary } from './JournalSummary.js';

/** Closing a month: choose it, see what is open, close it, take its journal. */
export function Close() {
  const { running, failure, run } = useAction();
  const [state, setState] = useState<CloseState | null>(null);
  const [said, setSaid] = useState('');
  const show = async (month: string): Promise<void> => {
    setSaid('');
    const found = await run('closeState', { month });
    if (found !== null) setState(found);
  };
  useEffect(() => { void show(''); }, []);
  const done = (closed: Readonly<{ message: string; state: CloseState }> | null): void => {
    if (closed === null) return;
    setState(closed.state);
    setSaid(closed.message);
  };
  const close = async (month: string): Promise<void> => { done(await run('closeMonth', { month })); };
  return (
    <ScreenFrame title="Close a month" back={{ screen: 'home' }}>
      {failure !== null && <Notice tone="bad" failure={failure} />}
      {said !== '' && <Notice tone="good"><p>{said}</p></Notice>}
      {state === null && failure === null && <Loading what="Reading the months…" />}
      {state !== null && state.month === '' && <p>No month with costs is over yet. Sync first, and come back when a month has ended.</p>}
      {state !== null && state.month !== '' && (
        <>
          <Field id="close-month" label="Month">
            {(attributes) => (
              <select {...attributes} value={state.month} onChange={(event) => { void show(event.currentTarget.value); }}>
                {state.months.map(({ month, note }) => <option key={month} value={month}>{note === '' ? month : `${month}, ${note}`}</option>)}
              </select>
            )}
          </Field>
          {running === 'closeState' && <Loading what="Reading the month…" />}
          {!state.isClosed && <Checklist open={state.open} />}
          <JournalSummary journal={state.journal} isPosted={state.isClosed} />
          {!state.isClosed && (
            <>
              <p class="quiet small below">Its lines on Daily stay as they are from then on. What changes later stands in the next open month.</p>
              <div class="actions"><Button kind="primary" busy={running === 'closeMonth'} onClick={() => { void close(state.month); }}>Close {state.month}</Button></div>
            </>
          )}
          {state.isClosed && <JournalFiles month={state.month} />}
          {state.mayOpen && <CloseReopen key={state.month} month={state.month} onDone={done} />}
        </>
      )}
    </ScreenFrame>
  );
}

/** What is open does not keep a month from being closed; it is kept with the closing. */
function Checklist({ open }: { open: readonly OpenItem[] }) {
  return (
    <section aria-labelledby="open-title">
      <h2 id="open-title">Before you close</h2>
      {open.length === 0
        ? <Notice tone="good"><p>Nothing is open.</p></Notice>
        : <Notice tone="warn"><p class="strong">{countText(open.length, 'point')} open. You may close all the same.</p><ul class="bullets">{open.map(({ what, fix }) => <li key={what}>{what} <span class="quiet">{fix}</span></li>)}</ul></Notice>}
    </section>
  );
}
