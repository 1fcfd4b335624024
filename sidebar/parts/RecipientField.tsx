import { useRef, useState } from 'preact/hooks';
import { Field } from './Field.js';
import { Icon } from './Icon.js';

const ADDRESS = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;

type Props = Readonly<{ recipients: readonly string[]; user: string; onChange: (recipients: readonly string[]) => void; onUnfinished: (unfinished: boolean) => void }>;

/** E-mail addresses as chips. Enter, comma, space or leaving the field makes one; a wrong one stays to be mended. */
export function RecipientField({ recipients, user, onChange, onUnfinished }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const type = (text: string): void => {
    setTyped(text);
    setError(undefined);
    onUnfinished(false);
  };
  const take = (text: string): void => {
    const addresses = text.split(/[\s,;]+/).filter(Boolean);
    const wrong = addresses.filter((address) => !ADDRESS.test(address));
    const fresh = addresses.filter((address, index) => ADDRESS.test(address) && !recipients.includes(address) && addresses.indexOf(address) === index);
    if (fresh.length > 0) onChange([...recipients, ...fresh]);
    setTyped(wrong.join(' '));
    setError(wrong.length === 0 ? undefined : 'This is no e-mail address. Write it like name@company.com.');
    onUnfinished(wrong.length > 0);
  };
  const key = (event: KeyboardEvent): void => {
    if (['Enter', ',', ';', ' '].includes(event.key) && typed.trim() !== '') {
      event.preventDefault();
      take(typed);
    } else if (event.key === 'Backspace' && typed === '' && recipients.length > 0) onChange(recipients.slice(0, -1));
  };
  const remove = (address: string): void => {
    onChange(recipients.filter((one) => one !== address));
    input.current?.focus();
  };
  const help = recipients.length === 0 && user !== '' ? `Nobody yet: mails go to you, ${user}.` : 'Press Enter after each address.';
  return (
    <Field id="recipients" label="Recipients" help={help} error={error}>
      {(attributes) => (
        <div class="chips">
          {recipients.length > 0 && <ul aria-label="Recipients">{recipients.map((address) => <li key={address} class="chip"><span>{address}</span><button type="button" aria-label={`Remove ${address}`} onClick={() => { remove(address); }}><Icon name="close" /></button></li>)}</ul>}
          <input {...attributes} ref={input} type="email" inputMode="email" autocomplete="off" spellcheck={false} placeholder="name@company.com" value={typed}
            onInput={(event) => { type(event.currentTarget.value); }} onKeyDown={key} onBlur={() => { take(typed); }}
            onPaste={(event) => { const text = event.clipboardData?.getData('text') ?? ''; if (/[\s,;]/.test(text.trim())) { event.preventDefault(); take(`${typed} ${text}`); } }} />
        </div>
      )}
    </Field>
  );
}
