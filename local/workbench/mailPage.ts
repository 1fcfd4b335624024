import PostalMime from 'postal-mime';
import type { OutboxMail } from '../standin/world.js';

/** The HTML part of a mail as its recipient sees it, pictures inside it as data. */
export async function mailPage(mail: OutboxMail): Promise<string> {
  const parsed = await PostalMime.parse(mail.eml);
  const pictures = new Map(parsed.attachments.flatMap(({ contentId, mimeType, content }) => (contentId === undefined ? [] : [[contentId.replace(/[<>]/g, ''), { mimeType, content }]])));
  return (parsed.html ?? '').replace(/cid:([^"')\s]+)/g, (whole, id: string) => {
    const picture = pictures.get(id);
    return picture === undefined ? whole : `data:${picture.mimeType};base64,${base64(picture.content)}`;
  });
}

function base64(content: string | ArrayBuffer | Uint8Array): string {
  return typeof content === 'string' ? Buffer.from(content, 'binary').toString('base64') : Buffer.from(content as Uint8Array).toString('base64');
}
