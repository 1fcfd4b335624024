import type { PricedUsage } from '../../core/records.js';
import { apiCosts } from '../../tabs/api-costs.js';
import { apiLog } from '../../tabs/api-log.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { cloudSkus } from '../../tabs/cloud-skus.js';
import { textOf } from '../../tabs/row.js';
import type { TableTab } from '../../tabs/tab.js';
import { isWithin } from '../../core/days.js';
import type { Money } from '../../core/money.js';
import type { ImportChoices, ImportPreview } from '../api.js';
import type { App } from '../app.js';
import { names } from '../state/names.js';
import { readTable } from '../table/index.js';
import type { FileReading } from './file.js';
import { importPlan, overlapTexts, totalText } from './plan.js';
import { billReach, callReach, dailyReach, type Reach } from './targets.js';

const SHOWN_PROBLEMS = 20;
const SAMPLE_ROWS = 3;

type Target = ImportPreview['targets'][number];

/** What an import of the file would write. Reads the sheet, writes nothing. */
export function previewImport(app: App, reading: FileReading, choices: Pick<ImportChoices, 'name'>): ImportPreview {
  const plan = importPlan(app.ports, names(app.ports), reading, choices);
  const { usage, cost, cloud, request } = plan.rows;
  const priced: PricedUsage[] = usage.map((row) => ({ ...row, listCost: null, allocatedCost: null, basis: 'missing', price: '' }));
  const { fileName, format, headers, firstRows, mapping, unmapped, questions, goodLines, problems, passedOver } = reading;
  return {
    fileName, headers, firstRows, mapping, unmapped, questions, goodLines, passedOver,
    format: format === null ? null : { id: format.id, label: format.label },
    name: plan.name,
    badLines: problems.length,
    problems: problems.slice(0, SHOWN_PROBLEMS),
    covered: overlapTexts(plan.overlaps),
    targets: [
      target(app, apiCosts, cost, dailyReach(cost), (row) => row.billedCost),
      target(app, apiUsage, priced, dailyReach(priced), () => null),
      target(app, cloudSkus, cloud, billReach(cloud), (row) => row.billedCost),
      target(app, apiLog, request, callReach(request), (row) => row.cost),
    ].filter(({ rows }) => rows > 0),
  };
}

function target<R>(app: App, tab: TableTab<R>, rows: readonly R[], { period, owns }: Reach<R>, amount: (row: R) => Money | null): Target {
  const day = tab.day ?? ((): string => '');
  const days = rows.map(day).sort();
  const standing = rows.length === 0 ? [] : readTable(app.ports.workbook, tab, period?.start ?? null);
  return {
    tab: tab.name,
    rows: rows.length,
    from: days[0] ?? '',
    to: days[days.length - 1] ?? '',
    total: totalText(rows.map(amount)),
    replaces: standing.filter((row) => owns(row) && (period === null || isWithin(day(row), period))).length,
    sample: rows.slice(0, SAMPLE_ROWS).map((row) => sampleOf(tab, row)),
  };
}

function sampleOf<R>(tab: TableTab<R>, row: R): Record<string, string> {
  const cells: Record<string, string> = {};
  tab.columns.forEach((column) => {
    const text = textOf(column.cell?.(row) ?? null);
    if (text !== '') cells[column.header] = text;
  });
  return cells;
}

