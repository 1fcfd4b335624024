import { Button } from '../parts/Button.js';
import { Icon } from '../parts/Icon.js';
import { Notice } from '../parts/Notice.js';
import { useAction, useSession } from '../session.js';
import { hourText, WEEKDAYS } from '../words.js';

/** The schedule in a sentence, and its repair when something is wrong with it. */
export function ScheduleLine() {
  const { state: { schedule }, go } = useSession();
  const mails = `Digest on ${WEEKDAYS[schedule.digestWeekday] ?? ''}s after ${hourText(schedule.hour)}`;
  const [first, ...others] = schedule.recipients;
  const to = first === undefined ? 'to you' : others.length === 0 ? `to ${first}` : `to ${schedule.recipients.length} people`;
  return (
    <>
      {schedule.problem !== '' && <Repair problem={schedule.problem} />}
      <button type="button" class="card card-head" onClick={() => { go({ screen: 'schedule' }); }}>
        <span class="strong">{schedule.on ? 'Every hour' : 'Off'}</span>
        <span class="quiet">{schedule.on ? `${mails}, ${to}` : 'Nothing is fetched or sent by itself.'}</span>
        <Icon name="next" />
      </button>
    </>
  );
}

export function Repair({ problem }: { problem: string }) {
  const { setState } = useSession();
  const { running, failure, run } = useAction();
  const repair = async (): Promise<void> => {
    const state = await run('repairSchedule', null);
    if (state !== null) setState(state);
  };
  return (
    <Notice tone="warn">
      <p>{problem}</p>
      {failure !== null && <p class="error">{failure.message} {failure.fix}</p>}
      <Button kind="text" busy={running !== null} onClick={() => { void repair(); }}>Repair</Button>
    </Notice>
  );
}
