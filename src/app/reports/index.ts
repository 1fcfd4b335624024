export { explainWeek, writeCauses } from './causes.js';
export { writeCreditLots } from './credit-lots.js';
export { dearestFirst } from './dearest.js';
export type { Freshness, OverviewInput, Reading } from './overview-input.js';
export { writeOverview } from './overview.js';
export { weeklyPairs, type Pair } from './pairs.js';
export { appendRun, RUNS_KEPT, type FinishedRun } from './runs.js';
export { writeWeekly, type WeeklyInput } from './weekly.js';
export { writeWeekMoved } from './weekly-moved.js';
