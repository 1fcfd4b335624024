import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.js';

/** A page outside the sheet, in its own tab. Only https, so that a declaration cannot smuggle a script. */
export function Link({ to, children }: { to: string; children: ComponentChildren }) {
  if (!/^https?:\/\//.test(to)) return <span>{children}</span>;
  return <a href={to} target="_blank" rel="noopener noreferrer">{children}<Icon name="open" /><span class="unseen"> (opens a new tab)</span></a>;
}
