export type FormatKind = 'automatic' | 'text' | 'number' | 'day' | 'time' | 'dayTime' | 'duration';

/** How the platform names the automatic format when asked for it. */
export const AUTOMATIC_PATTERN = '0.###############';

const kinds = new Map<string, FormatKind>();

/** What sort of value a number format shows. */
export function formatKind(format: string): FormatKind {
  let kind = kinds.get(format);
  if (kind === undefined) kinds.set(format, (kind = readKind(format)));
  return kind;
}

function readKind(format: string): FormatKind {
  if (format === '' || /^general$/i.test(format)) return 'automatic';
  if (format === '@') return 'text';
  const bare = format.replaceAll(/"[^"]*"|\\.|_.|\*./g, '');
  if (/\[[hms]+\]/i.test(bare)) return 'duration';
  const tokens = bare.replaceAll(/\[[^\]]*\]/g, '').toLowerCase();
  if (/general|e[+-]/.test(tokens)) return 'number';
  const [day, time] = [/[yd]|m/.test(tokens.replaceAll(/h+:m+|m+:s+|am\/pm|a\/p/g, '')), /[hs]|am\/pm/.test(tokens)];
  if (day) return time ? 'dayTime' : 'day';
  return time ? 'time' : 'number';
}

export function isMoment(kind: FormatKind): boolean {
  return kind === 'day' || kind === 'time' || kind === 'dayTime' || kind === 'duration';
}
