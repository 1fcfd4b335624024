import { picturesOf } from '../../local/out/pictures.js';
import { xlsxOf } from '../../local/out/xlsx.js';
import { SpreadsheetStore } from '../../local/standin/spreadsheet/store.js';
import { plainText, recalculated } from './libreoffice.js';

function workbook(): SpreadsheetStore {
  const store = new SpreadsheetStore({ id: 'oracle', name: 'Oracle', url: 'https://docs.google.com/spreadsheets/d/oracle/edit', timeZone: 'Europe/Berlin' });
  store.paste('Daily', 1, 1, [
    ['Date', 'Provider', 'Effective cost'],
    ['2026-11-09', 'openai', '10.10'],
    ['2026-11-15', 'anthropic', '0.2'],
    ['2026-11-16', 'openai', '-3.333333'],
    ['2026-11-17', 'openai', '1234567.89'],
  ]);
  store.paste('Weekly', 1, 1, [
    ['From', '2026-11-16'],
    ['To', '=B1+6'],
    ['OpenAI', '=SUMIFS(Daily!C:C,Daily!B:B,"openai",Daily!A:A,">="&B1,Daily!A:A,"<="&B2)'],
    ['All', '=SUM(Daily!C:C)'],
    ['Rows', '=COUNTIFS(Daily!B:B,"openai")'],
    ['Share', '=IFERROR(B3/B4,"no total")'],
    ['Nothing', '=IFERROR(1/0,"no total")'],
    ['Month end', '=EOMONTH(B1,0)'],
    ['Wrong', '=1/0'],
  ]);
  return store;
}

describe('the stand-in and an independent engine', () => {
  it('agree on every formula of a workbook file', async () => {
    const store = workbook();
    const weekly = (await recalculated(await xlsxOf(picturesOf(store)))).get('Weekly') ?? [];
    const value = (row: number): string => plainText(weekly[row - 1]?.[1]);
    expect(Number(value(3))).toBeCloseTo(1234564.556667, 6);
    expect(Number(value(4))).toBeCloseTo(1234574.856667, 6);
    expect([value(1), value(2), value(8)]).toEqual(['2026-11-16', '46348', '2026-11-30']);
    expect(value(5)).toBe('3');
    expect(value(7)).toBe('no total');
    expect(store.evaluated('Weekly').map((row) => row[1])).toEqual([
      { day: value(1) }, Number(value(2)), expect.closeTo(Number(value(3)), 9), expect.closeTo(Number(value(4)), 9), 3,
      expect.closeTo(Number(value(6)), 12), 'no total', { day: value(8) }, { error: '#DIV/0!' },
    ]);
  });
});
