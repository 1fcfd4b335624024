import type * as v from 'valibot';
import type { Place } from '../kit/read-json.js';
import { readAt, shapeFault } from '../kit/read-json.js';

/** An object whose fields are not documented. */
export type Loose = Readonly<Record<string, unknown>>;

/**
 * The value under the first of `names` that is there and not null, in snake or
 * camel case; null when none is.
 *
 * @throws Fault that names the field when its value is of another type
 */
export function told<Schema extends v.GenericSchema>(item: Loose, names: readonly string[], schema: Schema, place: Place, path: string): v.InferOutput<Schema> | null {
  const name = nameTold(item, names);
  return name === null ? null : readAt(schema, item[name], place, path === '' ? name : `${path}.${name}`);
}

/** The first of `names` that is there and not null, as the answer writes it. */
export function nameTold(item: Loose, names: readonly string[]): string | null {
  const spellings = names.reduce<string[]>((all, name) => all.concat([name, camel(name)]), []);
  return spellings.find((name) => item[name] !== undefined && item[name] !== null) ?? null;
}

/** As `told`, and a fault that lists the names of the fields there are when it is none of them. */
export function demanded<Schema extends v.GenericSchema>(item: Loose, names: readonly string[], schema: Schema, place: Place, path: string): v.InferOutput<Schema> {
  const value = told(item, names, schema, place, path);
  if (value === null) throw shapeFault(place, path, `Expected one of the fields ${names.join(', ')}; found ${Object.keys(item).join(', ') || 'none'}.`);
  return value;
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
