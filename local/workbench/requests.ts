import * as v from 'valibot';

const fingerprints = v.record(v.string(), v.string());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a page may post. */
export const requests = {
  view: v.object({ fingerprints }),
  call: v.object({ fingerprints, fn: v.string(), args: v.array(v.unknown()) }),
  menu: v.object({ fingerprints, handler: v.string() }),
  advance: v.object({ fingerprints, hours: v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 31)) }),
  edit: v.object({ fingerprints, tab: v.string(), cells: v.array(v.object({ row: count, column: count, typed: v.string() })) }),
};
export type Requests = typeof requests;
