import type { Runtime } from '../../runtime.js';
import { BadArgument, ServiceError } from '../fault.js';
import type { SpreadsheetStore } from '../store.js';

/** A method of a class of the service: first what the object stands for, then what the script gave. */
export type Methods<Self> = Readonly<Record<string, (self: Self, ...args: unknown[]) => unknown>>;

/** Answer of methods that give nothing back; an answer of undefined stands for the object itself, to chain calls. */
export const nothing = Symbol('nothing');

interface Held {
  readonly kind: string;
  readonly self: unknown;
}

/** Names that engines and test tools look for on any object. */
const probes = new Set(['toJSON', 'then', 'constructor', 'asymmetricMatch', '$$typeof', 'nodeType', 'tagName', 'inspect', 'valueOf']);

/**
 * Makes the objects the script sees. Each class is one prototype; whatever it
 * lacks throws instead of being undefined. Calls are announced to the runtime,
 * late errors of earlier writes surface, results and errors become the realm's.
 */
export class Faces {
  private readonly prototypes = new Map<string, object>();
  private readonly held = new WeakMap<object, Held>();

  constructor(
    readonly runtime: Runtime,
    private readonly store: SpreadsheetStore,
  ) {}

  /** Declares a class; `constants` are plain members such as enumerations. */
  define<Self>(kind: string, methods: Methods<Self>, constants: Readonly<Record<string, unknown>> = {}): void {
    const { runtime } = this;
    const strict = new Proxy(Object.create(null) as object, {
      get: (_, key) => {
        if (typeof key === 'symbol' || probes.has(key)) return undefined;
        throw runtime.realm.error(`not in the stand-in: ${kind}.${key}`, 'Error');
      },
    });
    const prototype = Object.create(strict) as Record<string, unknown>;
    for (const [name, body] of Object.entries(methods)) {
      prototype[name] = this.method(kind, name, body as (self: unknown, ...args: unknown[]) => unknown);
    }
    prototype['toString'] = () => kind;
    Object.assign(prototype, constants);
    this.prototypes.set(kind, prototype);
  }

  wrap(kind: string, self: unknown): object {
    const prototype = this.prototypes.get(kind);
    if (prototype === undefined) throw new Error(`The class ${kind} is not declared.`);
    const made = Object.create(prototype) as object;
    this.held.set(made, { kind, self });
    return made;
  }

  /** What a face stands for; the argument does not fit when it is no face of that kind. */
  open<Self>(kind: string, value: unknown): Self {
    const held = this.peek(value);
    if (held?.kind !== kind) throw new BadArgument();
    return held.self as Self;
  }

  is(kind: string, value: unknown): boolean {
    return this.peek(value)?.kind === kind;
  }

  private peek(value: unknown): Held | undefined {
    return typeof value === 'object' && value !== null ? this.held.get(value) : undefined;
  }

  private method(kind: string, name: string, body: (self: unknown, ...args: unknown[]) => unknown) {
    const { runtime, held, store } = this;
    const label = kind === 'SpreadsheetApp' ? name : `${kind}.${name}`;
    const toRealm = (value: unknown): unknown => (Array.isArray(value) ? runtime.realm.array(value.map(toRealm)) : value);
    const rise = (error: unknown, args: readonly unknown[]): unknown => {
      if (error instanceof ServiceError) return runtime.realm.error(error.message, 'Exception');
      if (error instanceof BadArgument) return runtime.realm.error(this.mismatch(kind, name, args), 'Exception');
      if (error instanceof Error && error.message.startsWith('not in the stand-in: ')) return runtime.realm.error(error.message, 'Error');
      return error;
    };
    return function (this: object, ...args: unknown[]): unknown {
      const own = held.get(this);
      if (own === undefined) throw runtime.realm.error(`${kind}.${name} was called without its object.`, 'TypeError');
      runtime.call('SpreadsheetApp', label);
      try {
        store.raisePending();
        const result = body(own.self, ...args);
        if (result === nothing) return undefined;
        if (result === undefined) return this;
        return isFlat(result) ? runtime.realm.array(result) : toRealm(result);
      } catch (error) {
        throw rise(error, args);
      }
    };
  }

  private mismatch(kind: string, name: string, args: readonly unknown[]): string {
    const owner = kind === 'SpreadsheetApp' ? kind : `SpreadsheetApp.${kind}`;
    return `The parameters (${args.map((arg) => this.typeName(arg)).join(',')}) don't match the method signature for ${owner}.${name}.`;
  }

  private typeName(value: unknown): string {
    if (value === null || value === undefined) return 'null';
    if (typeof value === 'string') return 'String';
    if (typeof value === 'boolean') return 'Boolean';
    if (Array.isArray(value)) return 'number[]';
    const held = this.peek(value);
    return held === undefined ? typeof value : `SpreadsheetApp.${held.kind}`;
  }
}

/** A list of numbers or texts needs no look at each item. */
function isFlat(value: unknown): value is unknown[] {
  return Array.isArray(value) && !Array.isArray(value[0]) && value.length > 32;
}
