import type { Notice } from '../protocol.js';
import { byId, element } from './dom.js';

const SHOWN_MS = 9000;

/** Toasts and alerts of the add-on, each for a while or until dismissed. */
export function showNotices(notices: readonly Notice[]): void {
  for (const { title, text } of notices) {
    const close = element('button', { type: 'button', 'aria-label': 'Dismiss' }, '×');
    const notice = element('div', { class: 'notice' }, element('strong', {}, title), element('p', {}, text), close);
    close.addEventListener('click', () => { notice.remove(); });
    byId('notices').append(notice);
    setTimeout(() => { notice.remove(); }, SHOWN_MS);
  }
}
