import type { ChartSpec } from '../app/ports.js';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Builder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;

/** Updates the chart of that title, or inserts it. */
export function drawChart(sheet: GoogleSheet, source: Range, spec: ChartSpec): void {
  const existing = sheet.getCharts().find((chart) => chart.getOptions().get('title') === spec.title);
  if (existing === undefined) {
    sheet.insertChart(described(sheet.newChart(), source, spec).build());
    return;
  }
  sheet.updateChart(described(existing.modify().clearRanges(), source, spec).build());
}

function described(builder: Builder, source: Range, spec: ChartSpec): Builder {
  return builder
    .setChartType(chartType(spec.kind))
    .addRange(source)
    .setNumHeaders(1)
    .setPosition(spec.at.row, spec.at.column, 0, 0)
    .setOption('title', spec.title)
    .setOption('width', spec.width)
    .setOption('height', spec.height)
    .setOption('isStacked', spec.stacked === true)
    .setOption('legend.position', spec.kind === 'pie' ? 'right' : 'bottom');
}

/** Enumerations are services too: asked when drawing, not while loading. */
function chartType(kind: ChartSpec['kind']): GoogleAppsScript.Charts.ChartType {
  const types = Charts.ChartType;
  return { line: types.LINE, column: types.COLUMN, bar: types.BAR, pie: types.PIE }[kind];
}
