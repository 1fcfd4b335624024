import type { Call, Page } from '../provider.js';
import { lostCursor } from './cursor.js';
import { shapeFault } from './read-json.js';

type Body = Readonly<{ page?: number }>;

/**
 * The call for the next page of a list paged by a number in the request's body.
 *
 * @param told number the answer says it is, when it says one
 * @param got rows of this page
 * @throws Fault when another page came than was asked for, or more is promised after an empty page
 */
export function nextBodyPage(page: Page, hasMore: boolean, told: number | null, got: number): Call | null {
  const asked = (page.call.body as Body | undefined)?.page ?? 1;
  if (told !== null && told !== asked) throw shapeFault(page, '', 'Another page came than the one asked for, so the pages would never end.');
  if (!hasMore) return null;
  if (got === 0) throw lostCursor(page);
  return { ...page.call, body: { ...(page.call.body as Body), page: asked + 1 } };
}
