import type { SettingField } from '../../src/providers/provider.js';
import { Field } from '../parts/Field.js';

type Props = Readonly<{ field: SettingField; value: string; error: string | undefined; onChange: (value: string) => void }>;

/** A setting as its declaration wants it: a line of text, a choice, or a yes. */
export function SettingInput({ field, value, error, onChange }: Props) {
  const id = `setting-${field.id}`;
  if (field.kind === 'yesNo') {
    return (
      <div class="field">
        <label class="check"><input type="checkbox" id={id} checked={value === 'yes'} aria-describedby={`${id}-help`} onChange={(event) => { onChange(event.currentTarget.checked ? 'yes' : 'no'); }} />{field.label}</label>
        <p class="help" id={`${id}-help`}>{field.help}</p>
      </div>
    );
  }
  const help = [field.help, error === undefined && field.patternHint !== undefined ? field.patternHint : ''].filter(Boolean).join(' ');
  return (
    <Field id={id} label={field.label} optional={!field.required} help={help === '' ? undefined : help} error={error}>
      {(attributes) => (field.kind === 'choice'
        ? <select {...attributes} value={value} onChange={(event) => { onChange(event.currentTarget.value); }}>
            {!field.required && field.default === undefined && <option value="">None</option>}
            {field.choices?.map((choice) => <option key={choice} value={choice}>{choice}</option>)}
          </select>
        : <input {...attributes} type="text" value={value} autocomplete="off" spellcheck={false} onInput={(event) => { onChange(event.currentTarget.value); }} />)}
    </Field>
  );
}
