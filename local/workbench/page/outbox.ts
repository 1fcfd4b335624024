import type { MailLine } from '../protocol.js';
import { byId, element } from './dom.js';

let shown = '';
let listed = '';

/** The mails sent so far, newest first; the newest is open until the user chooses. */
export function showMails(mails: readonly MailLine[]): void {
  const wanted = JSON.stringify(mails);
  if (wanted === listed) return;
  listed = wanted;
  byId('mail-count').textContent = String(mails.length);
  const newest = [...mails].reverse();
  byId('mails').replaceChildren(...newest.map(mailLine));
  if (newest[0] === undefined) byId('mails').replaceChildren(element('li', { class: 'quiet' }, 'No mail has been sent yet.'));
  else openMail(newest[0]);
}

function mailLine(mail: MailLine): HTMLElement {
  const button = element(
    'button', { type: 'button', 'data-mail': mail.id },
    element('strong', {}, mail.subject), element('span', {}, `To ${mail.to}`), element('span', { class: 'quiet' }, mail.sentAt),
  );
  button.addEventListener('click', () => { openMail(mail); });
  return element('li', {}, button);
}

function openMail(mail: MailLine): void {
  if (shown === mail.id) return;
  shown = mail.id;
  for (const button of document.querySelectorAll('[data-mail]')) {
    button.setAttribute('aria-current', String(button.getAttribute('data-mail') === mail.id));
  }
  const path = `/outbox/${encodeURIComponent(mail.id)}`;
  const frame = element('iframe', { title: `Mail: ${mail.subject}`, sandbox: '', src: `${path}.html` });
  const link = element('a', { href: `${path}.eml`, download: `${mail.id}.eml` }, 'Download .eml');
  byId('mail').replaceChildren(element('p', { class: 'mail-actions' }, link), frame);
}
