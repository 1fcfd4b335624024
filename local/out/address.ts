/** `A1` of a cell; row and column count from 0. */
export function addressOf(row: number, column: number): string {
  return `${columnName(column)}${String(row + 1)}`;
}

/** `A` for 0, `AA` for 26. */
export function columnName(column: number): string {
  let rest = column;
  let name = '';
  do {
    name = String.fromCharCode(65 + (rest % 26)) + name;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return name;
}

/** A sheet name as formulas must write it: `'Bob''s costs'`. */
export function quotedSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}

/** `'Daily'!$A$2:$A$9`. */
export function absoluteRange(sheet: string, row: number, column: number, rows: number, columns = 1): string {
  const corner = (r: number, c: number): string => `$${columnName(c)}$${String(r + 1)}`;
  return `${quotedSheet(sheet)}!${corner(row, column)}:${corner(row + rows - 1, column + columns - 1)}`;
}
