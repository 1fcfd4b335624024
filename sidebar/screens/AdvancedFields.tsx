import type { ProviderCard } from '../../src/app/api.js';
import { Field } from '../parts/Field.js';
import type { Draft, Errors } from './connect-form.js';

type Props = Readonly<{ provider: ProviderCard; draft: Draft; errors: Errors; renamed: boolean; onChange: (change: (was: Draft) => Draft) => void }>;

/** What most people leave alone; it opens by itself when something in it is wrong. */
export function AdvancedFields({ provider, draft, errors, renamed, onChange }: Props) {
  const wrong = errors['name'] !== undefined || errors['baseUrl'] !== undefined;
  return (
    <details class="advanced" {...(wrong ? { open: true } : {})}>
      <summary>Advanced</summary>
      {renamed && (
        <Field id="name" label="Name" help="How rows and reports call this connection." error={errors['name']}>
          {(attributes) => <input {...attributes} type="text" maxLength={60} value={draft.name} onInput={(event) => { const name = event.currentTarget.value; onChange((was) => ({ ...was, name })); }} />}
        </Field>
      )}
      <Field id="baseUrl" label="Base URL" optional help="For a regional, self-hosted or proxied address." error={errors['baseUrl']}>
        {(attributes) => <input {...attributes} type="url" placeholder={provider.baseUrl} spellcheck={false} value={draft.baseUrl} onInput={(event) => { const baseUrl = event.currentTarget.value; onChange((was) => ({ ...was, baseUrl })); }} />}
      </Field>
      <label class="check">
        <input type="checkbox" checked={draft.untested} onChange={(event) => { const untested = event.currentTarget.checked; onChange((was) => ({ ...was, untested })); }} />
        Save without testing
      </label>
    </details>
  );
}
