import { BadArgument, ServiceError } from '../fault.js';
import type { ConditionalFormat, GradientPoint } from '../records.js';
import type { SheetData } from '../sheet.js';
import { list, text, truth } from './arguments.js';
import { conditionMethods } from './conditions.js';
import { givenArguments, keptArguments } from './criteria.js';
import { enumKey, enumValue } from './enums.js';
import type { Methods } from './faces.js';
import { colour } from './range-style.js';
import { rangeFace, type RangeSelf, type World } from './world.js';

export interface RuleSelf {
  readonly sheet: SheetData | null;
  readonly rule: ConditionalFormat;
}

type Builder = { sheet: SheetData | null } & { -readonly [Field in keyof ConditionalFormat]: ConditionalFormat[Field] };

const blank: ConditionalFormat = {
  rects: [],
  criteria: null,
  args: [],
  background: null,
  fontColor: null,
  bold: null,
  italic: null,
  underline: null,
  strikethrough: null,
  gradient: null,
};

export function newConditionalRule(world: World): object {
  return world.faces.wrap('ConditionalFormatRuleBuilder', { ...blank, sheet: null } satisfies Builder);
}

export function ruleFaces(world: World, sheet: SheetData): object[] {
  return sheet.conditionalFormats.map((rule) => world.faces.wrap('ConditionalFormatRule', { sheet, rule } satisfies RuleSelf));
}

/** Replaces all rules of a sheet. */
export function setRules(world: World, sheet: SheetData, rules: unknown): void {
  sheet.conditionalFormats = list(rules).map((given) => {
    const self = world.faces.open<RuleSelf>('ConditionalFormatRule', given);
    if (self.sheet !== sheet) throw new ServiceError('Conditional format rule cannot reference a different sheet.');
    return self.rule;
  });
}

export function defineConditional(world: World): void {
  const { faces } = world;
  const ranges = ({ sheet, rule }: RuleSelf): object[] => (sheet === null ? [] : rule.rects.map((rect) => rangeFace(world, sheet, rect)));
  faces.define<RuleSelf>('ConditionalFormatRule', {
    getRanges: ranges,
    getBooleanCondition: ({ rule }) => (rule.criteria === null ? null : faces.wrap('BooleanCondition', rule)),
    getGradientCondition: ({ rule }) => (rule.gradient === null ? null : faces.wrap('GradientCondition', rule.gradient)),
    copy: ({ sheet, rule }) => faces.wrap('ConditionalFormatRuleBuilder', { ...rule, sheet } satisfies Builder),
  });
  faces.define<ConditionalFormat>('BooleanCondition', {
    getCriteriaType: ({ criteria }) => enumValue('BooleanCriteria', criteria ?? ''),
    getCriteriaValues: ({ criteria, args }) => givenArguments(world, criteria ?? '', args),
    getBackground: ({ background }) => background,
    getFontColor: ({ fontColor }) => fontColor,
    getBold: ({ bold }) => bold,
    getItalic: ({ italic }) => italic,
    getUnderline: ({ underline }) => underline,
    getStrikethrough: ({ strikethrough }) => strikethrough,
  });
  defineGradient(world);
  faces.define<Builder>('ConditionalFormatRuleBuilder', builderMethods(world));
}

function builderMethods(world: World): Methods<Builder> {
  const { faces } = world;
  const gradient = (part: GradientPoint['part'], type: string | null) => (builder: Builder, color: unknown, kind?: unknown, value?: unknown): void => {
    const point: GradientPoint = {
      part,
      color: colour(text(color)),
      type: kind === undefined ? type : enumKey('InterpolationType', kind),
      value: value === undefined ? null : text(value),
    };
    builder.gradient = [...(builder.gradient ?? []).filter((other) => other.part !== part), point];
  };
  return {
    ...conditionMethods((builder: Builder, criteria, args) => {
      builder.criteria = criteria;
      builder.args = keptArguments(world, args);
    }),
    withCriteria: (builder, criteria, args) => {
      builder.criteria = enumKey('BooleanCriteria', criteria);
      builder.args = keptArguments(world, list(args));
    },
    setRanges: (builder, ranges) => {
      const selves = list(ranges).map((range) => faces.open<RangeSelf>('Range', range));
      builder.sheet = selves[0]?.sheet ?? null;
      builder.rects = selves.map(({ row, column, rows, columns }) => ({ row, column, rows, columns }));
    },
    getRanges: ({ sheet, rects }) => (sheet === null ? [] : rects.map((rect) => rangeFace(world, sheet, rect))),
    setBackground: (builder, value) => {
      builder.background = value === null ? null : colour(text(value));
    },
    setFontColor: (builder, value) => {
      builder.fontColor = value === null ? null : colour(text(value));
    },
    setBold: (builder, value) => {
      builder.bold = truth(value);
    },
    setItalic: (builder, value) => {
      builder.italic = truth(value);
    },
    setUnderline: (builder, value) => {
      builder.underline = truth(value);
    },
    setStrikethrough: (builder, value) => {
      builder.strikethrough = truth(value);
    },
    setGradientMinpoint: gradient('min', 'MIN'),
    setGradientMaxpoint: gradient('max', 'MAX'),
    setGradientMinpointWithValue: gradient('min', null),
    setGradientMidpointWithValue: gradient('mid', null),
    setGradientMaxpointWithValue: gradient('max', null),
    build: ({ sheet, ...rule }) => {
      if (rule.rects.length === 0 || (rule.criteria === null && rule.gradient === null)) throw new BadArgument();
      return faces.wrap('ConditionalFormatRule', { sheet, rule } satisfies RuleSelf);
    },
  };
}

function defineGradient(world: World): void {
  const point = (points: readonly GradientPoint[], part: string): GradientPoint | undefined => points.find((other) => other.part === part);
  const parts = [['Min', 'min'], ['Mid', 'mid'], ['Max', 'max']] as const;
  const entries = parts.flatMap(([name, part]) => [
    [`get${name}Color`, (points: readonly GradientPoint[]) => point(points, part)?.color ?? ''],
    [`get${name}Value`, (points: readonly GradientPoint[]) => point(points, part)?.value ?? ''],
    [`get${name}Type`, (points: readonly GradientPoint[]) => {
      const type = point(points, part)?.type ?? null;
      return type === null ? null : enumValue('InterpolationType', type);
    }],
  ]);
  world.faces.define<readonly GradientPoint[]>('GradientCondition', Object.fromEntries(entries) as Methods<readonly GradientPoint[]>);
}
