import { createHash } from 'node:crypto';
import { face, type ServiceRuntime } from '../face.js';
import type { WaitingThread } from '../http/waiting.js';
import type { Quotas } from '../quotas.js';
import { messageOf, type Message } from './message.js';

/** A message that was sent, with the MIME file the recipient would get. */
export type OutboxMail = Readonly<{
  /** Hash of sender, instant and content; the file name in an outbox. */
  id: string;
  to: readonly string[];
  subject: string;
  html: string;
  text: string;
  eml: string;
  /** ISO instant on the virtual clock. */
  sentAt: string;
}>;

export type Outbox = Readonly<{
  from: string;
  /** Messages sent before, here or in an earlier process. */
  sent: () => number;
  add: (mail: OutboxMail) => void;
}>;

export function createMailApp(runtime: ServiceRuntime, outbox: Outbox, quotas: Quotas, thread: () => WaitingThread) {
  return face(runtime, { service: 'MailApp', name: 'MailApp' }, {
    sendEmail: (...args: unknown[]): void => {
      const message = messageOf(args);
      quotas.take('email', message.to.length + message.cc.length + message.bcc.length, runtime.now());
      outbox.add(posted(message, outbox, runtime.now(), thread()));
    },
    getRemainingDailyQuota: () => Math.max(0, quotas.left('email', runtime.now())),
  });
}

function posted(message: Message, outbox: Outbox, now: number, thread: WaitingThread): OutboxMail {
  // Mail headers know seconds only.
  const sentAt = new Date(Math.floor(now / 1000) * 1000).toISOString();
  const { to, subject, html, text } = message;
  const images = message.attachments.map(({ content }) => createHash('sha256').update(content).digest('hex'));
  const hash = createHash('sha256').update(JSON.stringify([outbox.from, sentAt, outbox.sent(), to, message.cc, message.bcc, subject, html, text, images])).digest('hex');
  const sender = message.noReply ? 'noreply@mail.example' : outbox.from;
  const mail = {
    from: message.senderName === '' ? sender : `"${message.senderName.replace(/["\\]/g, '')}" <${sender}>`,
    to: to.join(', '),
    cc: message.cc.join(', '),
    bcc: message.bcc.join(', '),
    replyTo: message.replyTo,
    subject,
    text,
    html,
    date: sentAt,
    hash,
    attachments: message.attachments,
  };
  const answer = thread.run({ kind: 'mail', mail }, 10_000);
  if (answer.kind !== 'mail') throw new Error('The mail thread answered another job.');
  return { id: hash.slice(0, 16), to, subject, html, text, eml: Buffer.from(answer.eml).toString('utf8'), sentAt };
}
