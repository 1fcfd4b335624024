import { missing } from './fault.js';
import { wallClock } from './serial.js';

const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
];
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const token = /"([^"]*)"|\\(.)|\[(h+|m+|s+)\]|(am\/pm|a\/p)|(y+|m+|d+|h+|s+)|(\.0+)|([-/:,. ()])|(\[\$[^\]]*\])|(.)/gi;

interface Piece {
  kind: 'literal' | 'elapsed' | 'half' | 'field' | 'fraction';
  text: string;
}

/** Shows a serial by a date or time format; `m` is minutes beside hours or seconds, months elsewhere. */
export function displayMoment(serial: number, format: string): string {
  const section = format.split(';')[0] ?? '';
  const pieces = [...section.matchAll(token)].map((found) => pieceOf(found, format));
  const twelve = pieces.some((piece) => piece.kind === 'half');
  const precise = pieces.some((piece) => piece.kind === 'fraction');
  const wall = wallClock(precise ? serial : Math.round(serial * 86_400) / 86_400);
  return pieces.map((piece, at) => show(piece, pieces, at, wall, serial, twelve)).join('');
}

function pieceOf(found: RegExpMatchArray, format: string): Piece {
  const [, quoted, escaped, elapsed, half, field, fraction, mark, currency] = found;
  if (elapsed !== undefined) return { kind: 'elapsed', text: elapsed.toLowerCase() };
  if (half !== undefined) return { kind: 'half', text: half };
  if (field !== undefined) return { kind: 'field', text: field.toLowerCase() };
  if (fraction !== undefined) return { kind: 'fraction', text: fraction };
  const literal = quoted ?? escaped ?? mark ?? (currency === undefined ? undefined : '');
  if (literal === undefined) throw missing(`number format ${format}`);
  return { kind: 'literal', text: literal };
}

function show(piece: Piece, pieces: readonly Piece[], at: number, wall: Date, serial: number, twelve: boolean): string {
  const { kind, text } = piece;
  if (kind === 'literal') return text;
  if (kind === 'half') return text.length > 3 ? (wall.getUTCHours() < 12 ? 'AM' : 'PM') : wall.getUTCHours() < 12 ? 'A' : 'P';
  if (kind === 'fraction') return (wall.getUTCMilliseconds() / 1000).toFixed(text.length - 1).slice(1);
  if (kind === 'elapsed') {
    const perDay = { h: 24, m: 1440, s: 86_400 }[text[0] ?? 'h'] ?? 24;
    return String(Math.floor(Math.round(serial * 86_400) / (86_400 / perDay))).padStart(text.length, '0');
  }
  return field(text, wall, twelve, isMinute(pieces, at));
}

function field(text: string, wall: Date, twelve: boolean, minute: boolean): string {
  const wide = (value: number): string => String(value).padStart(Math.min(text.length, 2), '0');
  switch (text[0]) {
    case 'y':
      return text.length <= 2 ? String(wall.getUTCFullYear() % 100).padStart(2, '0') : String(wall.getUTCFullYear());
    case 'm': {
      if (minute) return wide(wall.getUTCMinutes());
      const name = monthNames[wall.getUTCMonth()] ?? '';
      if (text.length > 2) return text.length === 3 ? name.slice(0, 3) : text.length === 4 ? name : name.slice(0, 1);
      return wide(wall.getUTCMonth() + 1);
    }
    case 'd': {
      const name = dayNames[wall.getUTCDay()] ?? '';
      if (text.length > 2) return text.length === 3 ? name.slice(0, 3) : name;
      return wide(wall.getUTCDate());
    }
    case 'h':
      return wide(twelve ? wall.getUTCHours() % 12 || 12 : wall.getUTCHours());
    default:
      return wide(wall.getUTCSeconds());
  }
}

function isMinute(pieces: readonly Piece[], at: number): boolean {
  const near = (step: number): string => {
    for (let other = at + step; other >= 0 && other < pieces.length; other += step) {
      const piece = pieces[other];
      if (piece !== undefined && (piece.kind === 'field' || piece.kind === 'elapsed')) return piece.text[0] ?? '';
    }
    return '';
  };
  return pieces[at]?.text[0] === 'm' && (near(-1) === 'h' || near(1) === 's');
}
