import type { ChartPicture, PictureCell, SheetPicture, Strip } from '../../out/picture.js';
import { colorOf, drawChart, type ChartValues } from './chartSvg.js';
import { byId, element } from './dom.js';
import type { FUniver, FWorksheet } from './facade.js';

const TITLE_HEIGHT = 56;

/** The charts of the shown tab, laid over the grid where their anchors are, and moved as it scrolls. */
export class ChartLayer {
  /** Before that the grid has no cells to measure. */
  private isRendered = false;

  constructor(
    private readonly api: FUniver,
    private readonly grid: HTMLElement,
    private readonly pictures: ReadonlyMap<string, SheetPicture>,
  ) {
    // The grid moves right after it tells of a scroll.
    const place = (): void => { requestAnimationFrame(() => { this.place(); }); };
    const { Event } = api;
    api.addEvent(Event.ActiveSheetChanged, place);
    api.addEvent(Event.Scroll, place);
    api.addEvent(Event.SheetZoomChanged, place);
    api.addEvent(Event.LifeCycleChanged, ({ stage }) => {
      if (stage < api.Enum.LifecycleStages.Rendered) return;
      this.isRendered = true;
      place();
    });
    new ResizeObserver(place).observe(grid);
  }

  place(): void {
    if (!this.isRendered) return;
    const layer = byId('charts');
    const shown = this.api.getActiveWorkbook()?.getActiveSheet();
    const canvas = largestCanvas(this.grid);
    const picture = shown === undefined ? undefined : this.pictures.get(shown.getSheetName());
    if (shown === undefined || canvas === null || picture === undefined || picture.charts.length === 0) {
      layer.replaceChildren();
      return;
    }
    const area = canvas.getBoundingClientRect();
    const home = this.grid.getBoundingClientRect();
    const origin = scrollOrigin(shown, picture);
    Object.assign(layer.style, {
      left: `${String(area.left - home.left + origin.header.x)}px`,
      top: `${String(area.top - home.top + origin.header.y)}px`,
      width: `${String(area.width - origin.header.x)}px`,
      height: `${String(area.height - origin.header.y)}px`,
    });
    layer.replaceChildren(...picture.charts.map((chart) => this.figure(chart, shown, origin)));
  }

  private figure(chart: ChartPicture, shown: FWorksheet, origin: Origin): HTMLElement {
    const corner = shown.getRange(chart.at.row, chart.at.column).getCellRect();
    const figure = chartFigure(chart, this.pictures);
    Object.assign(figure.style, {
      left: `${String((corner.left - origin.x) * origin.zoom)}px`,
      top: `${String((corner.top - origin.y) * origin.zoom)}px`,
      width: `${String(chart.width)}px`,
      transform: `scale(${String(origin.zoom)})`,
    });
    return figure;
  }
}

/** The sheet's canvas: the cell and formula editors have smaller ones. */
function largestCanvas(grid: HTMLElement): HTMLCanvasElement | null {
  const area = (canvas: HTMLCanvasElement): number => canvas.clientWidth * canvas.clientHeight;
  return [...grid.querySelectorAll('canvas')].sort((a, b) => area(b) - area(a))[0] ?? null;
}

type Origin = Readonly<{ x: number; y: number; zoom: number; header: Readonly<{ x: number; y: number }> }>;

/** The sheet coordinates at the corner where scrolled cells begin, right of the row numbers and below the frozen rows. */
function scrollOrigin(shown: FWorksheet, picture: SheetPicture): Origin {
  const zoom = shown.getZoom();
  const { sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = shown.getScrollState();
  const first = shown.getRange(0, 0).getCellRect();
  const body = shown.getRange(picture.frozenRows, picture.frozenColumns).getCellRect();
  const start = shown.getRange(sheetViewStartRow, sheetViewStartColumn).getCellRect();
  return {
    // How far it is scrolled counts from the first cell, whatever is frozen.
    x: body.left + start.left - first.left + offsetX,
    y: body.top + start.top - first.top + offsetY,
    zoom,
    header: { x: (first.left + body.left - first.left) * zoom, y: (first.top + body.top - first.top) * zoom },
  };
}

function chartFigure(chart: ChartPicture, pictures: ReadonlyMap<string, SheetPicture>): HTMLElement {
  const values = chartValues(chart, pictures);
  const legend = (chart.kind === 'pie' ? values.labels : values.series.map(({ name }) => name)).map((name, index) =>
    element('li', {}, element('span', { class: 'swatch', style: `background:${colorOf(index)}` }), name),
  );
  const drawing = drawChart(values, chart.width - 24, Math.max(chart.height - TITLE_HEIGHT - 16, 60));
  return element('figure', { class: 'chart' }, element('figcaption', {}, chart.title), element('ul', { class: 'legend' }, ...legend), drawing);
}

/** The cells a chart draws from, as they are now; rows without a label are left out. */
function chartValues({ kind, stacked, labels, series }: ChartPicture, pictures: ReadonlyMap<string, SheetPicture>): ChartValues {
  const names = cellsOf(labels, pictures).map(labelOf);
  const shown = names.flatMap((name, index) => (name === '' ? [] : [index]));
  return {
    kind,
    stacked,
    labels: shown.map((index) => names[index] ?? ''),
    series: series.map(({ name, values }) => {
      const cells = cellsOf(values, pictures);
      return { name, values: shown.map((index) => numberOf(cells[index])) };
    }),
  };
}

function cellsOf({ tab, row, column, rows }: Strip, pictures: ReadonlyMap<string, SheetPicture>): (PictureCell | undefined)[] {
  const source = pictures.get(tab);
  return Array.from({ length: rows }, (_, index) => source?.rows[row + index]?.[column]);
}

function labelOf(cell: PictureCell | undefined): string {
  const value = cell?.value ?? '';
  if (typeof value !== 'object') return String(value);
  return 'day' in value ? value.day.slice(5) : 'dateTime' in value ? value.dateTime.slice(5, 16) : value.error;
}

function numberOf(cell: PictureCell | undefined): number | null {
  return typeof cell?.value === 'number' ? cell.value : null;
}
