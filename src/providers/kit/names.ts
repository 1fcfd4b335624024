import type { Call, Reading, RowWithoutOrigin } from '../provider.js';

/** The reading of a feed that only gives names. A blank name names nothing: the id stays visible. */
export function namesOf(names: readonly RowWithoutOrigin<'name'>[], calls: readonly Call[]): Reading<'name'> {
  const rows = names.filter(({ id, name }) => id !== '' && name !== '');
  return { rows, names: rows, calls };
}
