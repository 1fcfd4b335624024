import type { Call, Page, Step } from '../provider.js';
import { shapeFault } from './read-json.js';

const ADDRESS = /^https?:\/\/[^/?#]+(\/[^#]*)$/;

/**
 * The call for the page a link leads to; none at the end.
 *
 * Only the path and query of the link count: the token goes to the base URL of
 * the connection and to no other host, and a proxy stays in between.
 */
export function nextLink(page: Page, { connection }: Step, link: string | null): readonly Call[] {
  if (link === null || link === '') return [];
  const path = ADDRESS.exec(link)?.[1];
  if (path === undefined) throw shapeFault(page, '', 'The link to the next page is no address.');
  const prefix = ADDRESS.exec(connection.baseUrl)?.[1]?.replace(/\/+$/, '') ?? '';
  return [{ path: prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path, ...(page.call.context === undefined ? {} : { context: page.call.context }) }];
}
