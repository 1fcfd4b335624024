import { face, numberArgument, PlatformError, type ServiceRuntime } from './face.js';
import type { StoreKind } from './properties.js';

type Item = { value: string; expires: number };
export type CacheState = Record<StoreKind, Record<string, Item>>;

const VALUE_BYTES = 100 * 1024;
const KEY_CHARACTERS = 250;
const DEFAULT_SECONDS = 600;
const MAX_SECONDS = 21_600;
/** Above the first number of items only the second, farthest from expiry, are kept. */
const ITEM_CAP = 1000;
const ITEMS_KEPT = 900;

export const emptyCache = (): CacheState => ({ script: {}, user: {}, document: {} });

export function createCacheService(runtime: ServiceRuntime, state: CacheState) {
  const cache = (kind: StoreKind) => face(runtime, { service: 'CacheService', name: 'CacheService.Cache' }, cacheOf(runtime, state, kind));
  return face(runtime, { service: 'CacheService', name: 'CacheService' }, {
    getScriptCache: () => cache('script'),
    getUserCache: () => cache('user'),
    getDocumentCache: () => cache('document'),
  });
}

function cacheOf(runtime: ServiceRuntime, state: CacheState, kind: StoreKind) {
  const get = (key: unknown): string | null => {
    const item = state[kind][keyOf(key)];
    return item && item.expires > runtime.now() ? item.value : null;
  };
  const put = (key: unknown, value: unknown, seconds: unknown = DEFAULT_SECONDS): void => {
    const text = String(value);
    if (Buffer.byteLength(text) > VALUE_BYTES) throw new PlatformError('Argument too large: value');
    const life = Math.min(Math.max(numberArgument(seconds), 1), MAX_SECONDS);
    state[kind][keyOf(key)] = { value: text, expires: runtime.now() + life * 1000 };
    state[kind] = capped(state[kind], runtime.now());
  };
  return {
    get,
    put: (key: unknown, value: unknown, seconds?: unknown): null => (put(key, value, seconds), null),
    remove: (key: unknown): null => (delete state[kind][keyOf(key)], null),
    getAll: (keys: readonly unknown[]): Record<string, string> => {
      const found = keys.map((key) => [String(key), get(key)] as const);
      return Object.fromEntries(found.filter((pair): pair is readonly [string, string] => pair[1] !== null));
    },
    putAll: (values: Record<string, unknown>, seconds?: unknown): null => {
      for (const [key, value] of Object.entries(values)) put(key, value, seconds);
      return null;
    },
    removeAll: (keys: readonly unknown[]): null => {
      for (const key of keys) delete state[kind][keyOf(key)];
      return null;
    },
  };
}

function keyOf(key: unknown): string {
  const text = String(key);
  if (text.length > KEY_CHARACTERS) throw new PlatformError('Argument too large: key');
  return text;
}

function capped(items: Record<string, Item>, now: number): Record<string, Item> {
  const entries = Object.entries(items);
  if (entries.length <= ITEM_CAP) return items;
  const live = entries.filter(([, item]) => item.expires > now).sort(([, a], [, b]) => b.expires - a.expires);
  return Object.fromEntries(live.length > ITEM_CAP ? live.slice(0, ITEMS_KEPT) : live);
}
