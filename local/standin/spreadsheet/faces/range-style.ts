import { BadArgument } from '../fault.js';
import { AUTOMATIC_PATTERN, formatKind } from '../formatkind.js';
import { formatAt } from '../reading.js';
import type { Side, Style } from '../style.js';
import { integer, table, text, truth } from './arguments.js';
import { enumKey, enumValue } from './enums.js';
import type { Methods } from './faces.js';
import { checkSameShape } from './range-address.js';
import { alive, type RangeSelf, type World } from './world.js';

/** One property of cells with its four methods. */
interface Property {
  readonly one: string;
  readonly many: string;
  /** The change an argument asks for; undefined fields go back to the default. */
  readonly write: (value: unknown) => { [Field in keyof Style]: Style[Field] | undefined };
  readonly read: (world: World, range: RangeSelf, row: number, column: number) => unknown;
}

type TextField = 'background' | 'fontColor' | 'fontWeight' | 'fontStyle' | 'fontFamily' | 'fontLine' | 'horizontal' | 'vertical';

const textProperties: readonly (readonly [string, string, TextField, string])[] = [
  ['Background', 'Backgrounds', 'background', '#ffffff'],
  ['BackgroundColor', 'BackgroundColors', 'background', '#ffffff'],
  ['FontColor', 'FontColors', 'fontColor', '#000000'],
  ['FontWeight', 'FontWeights', 'fontWeight', 'normal'],
  ['FontStyle', 'FontStyles', 'fontStyle', 'normal'],
  ['FontFamily', 'FontFamilies', 'fontFamily', 'Arial'],
  ['FontLine', 'FontLines', 'fontLine', 'none'],
  ['HorizontalAlignment', 'HorizontalAlignments', 'horizontal', 'general'],
  ['VerticalAlignment', 'VerticalAlignments', 'vertical', 'bottom'],
];

const allowed: Readonly<Partial<Record<TextField, readonly string[]>>> = {
  fontWeight: ['normal', 'bold'],
  fontStyle: ['normal', 'italic'],
  fontLine: ['none', 'underline', 'line-through'],
  horizontal: ['left', 'center', 'normal', 'right', 'general', 'general-left'],
  vertical: ['top', 'middle', 'bottom'],
};

const properties: readonly Property[] = [
  ...textProperties.map(([one, many, field, otherwise]): Property => ({
    one,
    many,
    write: (value) => ({ [field]: textChange(field, value, otherwise) }),
    read: (_, range, row, column) => range.sheet.style(row, column)[field] ?? otherwise,
  })),
  {
    one: 'FontSize',
    many: 'FontSizes',
    write: (value) => ({ fontSize: value === null ? undefined : integer(value) }),
    read: (_, range, row, column) => range.sheet.style(row, column).fontSize ?? 10,
  },
  {
    one: 'NumberFormat',
    many: 'NumberFormats',
    write: (value) => ({ numberFormat: /^general$/i.test(text(value)) ? undefined : text(value) }),
    read: (world, range, row, column) => {
      const format = formatAt(world.store, range.sheet, row, column);
      return formatKind(format) === 'automatic' ? AUTOMATIC_PATTERN : format;
    },
  },
  {
    one: 'Wrap',
    many: 'Wraps',
    write: (value) => ({ wrap: truth(value) ? 'WRAP' : undefined }),
    read: (_, range, row, column) => range.sheet.style(row, column).wrap === 'WRAP',
  },
  {
    one: 'WrapStrategy',
    many: 'WrapStrategies',
    write: (value) => ({ wrap: value === null ? undefined : enumKey('WrapStrategy', value) }),
    read: (_, range, row, column) => enumValue('WrapStrategy', range.sheet.style(row, column).wrap ?? 'OVERFLOW'),
  },
];

function textChange(field: TextField, value: unknown, otherwise: string): string | undefined {
  if (value === null) return undefined;
  const given = field === 'background' || field === 'fontColor' ? colour(text(value)) : text(value);
  const choices = allowed[field];
  if (choices !== undefined && !choices.includes(given)) throw new BadArgument();
  return given === otherwise ? undefined : given;
}

const colourNames: Readonly<Record<string, string>> = {
  black: '#000000', white: '#ffffff', red: '#ff0000', green: '#008000', blue: '#0000ff', yellow: '#ffff00',
  orange: '#ffa500', purple: '#800080', gray: '#808080', grey: '#808080', cyan: '#00ffff', magenta: '#ff00ff',
};

/** A colour in `#rrggbb`, as the platform reads it back. */
export function colour(value: string): string {
  const known = colourNames[value.toLowerCase()] ?? value.toLowerCase();
  if (/^#[0-9a-f]{3}$/.test(known)) return known.replaceAll(/[0-9a-f]/g, '$&$&');
  if (!/^#[0-9a-f]{6}$/.test(known)) throw new BadArgument();
  return known;
}

/** How cells look: fonts, colours, alignment, wrapping, number formats, borders. */
export function rangeStyle(world: World): Methods<RangeSelf> {
  const methods: Record<string, Methods<RangeSelf>[string]> = { setBorder: (range, ...args) => setBorder(range, args) };
  for (const { one, many, read, write } of properties) {
    const readAll = (range: RangeSelf): unknown[][] =>
      Array.from({ length: range.rows }, (_, down) =>
        Array.from({ length: range.columns }, (__, right) => read(world, range, range.row + down, range.column + right)),
      );
    methods[`get${one}`] = (range) => read(world, range, range.row, range.column);
    methods[`get${many}`] = readAll;
    methods[`set${one}`] = (range, value) => {
      const change = write(value);
      alive(world, range.sheet).checkWritable(range);
      range.sheet.changeStyle(range, change);
    };
    methods[`set${many}`] = (range, values) => {
      const rows = table(values);
      checkSameShape(range, rows);
      const changes = rows.map((cells) => cells.map(write));
      alive(world, range.sheet).checkWritable(range);
      changes.forEach((cells, down) => {
        cells.forEach((change, right) => range.sheet.changeCellStyle(range.row + down, range.column + right, change));
      });
    };
  }
  return methods;
}

/** `setBorder(top, left, bottom, right, vertical, horizontal, color?, style?)`; null leaves a side as it is. */
function setBorder(range: RangeSelf, args: readonly unknown[]): void {
  if (args.length !== 6 && args.length !== 8) throw new BadArgument();
  const [top, left, bottom, right, vertical, horizontal] = args.slice(0, 6).map((side) => (side === null ? null : truth(side)));
  const line = {
    color: typeof args[6] === 'string' ? colour(args[6]) : '#000000',
    style: args[7] === undefined || args[7] === null ? 'SOLID' : enumKey('BorderStyle', args[7]),
  };
  const { row, column, rows, columns, sheet } = range;
  const apply = (block: { row: number; column: number; rows: number; columns: number }, side: Side, wanted: boolean | null | undefined): void => {
    if (wanted === null || wanted === undefined || block.rows < 1 || block.columns < 1) return;
    sheet.looks.change(block, (id) => {
      const style = sheet.pool.get(id);
      const { [side]: _, ...others } = style.borders ?? {};
      const borders = wanted ? { ...others, [side]: line } : others;
      const { borders: __, ...bare } = style;
      return sheet.pool.idOf(Object.keys(borders).length === 0 ? bare : { ...bare, borders });
    });
  };
  apply({ row, column, rows: 1, columns }, 'top', top);
  apply({ row: row + rows - 1, column, rows: 1, columns }, 'bottom', bottom);
  apply({ row, column, rows, columns: 1 }, 'left', left);
  apply({ row, column: column + columns - 1, rows, columns: 1 }, 'right', right);
  apply({ row, column: column + 1, rows, columns: columns - 1 }, 'left', vertical);
  apply({ row: row + 1, column, rows: rows - 1, columns }, 'top', horizontal);
}
