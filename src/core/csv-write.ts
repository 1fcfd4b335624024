/** A cell of a CSV file: text, or a number as text that is written as it is. */
export type CsvCell = string | Readonly<{ number: string }>;

/** What makes spreadsheet software take a text for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as RFC 4180 has them: commas, `\r\n`, quotes where needed. A text that
 * spreadsheet software would run as a formula gets an apostrophe in front.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: CsvCell): string {
  const text = typeof cell === 'string' ? (FORMULA.test(cell) ? `'${cell}` : cell) : cell.number;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replace(/"/g, '""')}"` : text;
}
