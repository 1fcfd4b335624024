import type { ChartRange, ChartRecord } from '../chart.js';
import { BadArgument, missing, ServiceError } from '../fault.js';
import type { SheetData } from '../sheet.js';
import { integer, text, truth } from './arguments.js';
import { nothing, type Methods } from './faces.js';
import { rangeFace, type RangeSelf, type World } from './world.js';

interface ChartSelf {
  readonly sheet: SheetData;
  readonly record: ChartRecord;
}

/** Enumeration values of the Charts service, as scripts handed them in. */
const seen = new Map<string, unknown>();

function remember(value: unknown): string {
  const name = String(value);
  if (!/^[A-Z_]+$/.test(name)) throw new BadArgument();
  if (typeof value === 'object') seen.set(name, value);
  return name;
}

/** Methods of a sheet that deal with its charts. */
export function sheetCharts(world: World): Methods<SheetData> {
  const { faces } = world;
  const find = (sheet: SheetData, chart: unknown): ChartSelf => {
    const self = faces.open<ChartSelf>('EmbeddedChart', chart);
    if (!sheet.charts.some(({ id }) => id === self.record.id)) throw new ServiceError('The chart is not on this sheet.');
    return self;
  };
  return {
    getCharts: (sheet) => sheet.charts.map((record) => faces.wrap('EmbeddedChart', { sheet, record: { ...record } } satisfies ChartSelf)),
    newChart: (sheet) => faces.wrap('EmbeddedChartBuilder', { sheet, record: emptyChart() } satisfies ChartSelf),
    insertChart: (sheet, chart) => {
      const { record } = faces.open<ChartSelf>('EmbeddedChart', chart);
      sheet.charts.push({ ...record, id: world.store.nextId() });
      return nothing;
    },
    updateChart: (sheet, chart) => {
      const { record } = find(sheet, chart);
      sheet.charts = sheet.charts.map((other) => (other.id === record.id ? { ...record } : other));
      return nothing;
    },
    removeChart: (sheet, chart) => {
      const { record } = find(sheet, chart);
      sheet.charts = sheet.charts.filter(({ id }) => id !== record.id);
      return nothing;
    },
  };
}

function emptyChart(): ChartRecord {
  return {
    id: 0,
    type: '',
    ranges: [],
    anchorRow: 1,
    anchorColumn: 1,
    offsetX: 0,
    offsetY: 0,
    options: {},
    numHeaders: 0,
    mergeStrategy: 'MERGE_COLUMNS',
    transposed: false,
    hiddenDimension: 'IGNORE_BOTH',
  };
}

export function defineCharts(world: World): void {
  const { faces, store } = world;
  const ranges = ({ record }: ChartSelf): object[] =>
    record.ranges.map(({ sheetId, rect }) => {
      const sheet = store.sheetById(sheetId);
      if (sheet === null) throw missing('a chart of a deleted sheet');
      return rangeFace(world, sheet, rect);
    });
  const container = (self: ChartSelf): object => faces.wrap('ContainerInfo', self.record);
  faces.define<ChartSelf>('EmbeddedChart', {
    getChartId: ({ record }) => (record.id === 0 ? null : record.id),
    getId: ({ record }) => (record.id === 0 ? null : String(record.id)),
    getOptions: ({ record }) => faces.wrap('ChartOptions', record.options),
    getRanges: ranges,
    getContainerInfo: container,
    getNumHeaders: ({ record }) => record.numHeaders,
    getTransposeRowsAndColumns: ({ record }) => record.transposed,
    modify: ({ sheet, record }) => faces.wrap('EmbeddedChartBuilder', { sheet, record: { ...record } } satisfies ChartSelf),
  });
  faces.define<ChartRecord>('ContainerInfo', {
    getAnchorRow: (record) => record.anchorRow,
    getAnchorColumn: (record) => record.anchorColumn,
    getOffsetX: (record) => record.offsetX,
    getOffsetY: (record) => record.offsetY,
  });
  faces.define<ChartRecord['options']>('ChartOptions', {
    get: (options, name) => options[text(name)] ?? null,
    getOrDefault: (options, name) => options[text(name)] ?? null,
  });
  faces.define<ChartSelf>('EmbeddedChartBuilder', { ...builderMethods(world), getRanges: ranges, getContainer: container });
}

function builderMethods(world: World): Methods<ChartSelf> {
  const { faces } = world;
  const rangeOf = (value: unknown): ChartRange => {
    const { sheet, row, column, rows, columns } = faces.open<RangeSelf>('Range', value);
    return { sheetId: sheet.id, rect: { row, column, rows, columns } };
  };
  return {
    setChartType: ({ record }, type) => {
      record.type = remember(type);
    },
    getChartType: ({ record }) => {
      const type = seen.get(record.type);
      if (type === undefined) throw missing(`chart type ${record.type || 'of a chart that was given none'}`);
      return type;
    },
    addRange: ({ record }, range) => {
      record.ranges = [...record.ranges, rangeOf(range)];
    },
    removeRange: ({ record }, range) => {
      const gone = JSON.stringify(rangeOf(range));
      record.ranges = record.ranges.filter((other) => JSON.stringify(other) !== gone);
    },
    clearRanges: ({ record }) => {
      record.ranges = [];
    },
    setPosition: ({ record }, row, column, x, y) => {
      Object.assign(record, { anchorRow: integer(row), anchorColumn: integer(column), offsetX: integer(x), offsetY: integer(y) });
    },
    setOption: ({ record }, name, value) => {
      record.options = { ...record.options, [text(name)]: plain(value) };
    },
    setNumHeaders: ({ record }, headers) => {
      record.numHeaders = integer(headers);
    },
    setMergeStrategy: ({ record }, strategy) => {
      record.mergeStrategy = remember(strategy);
    },
    setHiddenDimensionStrategy: ({ record }, strategy) => {
      record.hiddenDimension = remember(strategy);
    },
    setTransposeRowsAndColumns: ({ record }, transposed) => {
      record.transposed = truth(transposed);
    },
    build: ({ sheet, record }) => faces.wrap('EmbeddedChart', { sheet, record: { ...record } } satisfies ChartSelf),
  };
}

/** Options are JSON: lists and records of the script's realm are copied. */
function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (JSON.parse(JSON.stringify(value)) as unknown) : value;
}
