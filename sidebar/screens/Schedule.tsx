import { useState } from 'preact/hooks';
import { Button } from '../parts/Button.js';
import { Field } from '../parts/Field.js';
import { Notice } from '../parts/Notice.js';
import { RecipientField } from '../parts/RecipientField.js';
import { ScreenFrame } from '../parts/ScreenFrame.js';
import { useAction, useSession } from '../session.js';
import { hourText, WEEKDAYS } from '../words.js';
import { Repair } from './ScheduleLine.js';
import { SendNow } from './SendNow.js';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Monday first. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];

/** When it runs, who gets the mails, and mails at once. */
export function Schedule() {
  const { state, setState } = useSession();
  const { schedule, workbook, user } = state;
  const [draft, setDraft] = useState({ on: schedule.on, recipients: schedule.recipients, digestWeekday: schedule.digestWeekday, hour: schedule.hour });
  const [unfinished, setUnfinished] = useState(false);
  const [saved, setSaved] = useState(false);
  const { running, failure, run } = useAction();
  const change = (part: Partial<typeof draft>): void => { setDraft((was) => ({ ...was, ...part })); setSaved(false); };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (running !== null || unfinished) return;
    const answer = await run('saveSchedule', draft);
    if (answer === null) return;
    setState(answer);
    setSaved(true);
  };
  return (
    <ScreenFrame title="Schedule" back={{ screen: 'home' }} backLabel="Back to health">
      {schedule.problem !== '' && <Repair problem={schedule.problem} />}
      <form noValidate onSubmit={(event) => { void save(event); }}>
        <label class="switch"><span>Fetch every hour and send the mails</span><input type="checkbox" role="switch" checked={draft.on} onChange={(event) => { change({ on: event.currentTarget.checked }); }} /></label>
        <RecipientField recipients={draft.recipients} user={user} onChange={(recipients) => { change({ recipients }); }} onUnfinished={setUnfinished} />
        <div class="pair">
          <Field id="weekday" label="Weekly digest on">
            {(attributes) => <select {...attributes} value={String(draft.digestWeekday)} onChange={(event) => { change({ digestWeekday: Number(event.currentTarget.value) }); }}>{WEEK.map((day) => <option key={day} value={String(day)}>{WEEKDAYS[day]}</option>)}</select>}
          </Field>
          <Field id="hour" label="After">
            {(attributes) => <select {...attributes} value={String(draft.hour)} onChange={(event) => { change({ hour: Number(event.currentTarget.value) }); }}>{HOURS.map((hour) => <option key={hour} value={String(hour)}>{hourText(hour)}</option>)}</select>}
          </Field>
        </div>
        <p class="help">Time zone of the sheet: {workbook.timeZone}. The subscription review comes on the 1st at the same hour.</p>
        {failure !== null && <Notice tone="bad" failure={failure} />}
        {saved && <Notice tone="good"><p>Saved.</p></Notice>}
        <div class="actions"><Button kind="primary" submit busy={running !== null}>{running === null ? 'Save' : 'Saving…'}</Button></div>
      </form>
      <SendNow />
    </ScreenFrame>
  );
}
