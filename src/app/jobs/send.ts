import type { Day } from '../../core/days.js';
import { faultOf } from '../../core/fault.js';
import type { SentMail } from '../api.js';
import type { App } from '../app.js';
import type { Message } from '../ports.js';
import { markSending, markSent, unmark, wasSent, type MailKind } from './sent.js';

const MOST_RECIPIENTS = 50;

export type SendOptions = Readonly<{
  /** Instead of the recipients of Settings. */
  to: readonly string[] | null;
  /** Also when it was sent for its day: a person asked for it. */
  again: boolean;
}>;

/** Recipients of Settings; the user alone when there are none. */
export function recipientsOf(app: App, options: SendOptions): readonly string[] {
  const chosen = options.to ?? app.settings().recipients;
  if (chosen.length > 0) return chosen.slice(0, MOST_RECIPIENTS);
  const own = app.ports.host.userEmail();
  return own === '' ? [] : [own];
}

/** Sends a mail once for its day and says in words what happened. */
export function sendOnce(app: App, kind: MailKind, day: Day, options: SendOptions, compose: (to: readonly string[]) => Message): SentMail {
  const { ports } = app;
  const to = recipientsOf(app, options);
  const not = (message: string): SentMail => ({ sent: false, to, subject: '', message });
  if (!options.again && wasSent(ports, kind, day)) return not(`The ${kind} of ${day} was sent before.`);
  if (to.length === 0) return not('There is nobody to send it to. Add recipients in the sidebar under Schedule.');
  if (ports.mail.remainingToday() < to.length) return not('The mail quota of today is used up. It is tried again tomorrow.');
  const message = compose(to);
  if (!options.again) markSending(ports, kind, day);
  try {
    ports.mail.send(message);
  } catch (error) {
    if (!options.again) unmark(ports, kind);
    return not(`The mail was not sent: ${faultOf(error, kind).what}`);
  }
  if (!options.again) markSent(ports, kind, day);
  return { sent: true, to, subject: message.subject, message: `Sent to ${to.join(', ')}.` };
}
