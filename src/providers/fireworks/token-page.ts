import type { Call, Page } from '../provider.js';
import { lostCursor, withQuery } from '../kit/cursor.js';
import { countOrNull, textOrNull } from '../kit/fields.js';

/** Fields of a page besides its items. The last page has no token. */
export const tokenPage = { nextPageToken: textOrNull, totalSize: countOrNull };

/** The call for the next page. @throws Fault when there is no token although `totalSize` promises more items */
export function nextTokenPage(page: Page, items: number, told: Readonly<{ nextPageToken: string | null; totalSize: number | null }>): readonly Call[] {
  const seen = Number(page.call.context?.['seen'] ?? '0') + items;
  const token = told.nextPageToken ?? '';
  if (token === '' && told.totalSize !== null && seen < told.totalSize) throw lostCursor(page);
  return token === '' ? [] : [{ ...withQuery(page.call, 'pageToken', token), context: { ...page.call.context, seen: String(seen) } }];
}
