import { coloured } from '../../../local/workbench/colours.js';
import { pictureOf } from '../../../local/out/pictures.js';
import { SpreadsheetStore } from '../../../local/standin/spreadsheet/store.js';
import type { Highlight } from '../../../local/out/picture.js';

const bad: Highlight = { range: 'A2:B4', formula: '=$B2>Limits!$A$1', background: '#fde2e1', color: '#8c1d18' };
const quiet: Highlight = { range: 'A2:B4', formula: '=$B2>0', background: '#f3f4f6' };

function store(): SpreadsheetStore {
  const made = new SpreadsheetStore({ id: 'x', name: 'X', url: '', timeZone: 'UTC' });
  made.paste('Limits', 1, 1, [['10']]);
  made.paste('Weekly', 1, 1, [['Provider', 'Cost'], ['OpenAI', '12'], ['Groq', '3'], ['Mistral', '=A9']]);
  return made;
}

describe('colour rules in the page', () => {
  it('colour the cells where their formula holds, the first rule winning', () => {
    const workbook = store();
    const sheet = { ...pictureOf(workbook, workbook.existing('Weekly')), highlights: [bad, quiet] };
    expect(coloured(workbook, sheet).rows.map((row) => row.map((cell) => cell.style?.background ?? ''))).toEqual([
      ['', ''], ['#fde2e1', '#fde2e1'], ['#f3f4f6', '#f3f4f6'], ['', ''],
    ]);
  });

  it('leave the workbook as it was', () => {
    const workbook = store();
    const before = JSON.stringify(pictureOf(workbook, workbook.existing('Weekly')));
    coloured(workbook, { ...pictureOf(workbook, workbook.existing('Weekly')), highlights: [bad] });
    expect(workbook.sheetNames()).toEqual(['Limits', 'Weekly']);
    expect(JSON.stringify(pictureOf(workbook, workbook.existing('Weekly')))).toBe(before);
  });
});
