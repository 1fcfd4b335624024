import { svg } from './dom.js';

export type ChartValues = Readonly<{
  kind: 'line' | 'column' | 'bar' | 'pie';
  stacked: boolean;
  labels: readonly string[];
  series: readonly Readonly<{ name: string; values: readonly (number | null)[] }>[];
}>;

/** Told apart by people who see colours differently (Okabe and Ito). */
export const SERIES_COLORS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#7a5195', '#999933'] as const;

const LEFT = 56;
const BOTTOM = 22;
const TOP = 8;

/** The drawing of a chart without title and legend. Gaps stay gaps: null is not 0. */
export function drawChart(chart: ChartValues, width: number, height: number): SVGElement {
  const picture = svg('svg', { viewBox: `0 0 ${String(width)} ${String(height)}`, width: String(width), height: String(height), 'aria-hidden': 'true' });
  picture.append(...(chart.kind === 'pie' ? slices(chart, width, height) : chart.kind === 'bar' ? lyingBars(chart, width, height) : standing(chart, width, height)));
  return picture;
}

export function colorOf(index: number): string {
  return SERIES_COLORS[index % SERIES_COLORS.length] ?? SERIES_COLORS[0];
}

function standing(chart: ChartValues, width: number, height: number): SVGElement[] {
  const top = scaleTop(chart);
  const y = (value: number): number => TOP + (height - TOP - BOTTOM) * (1 - value / top);
  const step = (width - LEFT) / Math.max(chart.labels.length, 1);
  const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((part) => [
    svg('line', { x1: String(LEFT), x2: String(width), y1: String(y(top * part)), y2: String(y(top * part)), stroke: '#e3e8e6' }),
    svg('text', { x: String(LEFT - 6), y: String(y(top * part) + 4), 'text-anchor': 'end', class: 'tick' }, short(top * part)),
  ]);
  const every = Math.ceil(chart.labels.length / Math.max(1, Math.floor((width - LEFT) / 62)));
  const ticks = chart.labels.flatMap((label, index) =>
    index % every === 0 ? [svg('text', { x: String(LEFT + step * (index + 0.5)), y: String(height - 6), 'text-anchor': 'middle', class: 'tick' }, label.slice(0, 10))] : [],
  );
  return [...grid, ...ticks, ...(chart.kind === 'line' ? lines(chart, step, y) : columns(chart, step, y))];
}

function lines(chart: ChartValues, step: number, y: (value: number) => number): SVGElement[] {
  return chart.series.map(({ values }, index) => {
    let pen = 'M';
    const path = values.flatMap((value, at) => {
      if (value === null) {
        pen = 'M';
        return [];
      }
      const point = `${pen}${String(LEFT + step * (at + 0.5))} ${String(y(value))}`;
      pen = 'L';
      return [point];
    });
    return svg('path', { d: path.join(''), fill: 'none', stroke: colorOf(index), 'stroke-width': '2', 'stroke-linejoin': 'round' });
  });
}

function columns(chart: ChartValues, step: number, y: (value: number) => number): SVGElement[] {
  const wide = step * 0.7;
  const each = chart.stacked ? wide : wide / chart.series.length;
  return chart.labels.flatMap((_, at) => {
    let below = 0;
    return chart.series.map(({ values }, index) => {
      const value = Math.max(values[at] ?? 0, 0);
      const base = chart.stacked ? below : 0;
      below += value;
      const x = LEFT + step * at + step * 0.15 + (chart.stacked ? 0 : each * index);
      return svg('rect', { x: String(x), y: String(y(base + value)), width: String(Math.max(each, 1)), height: String(Math.max(y(base) - y(base + value), 0)), fill: colorOf(index) });
    });
  });
}

function lyingBars(chart: ChartValues, width: number, height: number): SVGElement[] {
  const left = 120;
  const top = scaleTop(chart);
  const step = height / Math.max(chart.labels.length, 1);
  return chart.labels.flatMap((label, at) => {
    let from = left;
    const bars = chart.series.map(({ values }, index) => {
      const long = ((width - left - 50) * Math.max(values[at] ?? 0, 0)) / top;
      const bar = svg('rect', { x: String(from), y: String(step * at + step * 0.2), width: String(long), height: String(step * 0.6), fill: colorOf(index) });
      from += long;
      return bar;
    });
    const middle = String(step * (at + 0.5) + 4);
    const total = chart.series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
    return [
      svg('text', { x: String(left - 6), y: middle, 'text-anchor': 'end', class: 'tick' }, label.slice(0, 18)),
      ...bars,
      svg('text', { x: String(from + 5), y: middle, class: 'tick' }, short(total)),
    ];
  });
}

function slices(chart: ChartValues, width: number, height: number): SVGElement[] {
  const values = (chart.series[0]?.values ?? []).map((value) => Math.max(value ?? 0, 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  const radius = Math.min(width, height) / 2 - 4;
  const around = 2 * Math.PI * (radius / 2);
  let turned = 0;
  return values.map((value, index) => {
    const part = total === 0 ? 0 : (value / total) * around;
    const slice = svg('circle', {
      cx: String(width / 2), cy: String(height / 2), r: String(radius / 2), fill: 'none', stroke: colorOf(index), 'stroke-width': String(radius),
      'stroke-dasharray': `${String(part)} ${String(around - part)}`, 'stroke-dashoffset': String(around / 4 - turned),
    });
    turned += part;
    return slice;
  });
}

/** The next round number above the largest value. */
function scaleTop(chart: ChartValues): number {
  const sums = chart.labels.map((_, at) => {
    const values = chart.series.map((one) => one.values[at] ?? 0);
    return chart.stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
  });
  const largest = Math.max(...sums, 0);
  if (largest <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(largest));
  return ([1, 2, 2.5, 4, 5, 8, 10].find((times) => times * unit >= largest) ?? 10) * unit;
}

function short(value: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: value < 10 ? 2 : 1 }).format(value);
}
