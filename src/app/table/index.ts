export { ensureTable } from './ensure.js';
export { mergeTable, type MergeResult } from './merge.js';
export type { Scope } from './plan.js';
export { readTable } from './read.js';
