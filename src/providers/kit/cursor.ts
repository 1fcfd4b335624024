import type { Call, Page } from '../provider.js';
import { shapeFault } from './read-json.js';

/**
 * The call for the page after this one; none at the end.
 *
 * @param parameter query parameter that takes the cursor; every other one stays as it is
 * @throws Fault when more is promised but the cursor is missing: that is never the end of the rows
 */
export function nextPage(page: Page, hasMore: boolean, cursor: string | null, parameter: string): readonly Call[] {
  if (!hasMore) return [];
  if (cursor === null || cursor === '') throw lostCursor(page);
  return [withQuery(page.call, parameter, cursor)];
}

export function lostCursor(page: Page): Error {
  return shapeFault(page, '', 'The answer promises more pages but lost its cursor.');
}

/** The call with one query parameter replaced or added. */
export function withQuery(call: Call, name: string, value: string): Call {
  const others = (call.query ?? []).filter(([key]) => key !== name);
  return { ...call, query: others.concat([[name, value]]) };
}
