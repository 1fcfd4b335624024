import type { Call, Page } from '../provider.js';
import { list, record, text, textOrBlank } from '../kit/fields.js';
import { nextOffset } from '../kit/offset.js';
import { readJson } from '../kit/read-json.js';

/** Most the API gives in one answer. */
export const MOST_ITEMS = 100;

const workspace = record({ id: text, name: textOrBlank });

export function workspacesCall(): Call {
  return { path: '/workspaces', query: [['limit', String(MOST_ITEMS)]] };
}

/** One page of workspaces and the call for the next. */
export function readWorkspaces(page: Page): Readonly<{ items: readonly Readonly<{ id: string; name: string }>[]; calls: readonly Call[] }> {
  const items = readJson(record({ data: list(workspace) }), page).data;
  return { items, calls: nextOffset(page, items.map(({ id }) => id), MOST_ITEMS) };
}
