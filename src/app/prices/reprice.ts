import { allocate } from '../../core/allocation/allocate.js';
import { addDays, dayOfInstant, monthStart, type Day } from '../../core/days.js';
import { countText } from '../../core/text.js';
import { apiCosts } from '../../tabs/api-costs.js';
import { apiUsage } from '../../tabs/api-usage.js';
import type { App } from '../app.js';
import { locked } from '../exports/locked.js';
import { reportDay } from '../report-day.js';
import { names } from '../state/names.js';
import { markLedger } from '../sync/ledger-update.js';
import { refreshSummaries } from '../sync/summaries.js';
import { mergeTable, readTable } from '../table/index.js';

/**
 * Menu: recomputes list cost and allocated cost of usage at the prices that
 * count now, from the day of Settings on. Days before `firstOpen`, the first
 * day that is not in a closed month, keep theirs.
 */
export function repriceUsage(app: App, firstOpen: Day | null): string {
  return locked(app, () => {
    const { ports } = app;
    const now = ports.clock.now();
    const today = dayOfInstant(now);
    const { repriceFrom } = app.settings();
    const wanted = repriceFrom === '' ? monthStart(today) : repriceFrom;
    const from = firstOpen !== null && firstOpen > wanted ? firstOpen : wanted;
    const period = { start: from, end: addDays(today, 1) };
    const usage = readTable(ports.workbook, apiUsage, from);
    const costs = readTable(ports.workbook, apiCosts, from);
    markLedger(ports, from);
    const changed = Array.from(new Set(usage.map(({ connection }) => connection))).reduce((all, connection) => {
      const isOf = (row: Readonly<{ connection: string }>): boolean => row.connection === connection;
      const { usage: priced } = allocate({ costs: costs.filter(isOf), usage: usage.filter(isOf), book: app.book() });
      return all + mergeTable(ports.workbook, apiUsage, priced, { period, owns: isOf }).changed;
    }, 0);
    refreshSummaries(app, { today, reportDay: reportDay(ports.clock, now), names: names(ports), namesChanged: false });
    const held = from === wanted ? '' : ' Earlier months are closed and keep theirs.';
    return `${countText(changed, 'row')} of usage from ${from} on ${changed === 1 ? 'has' : 'have'} another cost at the prices that count now.${held}`;
  });
}
