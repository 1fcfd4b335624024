import type { ComponentChildren } from 'preact';

export type Described = Readonly<{ id: string; 'aria-describedby'?: string; 'aria-invalid'?: 'true' }>;

type Props = Readonly<{
  id: string;
  label: string;
  optional?: boolean;
  help?: ComponentChildren;
  error?: string | undefined;
  children: (attributes: Described) => ComponentChildren;
}>;

/** A labelled input with its help and its error, both tied to it. */
export function Field({ id, label, optional = false, help, error, children }: Props) {
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const described = [help === undefined ? '' : helpId, error === undefined ? '' : errorId].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}{optional && <span class="quiet"> (optional)</span>}</label>
      {children({ id, ...(described === '' ? {} : { 'aria-describedby': described }), ...(error === undefined ? {} : { 'aria-invalid': 'true' }) })}
      {error !== undefined && <p class="error" id={errorId}>{error}</p>}
      {help !== undefined && <p class="help" id={helpId}>{help}</p>}
    </div>
  );
}
