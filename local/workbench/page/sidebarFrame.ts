import { byId, element } from './dom.js';
import type { Server } from './server.js';

type Message = Readonly<{ spendsheet: 'call'; id: number; fn: string; args: readonly unknown[] }> | Readonly<{ spendsheet: 'close' }>;

let frame: HTMLIFrameElement | null = null;

/** Loads the add-on's own sidebar anew, in a frame that can reach nothing but this page's message channel. */
export function showSidebar(): void {
  frame = element('iframe', { title: 'Spendsheet sidebar', sandbox: 'allow-scripts allow-forms allow-popups', src: '/sidebar.html' }) as HTMLIFrameElement;
  byId('panel-sidebar').replaceChildren(frame);
}

/** Carries google.script.run calls of the frame to the server and their results back. */
export function wireSidebar(server: Server): void {
  window.addEventListener('message', (event: MessageEvent<Message>) => {
    if (frame === null || event.source !== frame.contentWindow) return;
    const message = event.data;
    if (message.spendsheet === 'close') byId('panel-sidebar').replaceChildren();
    else void answer(server, frame, message);
  });
}

async function answer(server: Server, asker: HTMLIFrameElement, { id, fn, args }: Extract<Message, { id: number }>): Promise<void> {
  const result = await server.call({ fn, args }).then(
    ({ value, error }) => ({ value, error }),
    (error: unknown) => ({ value: undefined, error: error instanceof Error ? error.message : String(error) }),
  );
  // The frame has an origin of its own, which has no name.
  asker.contentWindow?.postMessage({ spendsheet: 'result', id, ...result }, '*');
}
