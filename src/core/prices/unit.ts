import { decimal, ONE, type Decimal } from '../decimal.js';

/** Names of one unit, so that `searches` of a provider meets `search` of a price. */
const NAMES: Readonly<Record<string, string>> = {
  searches: 'search',
  'web search': 'search',
  'web searches': 'search',
  'web search call': 'search',
  'web search request': 'search',
  'file search': 'file search',
  'file searches': 'file search',
  'file search call': 'file search',
  'audio second': 'second',
  s: 'second',
  sec: 'second',
  'duration second': 'second',
  'duration minute': 'minute',
  'duration hour': 'hour',
  'audio minute': 'minute',
  'audio hour': 'hour',
};

const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3_600 };

/** A unit as it is compared: small letters, one of it. */
export function plainUnit(unit: string): string {
  const text = unit.trim().toLowerCase().replace(/_/g, ' ');
  const known = NAMES[text];
  if (known !== undefined) return known;
  const single = text.endsWith('s') && text.length > 2 ? text.slice(0, -1) : text;
  return NAMES[single] ?? single;
}

/**
 * How a count in `from` becomes a count in `to`: times and over, kept apart
 * because a third of an hour is no exact decimal. Null when they do not measure the same.
 */
export function unitConversion(from: string, to: string): Readonly<{ times: Decimal; over: Decimal }> | null {
  const [given, wanted] = [plainUnit(from), plainUnit(to)];
  if (given === wanted) return { times: ONE, over: ONE };
  const [times, over] = [SECONDS[given], SECONDS[wanted]];
  return times === undefined || over === undefined ? null : { times: decimal(times), over: decimal(over) };
}
