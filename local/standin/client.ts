/** Why a value may not cross `google.script.run`, with the place, or null. */
export class IllegalValue extends Error {
  constructor(readonly place: string) {
    super(`Failed due to illegal value in property: ${place}`);
    this.name = 'TypeError';
  }
}

/**
 * A copy of `value` as it crosses between sidebar and server: plain JSON. Dates,
 * functions and cycles are refused; `undefined` in a list becomes null, in an object it is left out.
 */
export function crossing(value: unknown, place = '0', above: readonly object[] = []): unknown {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean') return value ?? null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object') throw new IllegalValue(place);
  if (above.includes(value) || isOpaque(value)) throw new IllegalValue(place);
  const path = [...above, value];
  if (Array.isArray(value)) return value.map((item: unknown, index) => crossing(item, String(index), path));
  const kept = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(kept.map(([key, item]) => [key, crossing(item, key, path)]));
}

/** Anything of another class than a plain object or list, of whatever realm. */
function isOpaque(value: object): boolean {
  if (Array.isArray(value)) return false;
  if (Object.prototype.toString.call(value) !== '[object Object]') return true;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype !== null && Object.getPrototypeOf(prototype) !== null;
}
