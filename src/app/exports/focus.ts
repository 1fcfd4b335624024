import { dayOfInstant } from '../../core/days.js';
import { creditPools } from '../../core/credits/pools.js';
import { focusExport } from '../../core/focus/export.js';
import { rateBook } from '../../core/rates.js';
import { countText } from '../../core/text.js';
import { providerLabel } from '../../providers/known.js';
import { apiCosts } from '../../tabs/api-costs.js';
import { cloudSkus } from '../../tabs/cloud-skus.js';
import { daily } from '../../tabs/daily.js';
import { focusExport as tab } from '../../tabs/focus-export.js';
import type { App } from '../app.js';
import { readCredits, readRates } from '../register/index.js';
import { storedConnections } from '../state/connections.js';
import { mergeTable, readTable } from '../table/index.js';
import { locked } from './locked.js';
import { monthPeriod } from './month.js';

/** What an export did, in numbers and in a sentence. */
export type ExportOutcome = Readonly<{ rows: number; missing: number; cells: number; message: string }>;

/**
 * Puts a month of the ledger on the FOCUS export tab, in place of the one before.
 *
 * @param month like 2026-10; '' for that of Settings, or the last full month
 * @throws Fault when the month cannot be used
 */
export function exportFocus(app: App, month: string): ExportOutcome {
  return locked(app, () => {
    const { workbook, clock } = app.ports;
    const { baseCurrency: base, exportMonth } = app.settings();
    const period = monthPeriod(month === '' ? exportMonth : month, dayOfInstant(clock.now()));
    const { rows, missing } = focusExport({
      lines: readTable(workbook, daily, period.start),
      costs: readTable(workbook, apiCosts, period.start),
      cloud: readTable(workbook, cloudSkus, period.start),
      period, base, providerLabel,
      rate: rateBook(readRates(workbook).rates, base),
      pools: creditPools(readCredits(workbook, storedConnections(app.ports)).rows),
    });
    const { cells } = mergeTable(workbook, tab, rows, { period: null, owns: () => true });
    const gap = missing === 0 ? '' : ` ${countText(missing, 'line')} of Daily without a cost ${missing === 1 ? 'is' : 'are'} not in it.`;
    return { rows: rows.length, missing, cells, message: `${countText(rows.length, 'row')} of ${period.start.slice(0, 7)} on the tab ${tab.name}.${gap}` };
  });
}
