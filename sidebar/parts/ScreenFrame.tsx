import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSession, type Place } from '../session.js';
import { Icon } from './Icon.js';

type Props = Readonly<{ title: string; back?: Place; backLabel?: string; aside?: ComponentChildren; children: ComponentChildren }>;

/** Title, way back and content. The title takes the focus, so that a reader knows the screen changed. */
export function ScreenFrame({ title, back, backLabel = 'Back', aside, children }: Props) {
  const { go, moved } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moved) heading.current?.focus();
    window.scrollTo(0, 0);
  }, []);
  return (
    <main class="screen">
      <header class="title">
        {back !== undefined && <button type="button" class="icon-button" aria-label={backLabel} title={backLabel} onClick={() => { go(back); }}><Icon name="back" /></button>}
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {aside}
      </header>
      {children}
    </main>
  );
}
