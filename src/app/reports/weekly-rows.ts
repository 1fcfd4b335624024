import { isBlank } from '../../tabs/cell.js';
import { textOf } from '../../tabs/row.js';
import { weekly as tab } from '../../tabs/weekly.js';
import { pairKey, type Pair } from './pairs.js';
import type { WeeklyPlace } from './weekly-place.js';

export type PlacedPair = Pair & Readonly<{ row: number }>;

/** The table's rows after coming and going, in sheet order. `moved`: the look of the rows must be put right. */
export type Arranged = Readonly<{ rows: readonly PlacedPair[]; moved: boolean }>;

type Line = { pair: Pair | null; isKept: boolean };

/**
 * Inserts rows for new pairs where they belong and deletes rows of pairs that
 * are gone, unless the user wrote in them. What stands keeps its order, also
 * one the user gave it; rows below the table move with it.
 */
export function arrangeRows(place: WeeklyPlace, pairs: readonly Pair[]): Arranged {
  const wanted = new Map(pairs.map((pair) => [pairKey(pair), pair] as const));
  const height = tableHeight(place);
  const lines = place.rows.slice(0, height).map((row): Line => {
    const isOurs = row.bucket !== '' && row.provider !== '';
    const pair = isOurs ? (wanted.get(pairKey(row)) ?? (row as unknown as Pair)) : null;
    return { pair: pair === null ? null : { bucket: pair.bucket, provider: pair.provider }, isKept: (isOurs && wanted.has(pairKey(row))) || userWords(place, row.cells) !== '' };
  });
  const gone = lines.map((line, index) => ({ line, row: place.headerRow + 1 + index })).filter(({ line }) => !line.isKept).map(({ row }) => row);
  [...gone].reverse().forEach((row) => { place.sheet.deleteRows(row, 1); });
  const standing = lines.filter((line) => line.isKept);
  const inserted = insertMissing(place, standing, pairs, place.rows.length > height);
  const rows = standing.reduce<PlacedPair[]>((all, { pair }, index) => (pair === null ? all : all.concat({ ...pair, row: place.headerRow + 1 + index })), []);
  return { rows, moved: gone.length > 0 || inserted };
}

/** Rows down to the last one of ours; 0 without any. */
function tableHeight({ rows }: WeeklyPlace): number {
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row !== undefined && row.bucket !== '' && row.provider !== '') return index + 1;
  }
  return 0;
}

/** Adds a line for each pair without one, before the next pair that stands. */
function insertMissing(place: WeeklyPlace, standing: Line[], pairs: readonly Pair[], hasBelow: boolean): boolean {
  const keyOf = (line: Line): string => (line.pair === null ? '' : pairKey(line.pair));
  const keys = new Set(standing.map(keyOf));
  const missing = pairs.filter((pair) => !keys.has(pairKey(pair)));
  const isFresh = standing.length === 0 && !hasBelow;
  [...pairs].reverse().forEach((pair) => {
    if (keys.has(pairKey(pair))) return;
    const following = pairs.slice(pairs.indexOf(pair) + 1).map(pairKey);
    const next = following.length === 0 ? -1 : standing.findIndex((line) => keyOf(line) === following[0]);
    const at = next < 0 ? standing.length : next;
    if (!isFresh && (at < standing.length || hasBelow)) place.sheet.insertRows(place.headerRow + 1 + at, 1);
    standing.splice(at, 0, { pair, isKept: true });
  });
  return missing.length > 0;
}

function userWords({ at }: WeeklyPlace, cells: WeeklyPlace['rows'][number]['cells']): string {
  const ours = new Set(tab.columns.filter((column) => column.owner === 'app').map((column) => at(column.header) - 1));
  return cells.map((cell, index) => (ours.has(index) || isBlank(cell) ? '' : textOf(cell))).join('');
}
