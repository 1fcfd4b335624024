import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ProviderCard, TestResult } from '../../src/app/api.js';
import { Button } from '../parts/Button.js';
import { Notice } from '../parts/Notice.js';
import { ScreenFrame } from '../parts/ScreenFrame.js';
import { useAction, useSession } from '../session.js';
import { givesText, verifiedText } from '../words.js';
import { AdvancedFields } from './AdvancedFields.js';
import { draftOf, errorsOf, formOf, type Errors } from './connect-form.js';
import { SecretField } from './SecretField.js';
import { SettingInput } from './SettingInput.js';

/** The form a provider's declaration asks for; for a new connection or to replace what one has. */
export function Connect({ provider: id, connection }: { provider: string; connection: string | null }) {
  const { state } = useSession();
  const provider = state.providers.find((one) => one.id === id);
  const back = connection === null ? { screen: 'choose' as const } : { screen: 'connection' as const, connection };
  if (provider === undefined) {
    return <ScreenFrame title="Not available" back={back}><p>This version of Spendsheet does not know the provider.</p></ScreenFrame>;
  }
  return (
    <ScreenFrame title={connection === null ? `Connect ${provider.label}` : `Change ${connection}`} back={back}>
      {connection === null && <ProviderFacts provider={provider} />}
      <ConnectForm provider={provider} connection={connection} />
    </ScreenFrame>
  );
}

function ConnectForm({ provider, connection }: { provider: ProviderCard; connection: string | null }) {
  const { state, go, refresh } = useSession();
  const existing = state.connections.find(({ name }) => name === connection) ?? null;
  const names = state.connections.map(({ name }) => name);
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => draftOf(provider, existing, names));
  const [errors, setErrors] = useState<Errors>({});
  const [result, setResult] = useState<TestResult | null>(null);
  const { running, failure, run } = useAction();
  useLayoutEffect(() => { form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(); }, [errors]);

  const send = async (): Promise<void> => {
    const inputs = [...(form.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-secret]') ?? [])];
    const secrets = Object.fromEntries(inputs.map((input) => [input.dataset['secret'] ?? '', input.value.trim()]));
    const wrong = errorsOf(provider, draft, secrets, existing, names);
    setErrors(wrong);
    setResult(null);
    if (Object.keys(wrong).length > 0) return;
    const answer = run('connect', formOf(provider, draft, secrets));
    inputs.forEach((input) => { input.value = ''; });
    const outcome = await answer;
    setResult(outcome);
    if (outcome?.saved !== true) return;
    await refresh();
    go({ screen: 'preview', connection: outcome.name });
  };

  const submit = (event: Event): void => {
    event.preventDefault();
    if (running === null) void send();
  };
  return (
    <form ref={form} noValidate autocomplete="off" onSubmit={submit}>
      {provider.credentials.map((field) => <SecretField key={field.id} field={field} kept={existing?.credentials[field.id] ?? ''} error={errors[`secret-${field.id}`]} />)}
      {provider.settings.map((field) => (
        <SettingInput key={field.id} field={field} value={draft.settings[field.id] ?? ''} error={errors[`setting-${field.id}`]}
          onChange={(value) => { setDraft((was) => ({ ...was, settings: { ...was.settings, [field.id]: value } })); }} />
      ))}
      <AdvancedFields provider={provider} draft={draft} errors={errors} renamed={existing === null} onChange={setDraft} />
      {failure !== null && <Notice tone="bad" failure={failure}><PasteAgain /></Notice>}
      {result?.saved === false && <Notice tone="bad" failure={result}><PasteAgain /></Notice>}
      <div class="actions">
        <Button kind="primary" submit busy={running !== null}>{running !== null ? 'Testing…' : draft.untested ? 'Save' : 'Test and save'}</Button>
      </div>
    </form>
  );
}

/** Keys are wiped from the page the moment they are sent, whatever came of it. */
function PasteAgain() {
  return <p>Nothing was saved. The key was cleared from this form; paste it again.</p>;
}

function ProviderFacts({ provider }: { provider: ProviderCard }) {
  const { facts } = provider;
  return (
    <dl class="facts">
      <div><dt>Gives</dt><dd>{givesText(provider)}</dd></div>
      <div><dt>Delay</dt><dd>{facts.lag}</dd></div>
      {facts.restates !== '' && <div><dt>Restates</dt><dd>{facts.restates}</dd></div>}
      {facts.limits !== '' && <div><dt>Limits</dt><dd>{facts.limits}</dd></div>}
      <div><dt>Verified</dt><dd>{verifiedText(provider)}</dd></div>
    </dl>
  );
}
