import { createContext, runInContext, type Context } from 'node:vm';
import type { Runtime } from './runtime.js';

/** What makes values of one script's realm, so that `instanceof` and prototypes hold there. */
export interface Realm extends Readonly<Runtime['realm']> {
  record(entries: readonly (readonly [string, unknown])[]): Record<string, unknown>;
  readonly context: Context;
}

/**
 * A bare ECMAScript realm: no timers, URL, Buffer, process or fetch. Its only
 * clock is `now`, behind `Date.now()`, `new Date()` and `Date()`.
 */
export function createRealm(now: () => number): Realm {
  const context = createContext({});
  // V8 puts an inspector console into each context; the stand-in brings its own.
  const makers = (runInContext(PRELUDE, context, { filename: 'prelude' }) as (now: () => number) => Makers)(now);
  return {
    context,
    date: (ms) => makers.date(ms),
    array: <T>(items: readonly T[]) => makers.array(items) as T[],
    error: (message, name = 'Exception') => makers.error(message, name),
    record: (entries) => makers.record(entries),
    isDate: (value): value is Date => Object.prototype.toString.call(value) === '[object Date]',
  };
}

type Makers = {
  date: (ms: number) => Date;
  array: (items: ArrayLike<unknown>) => unknown[];
  error: (message: string, name: string) => Error;
  record: (entries: readonly (readonly [string, unknown])[]) => Record<string, unknown>;
};

/** Methods younger than ES2020, which nobody has proven on the platform: code that needs one must fail here. */
const YOUNG: Readonly<Record<string, readonly string[]>> = {
  'Array.prototype': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
  'String.prototype': ['at', 'replaceAll', 'isWellFormed', 'toWellFormed'],
  Object: ['hasOwn', 'groupBy'],
  Map: ['groupBy'],
  Promise: ['any', 'withResolvers'],
};

const PRELUDE = `(function (now) {
  const young = ${JSON.stringify(YOUNG)};
  const owners = { 'Array.prototype': Array.prototype, 'String.prototype': String.prototype, Object, Map, Promise };
  for (const owner in young) for (const name of young[owner]) delete owners[owner][name];
  const Real = Date;
  Real.now = () => now();
  const Virtual = new Proxy(Real, {
    construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
    apply: () => new Real(now()).toString(),
  });
  Object.defineProperty(Real.prototype, 'constructor', { value: Virtual, writable: true, configurable: true });
  Object.defineProperty(globalThis, 'Date', { value: Virtual, writable: true, configurable: true });
  return {
    date: (ms) => new Real(ms),
    array: (items) => Array.from(items),
    record: (entries) => {
      const made = {};
      for (const [key, value] of entries) made[key] = value;
      return made;
    },
    error: (message, name) => {
      const error = new Error(message);
      error.name = name;
      return error;
    },
  };
})`;
