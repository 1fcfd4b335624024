import type { WriteSheet } from 'hucre';
import { absoluteRange } from './address.js';
import type { ChartPicture } from './picture.js';

type FileChart = NonNullable<WriteSheet['charts']>[number];

const ROW_PIXELS = 20;

/** Charts of a sheet as native charts of the file; each points at live cells and holds no values. */
export function chartsOf(charts: readonly ChartPicture[], widthOf: (column: number) => number): FileChart[] {
  return charts.filter((chart) => chart.source.rows > 1 && chart.source.columns > 1).map((chart) => fileChart(chart, widthOf));
}

function fileChart(chart: ChartPicture, widthOf: (column: number) => number): FileChart {
  const { row, column, rows, columns } = chart.source;
  const below = row + 1;
  return {
    type: chart.kind,
    title: chart.title,
    series: Array.from({ length: columns - 1 }, (_, index) => ({
      name: chart.seriesNames[index] ?? '',
      values: absoluteRange(chart.sourceTab, below, column + 1 + index, rows - 1),
      categories: absoluteRange(chart.sourceTab, below, column, rows - 1),
    })),
    anchor: {
      from: { row: chart.at.row, col: chart.at.column },
      to: { row: chart.at.row + Math.ceil(chart.height / ROW_PIXELS), col: columnAfter(chart.at.column, chart.width, widthOf) },
    },
    ...(chart.stacked && (chart.kind === 'column' || chart.kind === 'bar') && { barGrouping: 'stacked' as const }),
  };
}

/** The column in which `pixels` from the left edge of `from` end. */
function columnAfter(from: number, pixels: number, widthOf: (column: number) => number): number {
  let column = from;
  for (let left = pixels; left > 0; column += 1) left -= Math.max(widthOf(column), 1);
  return column;
}
