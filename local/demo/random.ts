/** A figure from 0 up to 1 that depends on the words alone: the demo's history is the same on every machine. */
export function chance(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const char of words.join('\u0000')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return mulberry32(hash);
}

/** A factor around 1, at most `spread` above or below. */
export function around(spread: number, ...words: readonly (string | number)[]): number {
  return 1 + (chance(...words) * 2 - 1) * spread;
}

function mulberry32(seed: number): number {
  let state = (seed + 0x6d2b79f5) >>> 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
}
