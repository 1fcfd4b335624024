import { enumOf, face, numberArgument, PlatformError, type EnumValue, type ServiceRuntime } from '../face.js';
import { newBlob } from '../utilities/blob.js';
import { draw, type ChartKind } from './draw.js';

const CHART_TYPE = enumOf('Charts.ChartType', ['AREA', 'BAR', 'BUBBLE', 'CANDLESTICK', 'COLUMN', 'COMBO', 'GAUGE', 'GEO', 'HISTOGRAM', 'LINE', 'ORG', 'PIE', 'RADAR', 'SCATTER', 'SPARKLINE', 'STEPPED_AREA', 'TABLE', 'TIMELINE', 'TREEMAP', 'WATERFALL']);
const COLUMN_TYPE = enumOf('Charts.ColumnType', ['DATE', 'NUMBER', 'STRING']);
const POSITION = enumOf('Charts.Position', ['BOTTOM', 'LEFT', 'NONE', 'RIGHT', 'TOP']);
const POINT_STYLE = enumOf('Charts.PointStyle', ['HUGE', 'LARGE', 'MEDIUM', 'NONE', 'TINY']);
const CURVE_STYLE = enumOf('Charts.CurveStyle', ['NORMAL', 'SMOOTH']);

type Table = { columns: { type: EnumValue; label: string }[]; rows: unknown[][] };
const tables = new WeakMap<object, Table>();

export function createCharts(runtime: ServiceRuntime) {
  const builder = (kind: ChartKind) => () => chartBuilder(runtime, kind);
  return face(runtime, { service: 'Charts', name: 'Charts' }, {
    ChartType: CHART_TYPE,
    ColumnType: COLUMN_TYPE,
    Position: POSITION,
    PointStyle: POINT_STYLE,
    CurveStyle: CURVE_STYLE,
    newDataTable: () => tableBuilder(runtime),
    newLineChart: builder('line'),
    newColumnChart: builder('column'),
    newBarChart: builder('bar'),
    newPieChart: builder('pie'),
    newAreaChart: builder('area'),
  });
}

function tableBuilder(runtime: ServiceRuntime): object {
  const table: Table = { columns: [], rows: [] };
  const builder: object = face(runtime, { service: null, name: 'Charts.DataTableBuilder' }, {
    addColumn: (type: EnumValue, label: unknown) => (table.columns.push({ type, label: String(label) }), builder),
    addRow: (values: readonly unknown[]) => {
      if (values.length !== table.columns.length) throw new PlatformError('Row given has size different than the number of columns in the table.');
      table.rows.push([...values]);
      return builder;
    },
    setValue: (row: unknown, column: unknown, value: unknown) => {
      const index = numberArgument(row);
      while (table.rows.length <= index) table.rows.push(table.columns.map(() => null));
      (table.rows[index] ?? [])[numberArgument(column)] = value;
      return builder;
    },
    build: () => {
      const built = face(runtime, { service: null, name: 'Charts.DataTable' }, {});
      tables.set(built, { columns: [...table.columns], rows: table.rows.map((row) => [...row]) });
      return built;
    },
  });
  tables.set(builder, table);
  return builder;
}

function chartBuilder(runtime: ServiceRuntime, kind: ChartKind): object {
  const look = { title: '', width: 600, height: 400, colors: [] as string[], stacked: false };
  let table: Table = { columns: [], rows: [] };
  const options = new Map<string, unknown>();
  const chain = (change: () => void): object => (change(), builder);
  const noted = (name: string) => (value: unknown) => chain(() => options.set(name, value));
  const builder: object = face(runtime, { service: null, name: `Charts.${kind}ChartBuilder` }, {
    setDataTable: (source: object) => chain(() => (table = tableOf(source))),
    setTitle: (title: unknown) => chain(() => (look.title = String(title))),
    setDimensions: (width: unknown, height: unknown) => chain(() => ([look.width, look.height] = [numberArgument(width), numberArgument(height)])),
    setColors: (colors: readonly unknown[]) => chain(() => (look.colors = colors.map(String))),
    setStacked: () => chain(() => (look.stacked = true)),
    setOption: (name: unknown, value: unknown) => chain(() => options.set(String(name), value)),
    // Kept but not drawn.
    setXAxisTitle: noted('hAxis.title'),
    setYAxisTitle: noted('vAxis.title'),
    setLegendPosition: noted('legend.position'),
    setBackgroundColor: noted('backgroundColor'),
    setPointStyle: noted('pointStyle'),
    setCurveStyle: noted('curveType'),
    build: () => chart(runtime, () => draw({ kind, ...look, ...contents(table, runtime) }), options),
  });
  return builder;
}

function tableOf(source: object): Table {
  const table = tables.get(source);
  if (!table) throw new PlatformError("The parameters (Object) don't match the method signature for Charts.ChartBuilder.setDataTable.");
  return table;
}

/** Labels from the first column, a series from each other one. */
function contents(table: Table, runtime: ServiceRuntime) {
  const label = (value: unknown) => (runtime.realm.isDate(value) ? value.toISOString().slice(0, 10) : String(value ?? ''));
  return {
    labels: table.rows.map((row) => label(row[0])),
    series: table.columns.slice(1).map((column, index) => ({
      name: column.label,
      values: table.rows.map((row) => (typeof row[index + 1] === 'number' ? (row[index + 1] as number) : null)),
    })),
  };
}

function chart(runtime: ServiceRuntime, png: () => Buffer, options: ReadonlyMap<string, unknown>): object {
  const blob = () => newBlob(runtime, png(), 'image/png', 'chart.png');
  return face(runtime, { service: 'Charts', name: 'Charts.Chart' }, {
    getAs: (type: unknown) => blob().getAs(type),
    getBlob: blob,
    getOptions: () => face(runtime, { service: null, name: 'Charts.ChartOptions' }, { get: (name: unknown) => options.get(String(name)) ?? null }),
  });
}
