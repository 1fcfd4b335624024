import type { ComponentChildren } from 'preact';

type Props = Readonly<{
  kind: 'primary' | 'secondary' | 'text' | 'danger';
  children: ComponentChildren;
  onClick?: () => void;
  submit?: boolean;
  /** Busy: shown, and pressed again to no effect. The focus stays where it is, which `disabled` would lose. */
  busy?: boolean;
  label?: string;
}>;

export function Button({ kind, children, onClick, submit = false, busy = false, label }: Props) {
  const press = (event: Event): void => {
    if (busy) event.preventDefault();
    else onClick?.();
  };
  return (
    <button type={submit ? 'submit' : 'button'} class={`button ${kind}${busy ? ' busy' : ''}`} aria-disabled={busy ? 'true' : undefined} aria-label={label} onClick={press}>
      {busy && <span class="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}
