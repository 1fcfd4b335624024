import type { ComponentChildren } from 'preact';
import type { Failure } from '../failure.js';
import { Icon } from './Icon.js';

type Props = Readonly<{ tone: 'good' | 'warn' | 'bad' | 'plain'; failure?: Failure; children?: ComponentChildren }>;

/** A boxed message: what happened, and the next step under it. Trouble is read out at once, the rest when there is a pause. */
export function Notice({ tone, failure, children }: Props) {
  return (
    <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {tone !== 'plain' && <Icon name={tone} />}
      <div>
        {failure !== undefined && <p class="strong">{failure.message}</p>}
        {failure !== undefined && failure.fix !== '' && <p>{failure.fix}</p>}
        {children}
      </div>
    </div>
  );
}
