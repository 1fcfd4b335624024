import { add, type Decimal } from '../../src/core/decimal.js';

/** One fact: who and what, and how much. */
export type Fact<Dimension extends string, Figure extends string> = Readonly<{
  dimensions: Readonly<Record<Dimension, string | boolean | null>>;
  figures: Readonly<Record<Figure, Decimal>>;
}>;

/** Facts summed by the dimensions asked for; every other dimension becomes null, as the reports do. */
export function grouped<D extends string, F extends string>(facts: readonly Fact<D, F>[], by: readonly string[]): Fact<D, F>[] {
  const groups = new Map<string, Fact<D, F>>();
  for (const fact of facts) {
    const dimensions = mapped(fact.dimensions, (value, name) => (by.includes(name) ? value : null));
    const key = JSON.stringify(dimensions);
    const before = groups.get(key);
    const figures = before === undefined ? fact.figures : mapped(fact.figures, (value, name) => add(value, before.figures[name]));
    groups.set(key, { dimensions, figures });
  }
  return [...groups.values()];
}

function mapped<K extends string, V>(record: Readonly<Record<K, V>>, change: (value: V, name: K) => V): Record<K, V> {
  return Object.fromEntries(Object.entries<V>(record).map(([name, value]) => [name, change(value, name as K)])) as Record<K, V>;
}
