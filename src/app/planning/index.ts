import type { Finding } from '../../core/records.js';
import type { App } from '../app.js';
import { refreshValue } from './value.js';
import { refreshWhatIf, type PlanningRows } from './what-if.js';

/** Brings the tabs for planning up to date, those that are there. */
export function refreshPlanning(app: App, rows: PlanningRows): Readonly<{ cells: number; findings: readonly Finding[] }> {
  const [whatIf, value] = [refreshWhatIf(app, rows), refreshValue(app, rows.rates)];
  return { cells: whatIf.cells + value.cells, findings: whatIf.findings.concat(value.findings) };
}
