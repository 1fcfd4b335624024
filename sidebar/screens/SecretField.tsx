import { useRef } from 'preact/hooks';
import type { CredentialField } from '../../src/providers/provider.js';
import { Field } from '../parts/Field.js';
import { Link } from '../parts/Link.js';

type Props = Readonly<{ field: CredentialField; kept: string; error: string | undefined }>;

/** A secret: masked, never drawn from state, read from the input when it is sent. */
export function SecretField({ field, kept, error }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const placeholder = kept.startsWith('set') ? `${kept}. Leave blank to keep it` : '';
  const common = { 'data-secret': field.id, placeholder, autocomplete: 'off' as const, spellcheck: false };
  const pick = async (event: { currentTarget: HTMLInputElement }): Promise<void> => {
    const input = event.currentTarget;
    const file = input.files?.[0];
    if (file !== undefined && box.current !== null) box.current.value = await file.text();
    input.value = '';
  };
  const help = (
    <>
      {field.scope !== '' && <>Needs: {field.scope}. </>}
      {field.createAt !== '' && <Link to={field.createAt}>Create it here</Link>}
    </>
  );
  return (
    <Field id={`secret-${field.id}`} label={field.label} optional={field.optional === true} help={help} error={error}>
      {(attributes) => (field.kind === 'json'
        ? <>
            <textarea {...attributes} {...common} ref={box} class="masked" rows={3} />
            <label class="file">Choose the file<input type="file" accept=".json,application/json" onChange={(event) => { void pick(event); }} /></label>
          </>
        : <input {...attributes} {...common} type="password" />)}
    </Field>
  );
}
