import { ADVANCE } from './font.js';
import { Picture, type Color } from './png.js';

export type ChartKind = 'line' | 'column' | 'bar' | 'pie' | 'area';

export type Drawing = Readonly<{
  kind: ChartKind;
  title: string;
  labels: readonly string[];
  series: readonly Readonly<{ name: string; values: readonly (number | null)[] }>[];
  width: number;
  height: number;
  colors: readonly string[];
  stacked: boolean;
}>;

const INK: Color = [60, 64, 67];
const GRID: Color = [218, 220, 224];
/** Colours of the platform's charts, in their order. */
const PALETTE = ['#3366cc', '#dc3912', '#ff9900', '#109618', '#990099', '#0099c6', '#dd4477', '#66aa00'];

type Plot = Readonly<{ x: number; y: number; width: number; height: number }>;

/** A plain picture of the chart: title, axis, legend, shapes. Not the platform's own look. */
export function draw(drawing: Drawing): Buffer {
  const picture = new Picture(drawing.width, drawing.height);
  picture.text(12, 10, drawing.title, INK, 2);
  legend(picture, drawing);
  const plot = { x: 64, y: 56, width: Math.max(1, drawing.width - 84), height: Math.max(1, drawing.height - 88) };
  if (drawing.kind === 'pie') pie(picture, drawing, plot);
  else if (drawing.kind === 'bar') bars(picture, drawing, plot);
  else upright(picture, drawing, plot);
  return picture.png();
}

function colorOf(drawing: Drawing, index: number): Color {
  const hex = drawing.colors[index] ?? PALETTE[index % PALETTE.length] ?? '#3366cc';
  const number = Number.parseInt(/^#[0-9a-f]{6}$/i.test(hex) ? hex.slice(1) : '3366cc', 16);
  return [number >> 16, (number >> 8) & 0xff, number & 0xff];
}

function legend(picture: Picture, drawing: Drawing): void {
  let x = 12;
  const names = drawing.kind === 'pie' ? drawing.labels : drawing.series.map(({ name }) => name);
  names.forEach((name, index) => {
    picture.fill(x, 36, 8, 8, colorOf(drawing, index));
    picture.text(x + 12, 36, name, INK);
    x += 24 + name.length * ADVANCE;
  });
}

/** Lowest and highest value an axis shows; zero is always on it. */
function span(drawing: Drawing): { low: number; high: number } {
  const stacks = drawing.labels.map((_label, place) => drawing.series.map(({ values }) => values[place] ?? 0));
  const tops = drawing.stacked ? stacks.map((stack) => stack.reduce((sum, value) => sum + Math.max(0, value), 0)) : stacks.flat();
  const high = Math.max(0, ...tops);
  const low = Math.min(0, ...stacks.flat());
  return high === low ? { low: 0, high: 1 } : { low, high };
}

function upright(picture: Picture, drawing: Drawing, plot: Plot): void {
  const { low, high } = span(drawing);
  const yOf = (value: number) => plot.y + plot.height * (1 - (value - low) / (high - low));
  for (let tick = 0; tick <= 4; tick += 1) {
    const value = low + ((high - low) * tick) / 4;
    picture.fill(plot.x, yOf(value), plot.width, 1, GRID);
    picture.text(4, yOf(value) - 4, shortNumber(value), INK);
  }
  const slot = plot.width / Math.max(1, drawing.labels.length);
  const every = Math.ceil((longest(drawing.labels) * ADVANCE + 8) / slot);
  drawing.labels.forEach((label, place) => {
    if (place % every === 0) picture.text(plot.x + slot * (place + 0.5) - (label.length * ADVANCE) / 2, plot.y + plot.height + 8, label, INK);
  });
  if (drawing.kind === 'column') columns(picture, drawing, plot, yOf, slot);
  else lines(picture, drawing, plot, yOf, slot);
  picture.fill(plot.x, yOf(0), plot.width, 1, INK);
}

function columns(picture: Picture, drawing: Drawing, plot: Plot, yOf: (value: number) => number, slot: number): void {
  const base = drawing.labels.map(() => 0);
  const width = (slot * 0.7) / (drawing.stacked ? 1 : Math.max(1, drawing.series.length));
  drawing.series.forEach(({ values }, index) => {
    values.forEach((value, place) => {
      if (value === null) return;
      const from = drawing.stacked ? (base[place] ?? 0) : 0;
      const x = plot.x + slot * (place + 0.15) + (drawing.stacked ? 0 : width * index);
      const [top, bottom] = [yOf(from + value), yOf(from)].sort((a, b) => a - b) as [number, number];
      picture.fill(x, top, Math.max(1, width), bottom - top, colorOf(drawing, index));
      base[place] = from + value;
    });
  });
}

function lines(picture: Picture, drawing: Drawing, plot: Plot, yOf: (value: number) => number, slot: number): void {
  drawing.series.forEach(({ values }, index) => {
    const color = colorOf(drawing, index);
    values.forEach((value, place) => {
      const next = values[place + 1];
      const x = plot.x + slot * (place + 0.5);
      if (value !== null && drawing.kind === 'area') picture.fill(x - slot / 2, Math.min(yOf(value), yOf(0)), slot, Math.abs(yOf(0) - yOf(value)), pale(color));
      // A value that is missing leaves a gap, never a fall to zero.
      if (value !== null && next !== null && next !== undefined) picture.line(x, yOf(value), x + slot, yOf(next), color);
      else if (value !== null) picture.fill(x - 1, yOf(value) - 1, 3, 3, color);
    });
  });
}

function pale([red, green, blue]: Color): Color {
  const lift = (part: number) => Math.round(part + (255 - part) * 0.7);
  return [lift(red), lift(green), lift(blue)];
}

function bars(picture: Picture, drawing: Drawing, plot: Plot): void {
  const { low, high } = span(drawing);
  const indent = longest(drawing.labels) * ADVANCE;
  const width = Math.max(1, plot.width - indent);
  const xOf = (value: number) => plot.x + indent + (width * (value - low)) / (high - low);
  const slot = plot.height / Math.max(1, drawing.labels.length);
  const thick = (slot * 0.7) / Math.max(1, drawing.series.length);
  drawing.labels.forEach((label, place) => {
    picture.text(12, plot.y + slot * (place + 0.5) - 4, label, INK);
    drawing.series.forEach(({ values }, index) => {
      const value = values[place] ?? null;
      if (value === null) return;
      const [left, right] = [xOf(0), xOf(value)].sort((a, b) => a - b) as [number, number];
      picture.fill(left, plot.y + slot * (place + 0.15) + thick * index, right - left, Math.max(1, thick), colorOf(drawing, index));
    });
  });
}

function pie(picture: Picture, drawing: Drawing, plot: Plot): void {
  const values = (drawing.series[0]?.values ?? []).map((value) => Math.max(0, value ?? 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return;
  const ends = values.map((_value, index) => values.slice(0, index + 1).reduce((sum, value) => sum + value, 0) / total);
  const radius = Math.min(plot.width, plot.height) / 2;
  const [centerX, centerY] = [plot.x + plot.width / 2, plot.y + plot.height / 2];
  for (let y = -radius; y <= radius; y += 1) {
    for (let x = -radius; x <= radius; x += 1) {
      if (x * x + y * y > radius * radius) continue;
      const turn = (Math.atan2(x, -y) / (2 * Math.PI) + 1) % 1;
      picture.dot(centerX + x, centerY + y, colorOf(drawing, Math.max(0, ends.findIndex((end) => turn < end))));
    }
  }
}

const longest = (labels: readonly string[]) => Math.max(1, ...labels.map(({ length }) => length));

function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${(value / 1e6).toFixed(1)}M`;
  if (size >= 1e4) return `${(value / 1e3).toFixed(0)}k`;
  return size >= 100 || value === 0 ? value.toFixed(0) : value.toFixed(size < 1 ? 2 : 1);
}
