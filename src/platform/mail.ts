import type { Mailer, Message } from '../app/ports.js';
import { signedBytes } from './bytes.js';

/** The platform's limit of one message. */
const RECIPIENTS_AT_ONCE = 50;

export function appsScriptMail(): Mailer {
  return {
    remainingToday: () => MailApp.getRemainingDailyQuota(),
    send: (message) => {
      const images = inlineImagesOf(message);
      for (let start = 0; start < message.to.length; start += RECIPIENTS_AT_ONCE) {
        MailApp.sendEmail({
          to: message.to.slice(start, start + RECIPIENTS_AT_ONCE).join(','),
          subject: message.subject,
          body: message.text,
          htmlBody: message.html,
          name: 'Spendsheet',
          ...(images === null ? {} : { inlineImages: images }),
        });
      }
    },
  };
}

function inlineImagesOf({ inlineImages }: Message): Record<string, GoogleAppsScript.Base.Blob> | null {
  const images = Object.entries(inlineImages ?? {});
  if (images.length === 0) return null;
  return Object.fromEntries(images.map(([id, bytes]) => [id, Utilities.newBlob(signedBytes(bytes), 'image/png', `${id}.png`)]));
}
