/** Names of units that others write their own way. */
const KNOWN: Readonly<Record<string, string>> = {
  token: 'Tokens', request: 'Requests', call: 'Requests', image: 'Images', second: 'Seconds', minute: 'Minutes', hour: 'Hours', session: 'Sessions',
  search: 'Searches', character: 'Characters', page: 'Pages', seat: 'Seats', user: 'Users', count: 'Units', credit: 'Credits', unit: 'Units', query: 'Queries',
};
/** What a number in front of a unit stands for: `1M tokens`, `1K requests`. */
const BLOCK = /^(\d+)\s*(k|m)?\s*[- ]?(.+)$/i;
const FACTORS: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 };

/**
 * A unit as FOCUS wants it: a capital first, many of them, a whole number in
 * front at most: `1M tokens` is `1000000 Tokens`. Text that is no unit is `Units`.
 */
export function focusUnit(unit: string): string {
  const match = BLOCK.exec(unit.trim());
  const [, count, letter = '', rest] = match ?? ['', undefined, '', unit.trim()];
  const block = count === undefined ? 1 : Number(count) * (FACTORS[letter.toLowerCase()] ?? 1);
  const name = nameOf(rest);
  return block === 1 ? name : `${String(block)} ${name}`;
}

function nameOf(text: string): string {
  const words = text.trim().toLowerCase().replace(/[_\s]+/g, ' ');
  const one = words.replace(/s$/, '');
  const known = KNOWN[words] ?? KNOWN[one];
  if (known !== undefined) return known;
  if (!/^[a-z]+( [a-z]+){0,2}$/.test(words)) return 'Units';
  const capital = words.split(' ').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return capital.endsWith('s') ? capital : `${capital}${/(ch|sh|x)$/.test(capital) ? 'es' : 's'}`;
}
