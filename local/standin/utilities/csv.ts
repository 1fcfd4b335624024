import { PlatformError } from '../face.js';

/** `Utilities.parseCsv`: quotes, doubled quotes, line breaks in quotes, any one-character delimiter. */
export function parseCsv(text: string, delimiter = ','): string[][] {
  if (delimiter.length !== 1) throw new PlatformError('Could not parse text.');
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endRow = () => {
    rows.push([...row, field]);
    row = [];
    field = '';
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quoted) {
      const doubled = character === '"' && text.charAt(index + 1) === '"';
      if (character !== '"' || doubled) field += character;
      else quoted = false;
      if (doubled) index += 1;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === delimiter) {
      row.push(field);
      field = '';
    }
    else if (character === '\n' || character === '\r') {
      if (character === '\r' && text.charAt(index + 1) === '\n') index += 1;
      endRow();
    } else field += character;
  }
  if (quoted) throw new PlatformError('Could not parse text.');
  if (field !== '' || row.length > 0) endRow();
  return rows;
}
