import { Killed, type Runtime } from './runtime.js';
import type { Realm } from './realm.js';

export interface ServiceRuntime extends Runtime {
  readonly realm: Realm;
}

/** An error with the platform's own text, thrown by a service; it reaches the script as an error of its realm. */
export class PlatformError extends Error {
  constructor(
    message: string,
    readonly errorName = 'Exception',
  ) {
    super(message);
  }
}

const faces = new WeakSet();
/** Names that engines and test tools look for on any object. */
const PROBES = new Set(['toJSON', 'then', 'constructor', 'asymmetricMatch', '$$typeof', 'nodeType', 'tagName', 'inspect']);

export type FaceOptions = Readonly<{
  /** Service the calls are counted under; null when the object only holds an answer already paid for. */
  service: string | null;
  /** Name in error texts: `UrlFetchApp`, `PropertiesService.Properties`. */
  name: string;
}>;

/**
 * What the script sees of an object of the stand-in. Methods are counted and
 * checked, results and errors belong to the script's realm, and a member that is
 * not there throws instead of being undefined.
 */
export function face<T extends object>(runtime: ServiceRuntime, options: FaceOptions, members: T): T {
  const shown: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(members)) {
    shown[key] = typeof member === 'function' ? method(runtime, options, key, member as AnyFunction) : member;
  }
  const proxy = new Proxy(shown, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target) return Reflect.get(target, key) as unknown;
      if (PROBES.has(key)) return undefined;
      throw runtime.realm.error(`not in the stand-in: ${options.name}.${key}`, 'Error');
    },
  });
  faces.add(proxy);
  return proxy as T;
}

type AnyFunction = (...args: unknown[]) => unknown;

function method(runtime: ServiceRuntime, options: FaceOptions, key: string, body: AnyFunction): AnyFunction {
  return (...args) => {
    if (options.service !== null) runtime.call(options.service, key);
    try {
      return toRealm(runtime.realm, body(...args));
    } catch (error) {
      throw rise(runtime.realm, error);
    }
  };
}

function rise(realm: Realm, error: unknown): unknown {
  if (error instanceof Killed || !(error instanceof Error)) return error;
  if (error instanceof PlatformError) return realm.error(error.message, error.errorName);
  return realm.error(error.message, error.name);
}

/** Arrays, plain objects and dates of the host rebuilt in the realm; everything else as it is. */
export function toRealm(realm: Realm, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || faces.has(value)) return value;
  if (ArrayBuffer.isView(value)) return realm.array(value as unknown as readonly number[]);
  if (Array.isArray(value)) return realm.array(typeof value[0] === 'number' ? value : value.map((item) => toRealm(realm, item)));
  if (realm.isDate(value)) return realm.date(value.getTime());
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return realm.record(Object.entries(value).map(([key, item]) => [key, toRealm(realm, item)] as const));
}

/** One value of a platform enumeration: compared by identity, shown by its name. */
export type EnumValue = Readonly<{ toString(): string; name(): string; ordinal(): number; compareTo(other: EnumValue): number }>;

const madeEnums = new Map<string, Readonly<Record<string, EnumValue>>>();

/** The same objects for the same enumeration in every run, so that an identity check holds. */
export function enumOf<K extends string>(name: string, keys: readonly K[]): Readonly<Record<K, EnumValue>> {
  let made = madeEnums.get(name);
  if (!made) {
    made = Object.fromEntries(keys.map((key, ordinal) => [key, enumValue(key, ordinal)]));
    madeEnums.set(name, made);
  }
  return made;
}

function enumValue(key: string, ordinal: number): EnumValue {
  const value: EnumValue = Object.freeze({
    toString: () => key,
    name: () => key,
    ordinal: () => ordinal,
    compareTo: (other: EnumValue) => ordinal - other.ordinal(),
  });
  faces.add(value);
  return value;
}

/** `The parameters (String,number[]) don't match the method signature for Utilities.computeDigest.` */
export function mismatch(args: readonly unknown[], method: string): PlatformError {
  return new PlatformError(`The parameters (${args.map(typeLabel).join(',')}) don't match the method signature for ${method}.`);
}

function typeLabel(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return 'String';
  if (Array.isArray(value)) return 'number[]';
  if (typeof value === 'object') return Object.prototype.toString.call(value) === '[object Date]' ? 'Date' : 'Object';
  return typeof value;
}

/** A number argument; the platform converts what reads as one. */
export function numberArgument(value: unknown, type = 'int'): number {
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  if (value === null || Number.isNaN(number)) throw new PlatformError(`Cannot convert ${String(value)} to ${type}.`);
  return type === 'int' ? Math.trunc(number) : number;
}
