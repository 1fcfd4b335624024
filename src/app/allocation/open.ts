import { addMonths, dayOfInstant, isWithin, monthStart } from '../../core/days.js';
import { add, compare, ZERO, type Decimal } from '../../core/decimal.js';
import { daily } from '../../tabs/daily.js';
import { mapping as tab } from '../../tabs/mapping.js';
import type { App } from '../app.js';
import { locked } from '../exports/locked.js';
import { ensureLayout } from '../table/ensure.js';
import { readTable } from '../table/index.js';
import { writeCells, type WantedCell } from '../table/want.js';

/** Drafts proposed for an empty tab. */
const MOST_DRAFTS = 15;

/** Menu: makes the Mapping tab, with a draft for each dear sub account that nobody bears yet. */
export function openMapping(app: App): string {
  return locked(app, () => {
    const layout = ensureLayout(app.ports.workbook, tab);
    if (layout.sheet.lastRow() > 1) return 'The Mapping tab is there. Sync now to see what its rules match.';
    const drafts = proposedTeams(app);
    writeCells(layout.sheet, drafts.reduce<WantedCell[]>((all, [connection, subAccount], index) => all.concat(
      ([['Status', 'draft'], ['Connection', connection], ['Sub account', subAccount], ['Team', subAccount]] as const)
        .map(([header, cell]): WantedCell => ({ row: index + 2, column: layout.at(header), cell })),
    ), []));
    return drafts.length === 0 ? 'The Mapping tab is there now. Type what a charge must be, and whose it is.' : 'The Mapping tab proposes a team per sub account. Make what is right active, then sync now.';
  });
}

/** Sub accounts without a team in this and the last full month, the dearest first. */
function proposedTeams(app: App): (readonly [string, string])[] {
  const today = dayOfInstant(app.ports.clock.now());
  const start = addMonths(monthStart(today), -1);
  const costs = new Map<string, Decimal>();
  readTable(app.ports.workbook, daily, start).forEach(({ day, connection, subAccount, team, effectiveCost }) => {
    if (team !== '' || subAccount === '' || !isWithin(day, { start, end: today })) return;
    const key = JSON.stringify([connection, subAccount]);
    costs.set(key, add(costs.get(key) ?? ZERO, effectiveCost ?? ZERO));
  });
  return Array.from(costs).sort(([a, one], [b, two]) => compare(two, one) || (a < b ? -1 : 1)).slice(0, MOST_DRAFTS).map(([key]) => JSON.parse(key) as [string, string]);
}
