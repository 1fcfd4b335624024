import { mismatch, PlatformError } from '../face.js';
import { bytesOfBlob } from '../utilities/blob.js';

export type Attachment = Readonly<{ filename: string; contentType: string; content: Buffer; cid: string | null }>;

/** A message as `MailApp.sendEmail` understood it. */
export type Message = Readonly<{
  to: readonly string[];
  cc: readonly string[];
  bcc: readonly string[];
  replyTo: string;
  senderName: string;
  noReply: boolean;
  subject: string;
  text: string;
  html: string;
  attachments: readonly Attachment[];
}>;

const RECIPIENTS = 50;
/** Limits of a consumer account, the strictest there are. */
const BODY_BYTES = 200 * 1024;
const ATTACHMENTS = 250;
const ATTACHMENT_BYTES = 25 * 1024 * 1024;
const SUBJECT_CHARACTERS = 250;

/** `(message)`, `(to, subject, body, options?)` or `(to, replyTo, subject, body)`. */
export function messageOf(args: readonly unknown[]): Message {
  const message = fromFields(fieldsOf(args));
  check(message);
  return message;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(args: readonly unknown[]): Fields {
  const [first, second, third, fourth] = args;
  if (args.length === 1 && typeof first === 'object' && first !== null) return first as Fields;
  if (args.length < 3 || args.length > 4 || typeof first !== 'string') throw mismatch(args, 'MailApp.sendEmail');
  if (args.length === 4 && typeof fourth === 'string') return { to: first, replyTo: second, subject: third, body: fourth };
  return { ...((fourth ?? {}) as Fields), to: first, subject: second, body: third };
}

function fromFields(fields: Fields): Message {
  const text = (name: string) => (fields[name] === undefined || fields[name] === null ? '' : String(fields[name]));
  return {
    to: addresses(text('to')),
    cc: addresses(text('cc')),
    bcc: addresses(text('bcc')),
    replyTo: text('replyTo'),
    senderName: text('name'),
    noReply: fields['noReply'] === true,
    subject: text('subject'),
    text: text('body'),
    html: text('htmlBody'),
    attachments: [...attachmentsOf(fields['attachments']), ...inlineImagesOf(fields['inlineImages'])],
  };
}

function addresses(list: string): string[] {
  const found = list.split(',').map((address) => address.trim()).filter((address) => address !== '');
  for (const address of found) {
    const bare = /<([^>]*)>\s*$/.exec(address)?.[1] ?? address;
    if (!/^[^\s@<>"]+@[^\s@<>".]+(?:\.[^\s@<>".]+)+$/.test(bare)) throw new PlatformError(`Invalid email: ${address}`);
  }
  return found;
}

function attachmentsOf(list: unknown): Attachment[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw new PlatformError('Invalid argument: attachments');
  return list.map((blob: unknown, index) => attachment(blob, 'attachments', `attachment-${index + 1}`, null));
}

function inlineImagesOf(images: unknown): Attachment[] {
  if (images === undefined || images === null) return [];
  return Object.entries(images).map(([cid, blob]) => attachment(blob, 'inlineImages', cid, cid));
}

function attachment(blob: unknown, field: string, fallback: string, cid: string | null): Attachment {
  const content = bytesOfBlob(blob);
  if (!content) throw new PlatformError(`Invalid argument: ${field}`);
  const named = blob as { getName?: () => string | null; getContentType?: () => string | null };
  return { filename: named.getName?.() ?? fallback, contentType: named.getContentType?.() ?? 'application/octet-stream', content, cid };
}

function check(message: Message): void {
  const recipients = message.to.length + message.cc.length + message.bcc.length;
  if (recipients === 0) throw new PlatformError('Failed to send email: no recipient');
  if (recipients > RECIPIENTS) throw new PlatformError('Limit Exceeded: Email Recipients Per Message.');
  if (message.subject.length > SUBJECT_CHARACTERS) throw new PlatformError('Argument too large: subject');
  if (Buffer.byteLength(message.text) > BODY_BYTES || Buffer.byteLength(message.html) > BODY_BYTES) throw new PlatformError('Limit Exceeded: Email Body Size.');
  if (message.attachments.length > ATTACHMENTS) throw new PlatformError('Limit Exceeded: Email Attachments Per Message.');
  const size = message.attachments.reduce((sum, { content }) => sum + content.length, 0);
  if (size > ATTACHMENT_BYTES) throw new PlatformError('Limit Exceeded: Email Total Attachments Size.');
}
