import type * as v from 'valibot';
import type { Call, Feed, Page, Reading, Step } from '../provider.js';
import { anyDayOrNull } from '../kit/any-day.js';
import { list, record, text, textOrBlank, yesNo } from '../kit/fields.js';
import { nextOffset } from '../kit/offset.js';
import { readJson } from '../kit/read-json.js';
import { readWorkspaces, workspacesCall } from './workspace-page.js';

/** Keys in one answer; the API takes no other size. */
const KEYS_IN_PAGE = 100;

const key = record({
  hash: text,
  name: textOrBlank,
  label: textOrBlank,
  disabled: yesNo,
  created_at: anyDayOrNull,
  expires_at: anyDayOrNull,
  creator_user_id: textOrBlank,
  workspace_id: textOrBlank,
});
type Key = v.InferOutput<typeof key>;

/**
 * Keys of every workspace, disabled ones too. They are known by their hash.
 *
 * Quirks: without a workspace the list shows those of the default one alone, so
 * the workspaces are asked first; it tells no total, a short page is the last.
 */
export const keys: Feed<'key'> = {
  id: 'keys',
  label: 'API keys',
  kind: 'key',
  window: null,
  start: () => [{ ...workspacesCall(), context: { list: 'workspaces' } }],
  read: (page, step) => (page.call.context?.['list'] === 'workspaces' ? workspacesOf(page) : keysOf(page, step)),
};

function workspacesOf(page: Page): Reading<'key'> {
  const { items, calls } = readWorkspaces(page);
  const isAll = items.length === 0 && calls.length === 0 && !(page.call.query ?? []).some(([name]) => name === 'offset');
  return { rows: [], calls: calls.concat(isAll ? [keysCall([])] : items.map(({ id }) => keysCall([['workspace_id', id]]))) };
}

function keysCall(workspace: readonly (readonly [string, string])[]): Call {
  return { path: '/keys', query: [['include_disabled', 'true'], ...workspace], context: { list: 'keys' } };
}

function keysOf(page: Page, step: Step): Reading<'key'> {
  const found = readJson(record({ data: list(key) }), page).data;
  return {
    rows: found.map((item) => ({
      key: item.hash,
      name: nameOf(item),
      owner: item.creator_user_id,
      subAccount: item.workspace_id,
      created: item.created_at,
      lastUsed: null,
      state: stateOf(item, step),
    })),
    names: found.filter((item) => nameOf(item) !== '').map((item) => ({ kind: 'key' as const, id: item.hash, name: nameOf(item) })),
    calls: nextOffset(page, found.map(({ hash }) => hash), KEYS_IN_PAGE),
  };
}

/** The name, else the label, which shows the masked ends of the key. */
function nameOf({ name, label }: Key): string {
  return name === '' ? label : name;
}

function stateOf(item: Key, { today }: Step): string {
  if (item.disabled) return 'disabled';
  return item.expires_at !== null && item.expires_at < today ? 'expired' : 'active';
}
