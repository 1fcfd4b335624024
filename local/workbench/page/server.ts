import type { AdvanceRequest, CallAnswer, CallRequest, EditRequest, MenuRequest, View } from '../protocol.js';
import { byId } from './dom.js';
import { showNotices } from './notices.js';

/** Calls to the workbench server, one after the other, so that answers arrive in the order of the changes. */
export class Server {
  private fingerprints: Readonly<Record<string, string>> = {};
  private queue: Promise<unknown> = Promise.resolve();
  private running = 0;

  constructor(private readonly draw: (view: View) => void) {}

  refresh(): Promise<CallAnswer> {
    return this.post('/api/view', {});
  }

  call(request: Omit<CallRequest, 'fingerprints'>): Promise<CallAnswer> {
    return this.post('/api/call', request);
  }

  menu(handler: string): Promise<CallAnswer> {
    const request: Omit<MenuRequest, 'fingerprints'> = { handler };
    return this.postAndTell('/api/menu', request);
  }

  advance(hours: number): Promise<CallAnswer> {
    const request: Omit<AdvanceRequest, 'fingerprints'> = { hours };
    return this.postAndTell('/api/advance', request);
  }

  edit(request: Omit<EditRequest, 'fingerprints'>): Promise<CallAnswer> {
    return this.postAndTell('/api/edit', request);
  }

  /** An error nobody else shows becomes a notice. */
  private async postAndTell(path: string, request: object): Promise<CallAnswer> {
    const answer = await this.post(path, request);
    if (answer.error !== undefined) showNotices([{ title: 'That did not work', text: answer.error }]);
    return answer;
  }

  private post(path: string, request: object): Promise<CallAnswer> {
    const next = this.queue.then(() => this.send(path, request));
    this.queue = next.catch(() => undefined);
    return next;
  }

  private async send(path: string, request: object): Promise<CallAnswer> {
    this.busy(1);
    try {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...request, fingerprints: this.fingerprints }),
      });
      if (!response.ok) throw new Error(await response.text());
      const answer = (await response.json()) as CallAnswer;
      this.fingerprints = answer.view.fingerprints;
      this.draw(answer.view);
      return answer;
    } catch (error) {
      showNotices([{ title: 'The workbench does not answer', text: error instanceof Error ? error.message : String(error) }]);
      throw error;
    } finally {
      this.busy(-1);
    }
  }

  private busy(step: number): void {
    this.running += step;
    byId('busy').hidden = this.running === 0;
  }
}
