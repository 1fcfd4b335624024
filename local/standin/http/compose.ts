import MailComposer from 'nodemailer/lib/mail-composer';
import type { WireMail } from './wire.js';

/** The message as a MIME file; the same mail gives the same bytes. */
export async function composeMail(mail: WireMail): Promise<Uint8Array> {
  const composer = new MailComposer({
    from: mail.from,
    to: mail.to,
    ...(mail.cc === '' ? {} : { cc: mail.cc }),
    ...(mail.bcc === '' ? {} : { bcc: mail.bcc }),
    ...(mail.replyTo === '' ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === '' ? {} : { html: mail.html }),
    date: new Date(mail.date),
    messageId: `<${mail.hash}@mail.example>`,
    baseBoundary: mail.hash.slice(0, 24),
    attachments: mail.attachments.map(({ filename, contentType, content, cid }) => ({
      filename,
      contentType,
      content: Buffer.from(content),
      ...(cid === null ? {} : { cid, contentDisposition: 'inline' as const }),
    })),
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((error, message) => (error ? reject(error) : resolve(message)));
  });
}
