/** The letters of a column counted from 1: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** A whole column of a tab for a formula: `Daily!$I:$I`, quoted only where the name needs it, as Sheets shows it. */
export function wholeColumn(tab: string, column: number): string {
  const letters = columnLetters(column);
  return `${sheetReference(tab)}$${letters}:$${letters}`;
}

/** The tab of a reference with its exclamation mark. */
export function sheetReference(tab: string): string {
  return /^[A-Za-z_][A-Za-z_]*$/.test(tab) ? `${tab}!` : `'${tab.replace(/'/g, "''")}'!`;
}
