export { ensureTable } from './ensure.js';
export { mergeParts, mergeTable, type MergeResult, type Part } from './merge.js';
export type { Scope } from './plan.js';
export { readTable } from './read.js';
