import type { Style } from '../style.js';
import { integer, text, truth } from './arguments.js';
import type { Methods } from './faces.js';
import { colour } from './range-style.js';
import type { RangeSelf, World } from './world.js';

type TextStyle = { -readonly [Field in 'fontWeight' | 'fontStyle' | 'fontSize' | 'fontFamily' | 'fontColor' | 'fontLine']?: Style[Field] };

export function newTextStyle(world: World): object {
  return world.faces.wrap('TextStyleBuilder', {} satisfies TextStyle);
}

/** Text styles applied to whole cells; parts of a cell's text have none of their own here. */
export function rangeTextStyle(world: World): Methods<RangeSelf> {
  const styleAt = (range: RangeSelf, row: number, column: number): object => {
    const { fontWeight, fontStyle, fontSize, fontFamily, fontColor, fontLine } = range.sheet.style(row, column);
    return world.faces.wrap('TextStyle', { fontWeight, fontStyle, fontSize, fontFamily, fontColor, fontLine });
  };
  return {
    getTextStyle: (range) => styleAt(range, range.row, range.column),
    setTextStyle: (range, style) => {
      range.sheet.changeStyle(range, { ...world.faces.open<TextStyle>('TextStyle', style) });
    },
  };
}

export function defineTextStyle(world: World): void {
  const { faces } = world;
  faces.define<TextStyle>('TextStyle', {
    isBold: ({ fontWeight }) => fontWeight === 'bold',
    isItalic: ({ fontStyle }) => fontStyle === 'italic',
    isUnderline: ({ fontLine }) => fontLine === 'underline',
    isStrikethrough: ({ fontLine }) => fontLine === 'line-through',
    getFontSize: ({ fontSize }) => fontSize ?? 10,
    getFontFamily: ({ fontFamily }) => fontFamily ?? 'Arial',
    getForegroundColor: ({ fontColor }) => fontColor ?? '#000000',
    copy: (style) => faces.wrap('TextStyleBuilder', { ...style }),
  });
  faces.define<TextStyle>('TextStyleBuilder', {
    setBold: (style, on) => {
      style.fontWeight = truth(on) ? 'bold' : 'normal';
    },
    setItalic: (style, on) => {
      style.fontStyle = truth(on) ? 'italic' : 'normal';
    },
    setUnderline: (style, on) => {
      style.fontLine = truth(on) ? 'underline' : 'none';
    },
    setStrikethrough: (style, on) => {
      style.fontLine = truth(on) ? 'line-through' : 'none';
    },
    setFontSize: (style, size) => {
      style.fontSize = integer(size);
    },
    setFontFamily: (style, family) => {
      style.fontFamily = text(family);
    },
    setForegroundColor: (style, value) => {
      style.fontColor = colour(text(value));
    },
    build: (style) => faces.wrap('TextStyle', { ...style }),
  });
}
