import type { WriteSheet } from 'hucre';
import { absoluteRange } from './address.js';
import type { ChartPicture, Strip } from './picture.js';

type FileChart = NonNullable<WriteSheet['charts']>[number];

const ROW_PIXELS = 20;

/** Charts of a sheet as native charts of the file; each points at live cells and holds no values. */
export function chartsOf(charts: readonly ChartPicture[], widthOf: (column: number) => number): FileChart[] {
  return charts.filter((chart) => chart.labels.rows > 0 && chart.series.length > 0).map((chart) => fileChart(chart, widthOf));
}

function fileChart(chart: ChartPicture, widthOf: (column: number) => number): FileChart {
  return {
    type: chart.kind,
    title: chart.title,
    series: chart.series.map(({ name, values }) => ({ name, values: rangeOf(values), categories: rangeOf(chart.labels) })),
    anchor: {
      from: { row: chart.at.row, col: chart.at.column },
      to: { row: chart.at.row + Math.ceil(chart.height / ROW_PIXELS), col: columnAfter(chart.at.column, chart.width, widthOf) },
    },
    ...(chart.stacked && (chart.kind === 'column' || chart.kind === 'bar') && { barGrouping: 'stacked' as const }),
  };
}

function rangeOf({ tab, row, column, rows }: Strip): string {
  return absoluteRange(tab, row, column, rows);
}

/** The column in which `pixels` from the left edge of `from` end. */
function columnAfter(from: number, pixels: number, widthOf: (column: number) => number): number {
  let column = from;
  for (let left = pixels; left > 0; column += 1) left -= Math.max(widthOf(column), 1);
  return column;
}
