/** A leaf or container of a JSON document and its path, written as faults write it: `data[0].results[3].amount`. */
export type Spot = Readonly<{ path: string; value: unknown }>;

/** Text no payload holds: it must never show up in an error. */
export const DRIFT = 'drift-7f3a';

/** Every scalar of the document. */
export function leavesOf(value: unknown, path = ''): Spot[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, path === '' ? key : `${path}.${key}`));
  }
  return [{ path, value }];
}

/** A copy with another value at the path; `undefined` removes the key. */
export function withValue(document: unknown, path: string, value: unknown): unknown {
  const steps = stepsOf(path);
  const copy: unknown = JSON.parse(JSON.stringify(document));
  let parent = copy as Record<string | number, unknown>;
  steps.slice(0, -1).forEach((step) => { parent = parent[step] as Record<string | number, unknown>; });
  const last = steps.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
}

/** A value of another type than the one given. */
export function drifted(value: unknown): unknown {
  if (value === null) return { drift: DRIFT };
  return typeof value === 'string' ? true : DRIFT;
}

/** A copy in which every object has one field more. */
export function withUnknownFields(value: unknown, maps: readonly string[] = [], path = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withUnknownFields(item, maps, `${path}[]`));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withUnknownFields(item, maps, path === '' ? key : `${path}.${key}`)] as const);
  return Object.fromEntries(maps.includes(path) ? entries : [...entries, ['a_field_of_tomorrow', { deep: [1, 'two'] }]]);
}

/** Values at a path with `[]` for every item of a list and `.[2]` for one of a list in a list; absent ones are left out. */
export function valuesAt(document: unknown, path: string): unknown[] {
  return path.replace(/\[\]/g, '.[]').split('.').filter((step) => step !== '').reduce<unknown[]>((values, step) => {
    if (step === '[]') return values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
    const index = /^(.*)\[(\d+)\]$/.exec(step);
    return values.flatMap((value) => {
      const found = index?.[1] === '' ? value : (value as Record<string, unknown> | null)?.[index?.[1] ?? step];
      const item = index === null ? found : (found as unknown[] | undefined)?.[Number(index[2])];
      return item === undefined || item === null ? [] : [item];
    });
  }, [document]);
}

/** Freezes all of it, so that a reader that writes into its page fails. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

/** A name such as `@odata.nextLink` is one step. */
function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/(@\w+\.\w+|[^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => (index === undefined ? (key ?? '') : Number(index)));
}
