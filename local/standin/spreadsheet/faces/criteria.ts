import type { Runtime } from '../../runtime.js';
import { rectA1 } from '../a1.js';
import { ServiceError } from '../fault.js';
import type { Faces } from './faces.js';
import { namedRange, type RangeSelf, type World } from './world.js';

/**
 * Arguments of a condition as the workbook keeps them: plain JSON. A range
 * becomes a reference that follows inserted rows, a date its milliseconds.
 */
export function keptArguments(world: World, args: readonly unknown[]): unknown[] {
  return args.map((arg) => keep(world.faces, world.runtime, arg));
}

function keep(faces: Faces, runtime: Runtime, arg: unknown): unknown {
  if (Array.isArray(arg)) return arg.map((item) => keep(faces, runtime, item));
  if (faces.is('Range', arg)) {
    const range = faces.open<RangeSelf>('Range', arg);
    return `='${range.sheet.name.replaceAll("'", "''")}'!${rectA1(range)}`;
  }
  return runtime.realm.isDate(arg) ? { ms: arg.getTime() } : arg;
}

/** The arguments as the script gave them. */
export function givenArguments(world: World, criteria: string, args: readonly unknown[]): unknown[] {
  const give = (arg: unknown): unknown => {
    if (Array.isArray(arg)) return arg.map(give);
    if (typeof arg === 'object' && arg !== null && 'ms' in arg) return world.runtime.realm.date(Number(arg.ms));
    return arg;
  };
  if (criteria !== 'VALUE_IN_RANGE') return args.map(give);
  const [reference, ...rest] = args;
  const here = world.store.sheets[0];
  if (here === undefined) throw new ServiceError('Range not found');
  return [namedRange(world, String(reference).slice(1), here), ...rest];
}
