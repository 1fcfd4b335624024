import { face, PlatformError, type ServiceRuntime } from './face.js';
import type { Quotas } from './quotas.js';

export type StoreKind = 'script' | 'user' | 'document';
export type PropertyState = Record<StoreKind, Record<string, string>>;

const VALUE_BYTES = 9 * 1024;
const STORE_BYTES = 500 * 1024;

export const emptyProperties = (): PropertyState => ({ script: {}, user: {}, document: {} });

export function createPropertiesService(runtime: ServiceRuntime, state: PropertyState, quotas: Quotas) {
  const store = (kind: StoreKind) => face(runtime, { service: 'PropertiesService', name: 'PropertiesService.Properties' }, propertyStore(runtime, state, kind, quotas));
  return face(runtime, { service: 'PropertiesService', name: 'PropertiesService' }, {
    getScriptProperties: () => store('script'),
    getUserProperties: () => store('user'),
    getDocumentProperties: () => store('document'),
  });
}

function propertyStore(runtime: ServiceRuntime, state: PropertyState, kind: StoreKind, quotas: Quotas) {
  const read = () => {
    quotas.take('properties', 1, runtime.now(), 'properties get');
    return state[kind];
  };
  const write = (next: Record<string, string>) => {
    quotas.take('properties', 1, runtime.now(), 'properties set');
    check(next);
    state[kind] = next;
  };
  // Chained calls come back through the counted object, hence `self` on demand.
  const self = () => face(runtime, { service: 'PropertiesService', name: 'PropertiesService.Properties' }, members);
  const members = {
    getProperty: (key: unknown): string | null => own(read(), String(key)),
    getProperties: () => ({ ...read() }),
    getKeys: () => Object.keys(read()),
    setProperty: (key: unknown, value: unknown): unknown => (write({ ...state[kind], [String(key)]: String(value) }), self()),
    setProperties: (values: Record<string, unknown>, deleteAllOthers: unknown = false): unknown => {
      const added = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
      write(deleteAllOthers === true ? added : { ...state[kind], ...added });
      return self();
    },
    deleteProperty: (key: unknown): unknown => {
      const next = { ...state[kind] };
      delete next[String(key)];
      write(next);
      return self();
    },
    deleteAllProperties: (): unknown => (write({}), self()),
  };
  return members;
}

function own(store: Readonly<Record<string, string>>, key: string): string | null {
  return Object.prototype.hasOwnProperty.call(store, key) ? (store[key] ?? null) : null;
}

function check(store: Readonly<Record<string, string>>): void {
  let total = 0;
  for (const [key, value] of Object.entries(store)) {
    const bytes = Buffer.byteLength(value);
    if (bytes > VALUE_BYTES) throw new PlatformError('Argument too large: value');
    total += bytes + Buffer.byteLength(key);
  }
  if (total > STORE_BYTES) throw new PlatformError('You have exceeded the property storage quota. Please remove some properties and try again.');
}
