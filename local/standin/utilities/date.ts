import { PlatformError } from '../face.js';
import { instantOf, offsetAt, wallClock, zoneName, type WallClock } from './zone.js';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

type Token = Readonly<{ letter: string; count: number } | { literal: string }>;

/** A Java SimpleDateFormat pattern in its parts; text stands in single quotes, two of them are one. */
export function tokens(pattern: string): Token[] {
  const found: Token[] = [];
  const parts = pattern.match(/''|'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+|'/g) ?? [];
  for (const part of parts) {
    if (part === "''") found.push({ literal: "'" });
    else if (part === "'") throw new PlatformError('Unterminated quote');
    else if (part.startsWith("'")) found.push({ literal: part.slice(1, -1).replace(/''/g, "'") });
    else if (/^[A-Za-z]/.test(part)) found.push({ letter: part.charAt(0), count: part.length });
    else found.push({ literal: part });
  }
  return found;
}

/** `Utilities.formatDate` for the English locale the platform formats in. */
export function formatDate(ms: number, zone: string, pattern: string): string {
  const wall = wallClock(ms, zone);
  return tokens(pattern)
    .map((token) => ('literal' in token ? token.literal : field(token.letter, token.count, wall, ms, zone)))
    .join('');
}

function field(letter: string, count: number, wall: WallClock, ms: number, zone: string): string {
  const number = (value: number) => String(value).padStart(count, '0');
  const weekday = new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay();
  switch (letter) {
    case 'G':
      return 'AD';
    case 'y':
      return count === 2 ? String(wall.year % 100).padStart(2, '0') : number(wall.year);
    case 'Y':
      return count === 2 ? String(weekOf(wall).year % 100).padStart(2, '0') : number(weekOf(wall).year);
    case 'M':
    case 'L':
      return count > 2 ? (MONTHS[wall.month - 1] ?? '').slice(0, count === 3 ? 3 : undefined) : number(wall.month);
    case 'w':
      return number(weekOf(wall).week);
    case 'W':
      return number(Math.ceil((wall.day + new Date(Date.UTC(wall.year, wall.month - 1, 1)).getUTCDay()) / 7));
    case 'D':
      return number(dayOfYear(wall));
    case 'd':
      return number(wall.day);
    case 'F':
      return number(Math.ceil(wall.day / 7));
    case 'E':
      return (DAYS[weekday] ?? '').slice(0, count > 3 ? undefined : 3);
    case 'u':
      return number(weekday === 0 ? 7 : weekday);
    case 'a':
      return wall.hour < 12 ? 'AM' : 'PM';
    case 'H':
      return number(wall.hour);
    case 'k':
      return number(wall.hour === 0 ? 24 : wall.hour);
    case 'K':
      return number(wall.hour % 12);
    case 'h':
      return number(wall.hour % 12 === 0 ? 12 : wall.hour % 12);
    case 'm':
      return number(wall.minute);
    case 's':
      return number(wall.second);
    case 'S':
      return number(wall.millisecond);
    case 'z':
      return zoneName(ms, zone, count > 3 ? 'long' : 'short');
    case 'Z':
      return offsetText(ms, zone, '');
    case 'X':
      return offsetAt(ms, zone) === 0 ? 'Z' : count === 1 ? offsetText(ms, zone, '').slice(0, 3) : offsetText(ms, zone, count === 2 ? '' : ':');
    default:
      throw new PlatformError(`Illegal pattern character '${letter}'`);
  }
}

function offsetText(ms: number, zone: string, separator: string): string {
  const minutes = Math.round(offsetAt(ms, zone) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${separator}${String(rest).padStart(2, '0')}`;
}

function dayOfYear(wall: WallClock): number {
  return (Date.UTC(wall.year, wall.month - 1, wall.day) - Date.UTC(wall.year, 0, 1)) / 86_400_000 + 1;
}

/** Week year and week of Java's United States calendar: weeks start on Sunday, the first holds 1 January. */
function weekOf(wall: WallClock): { year: number; week: number } {
  const startOf = (year: number) => Date.UTC(year, 0, 1) - new Date(Date.UTC(year, 0, 1)).getUTCDay() * 86_400_000;
  const day = Date.UTC(wall.year, wall.month - 1, wall.day);
  const year = day >= startOf(wall.year + 1) ? wall.year + 1 : wall.year;
  return { year, week: Math.floor((day - startOf(year)) / (7 * 86_400_000)) + 1 };
}

/** `Utilities.parseDate`, for the numeric letters, month names, AM/PM and offsets. */
export function parseDate(text: string, zone: string, pattern: string): number {
  const read: Record<string, number> = {};
  let rest = text;
  let zoneOffset: number | null = null;
  for (const [index, token] of tokens(pattern).entries()) {
    if ('literal' in token) {
      if (!rest.startsWith(token.literal)) throw unparseable(text);
      rest = rest.slice(token.literal.length);
      continue;
    }
    const next = tokens(pattern)[index + 1];
    const match = expected(token, next !== undefined && 'letter' in next).exec(rest);
    if (!match) throw unparseable(text);
    if ('ZX'.includes(token.letter)) zoneOffset = offsetOf(match[0]);
    else read[token.letter] = valueOf(token, match[0]);
    rest = rest.slice(match[0].length);
  }
  return toInstant(read, zoneOffset, zone);
}

function unparseable(text: string): PlatformError {
  return new PlatformError(`Unparseable date: "${text}"`);
}

function expected({ letter, count }: { letter: string; count: number }, digitsFollow: boolean): RegExp {
  if (letter === 'M' && count > 2) return new RegExp(`^(?:${MONTHS.join('|')}|${MONTHS.map((name) => name.slice(0, 3)).join('|')})`, 'i');
  if (letter === 'E') return new RegExp(`^(?:${DAYS.join('|')}|${DAYS.map((name) => name.slice(0, 3)).join('|')})`, 'i');
  if (letter === 'a') return /^(?:AM|PM)/i;
  if ('ZX'.includes(letter)) return /^(?:Z|[+-]\d{2}:?\d{2}|[+-]\d{2})/;
  if (!'yMdHhKkmsSDu'.includes(letter)) throw new Error(`not in the stand-in: Utilities.parseDate with pattern letter ${letter}`);
  return digitsFollow ? new RegExp(`^\\d{1,${count}}`) : /^\d+/;
}

function valueOf({ letter, count }: { letter: string; count: number }, text: string): number {
  if (letter === 'M' && count > 2) return MONTHS.findIndex((name) => name.slice(0, 3).toLowerCase() === text.slice(0, 3).toLowerCase()) + 1;
  if (letter === 'a') return text.toUpperCase() === 'PM' ? 12 : 0;
  if (letter === 'E') return 0;
  const number = Number(text);
  return letter === 'y' && count <= 2 && text.length <= 2 ? 2000 + number : number;
}

function offsetOf(text: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000;
}

function toInstant(read: Readonly<Record<string, number>>, zoneOffset: number | null, zone: string): number {
  const twelve = read['h'] ?? read['K'];
  const hour = twelve === undefined ? (read['H'] ?? (read['k'] ?? 0) % 24) : (twelve % 12) + (read['a'] ?? 0);
  const wall: WallClock = {
    year: read['y'] ?? 1970,
    month: read['D'] === undefined ? (read['M'] ?? 1) : 1,
    day: read['D'] ?? read['d'] ?? 1,
    hour,
    minute: read['m'] ?? 0,
    second: read['s'] ?? 0,
    millisecond: read['S'] ?? 0,
  };
  if (zoneOffset === null) return instantOf(wall, zone);
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second, wall.millisecond) - zoneOffset;
}
