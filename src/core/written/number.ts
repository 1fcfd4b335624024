import { decimal, isDecimalText, type Decimal } from '../decimal.js';

/** Which mark stands before the fraction; the other one may part thousands. */
export type DecimalMark = 'point' | 'comma';

/** What a column of numbers tells about its mark: nothing speaks against either, or both occur. */
export type MarkReading = DecimalMark | 'either' | 'untold' | 'mixed';

/** Signs of currencies and blanks that may stand around an amount. */
const AROUND = /[$€£¥₹]|\b[A-Z]{3}\b|[\s\u00a0\u202f]/g;
const POINT = /^[+-]?(\d{1,3}([,'’]\d{3})+|\d+)?(\.\d+)?(e[+-]?\d{1,3})?$/i;
const COMMA = /^[+-]?(\d{1,3}([.'’]\d{3})+|\d+)?(,\d+)?(e[+-]?\d{1,3})?$/i;
/** Either a thousand or a fraction of three digits: `1,234`, `1.234`. */
const UNDECIDED = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** Which decimal mark the texts use. Blank ones tell nothing; one that is no number at all is passed over. */
export function decimalMarkOf(texts: readonly string[]): MarkReading {
  const seen = new Set(texts.map(markIn));
  if (seen.has('point') && seen.has('comma')) return 'mixed';
  if (seen.has('point')) return 'point';
  if (seen.has('comma')) return 'comma';
  return seen.has('either') ? 'either' : 'untold';
}

function markIn(text: string): MarkReading {
  const bare = bareOf(text);
  if (/^[+-]?\d*$/.test(bare)) return 'untold';
  if (UNDECIDED.test(bare)) return 'either';
  const asPoint = isNumber(bare, POINT);
  const asComma = isNumber(bare, COMMA);
  if (asPoint === asComma) return 'untold';
  return asPoint ? 'point' : 'comma';
}

/**
 * The number a text says: `1,234.50`, `1.234,50`, `1 234,5`, `$12`, `(3.20)` for
 * minus 3.20, `35E-7`. Null when it says none.
 */
export function writtenNumber(text: string, mark: DecimalMark): Decimal | null {
  const trimmed = text.trim();
  const isNegative = /^\(.*\)$/.test(trimmed);
  const bare = bareOf(isNegative ? trimmed.slice(1, -1) : trimmed);
  if (!isNumber(bare, mark === 'point' ? POINT : COMMA)) return null;
  const plain = mark === 'point' ? bare.replace(/[,'’]/g, '') : bare.replace(/[.'’]/g, '').replace(',', '.');
  const signed = isNegative ? `-${plain}` : plain;
  return isDecimalText(signed) ? decimal(signed) : null;
}

function bareOf(text: string): string {
  return text.trim().replace(/^\((.*)\)$/, '$1').replace(AROUND, '').replace(/\u2212/g, '-');
}

function isNumber(bare: string, form: RegExp): boolean {
  return /\d/.test(bare) && form.test(bare);
}
