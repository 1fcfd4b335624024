import { readXlsx } from 'hucre';
import type { SheetPicture } from '../../../local/out/picture.js';
import { xlsxOf } from '../../../local/out/xlsx.js';

const daily: SheetPicture = {
  name: "Bob's daily",
  rows: [
    [{ value: 'Date', note: 'UTC day.', style: { bold: true, background: '#e8eef7' } }, { value: 'Cost' }],
    [{ value: { day: '2026-11-16' }, format: 'yyyy-mm-dd' }, { value: 0.1, format: '#,##0.00' }],
    [{ value: '=2+2' }, { value: 0.2, format: '#,##0.00' }],
    [{ value: { error: '#N/A' } }, { value: 0.30000000000000004, formula: "=SUM('Bob''s daily'!B2:B3)", format: '#,##0.00' }],
  ],
  frozenRows: 1, frozenColumns: 1, widths: [110, null], hiddenColumns: [], heights: {},
  highlights: [{ range: 'B2:B4', formula: '=$B2>0.25', background: '#fde2e1' }],
  charts: [
    {
      title: 'Cost per day', kind: 'column', stacked: true, at: { row: 6, column: 0 }, width: 500, height: 300,
      labels: { tab: "Bob's daily", row: 1, column: 0, rows: 2 },
      series: [{ name: 'Cost', values: { tab: "Bob's daily", row: 1, column: 1, rows: 2 } }],
    },
  ],
};

describe('the workbook file', () => {
  it('keeps values, formulas, notes, formats, frozen panes, rules and charts', async () => {
    const workbook = await readXlsx(await xlsxOf([daily]), { readStyles: true });
    const [sheet] = workbook.sheets;
    expect(sheet?.name).toBe("Bob's daily");
    expect(sheet?.rows[2]?.[0]).toBe('=2+2');
    expect(sheet?.freezePane).toMatchObject({ rows: 1, columns: 1 });
    expect(sheet?.cells?.get('0,0')?.comment?.text).toBe('UTC day.');
    expect(sheet?.cells?.get('1,1')?.style?.numFmt).toBe('#,##0.00');
    expect(sheet?.conditionalRules?.[0]).toMatchObject({ type: 'expression', range: 'B2:B4' });
    expect(sheet?.charts?.[0]).toMatchObject({ title: 'Cost per day' });
    expect(sheet?.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' });
  });

  it('writes a formula without its result, so that the reader must compute it', async () => {
    const [sheet] = (await readXlsx(await xlsxOf([daily]))).sheets;
    const cell = sheet?.cells?.get('3,1');
    expect(cell?.formula).toBe("SUM('Bob''s daily'!B2:B3)");
    expect(cell?.formulaResult ?? null).toBeNull();
  });

  it('writes a day as a real date', async () => {
    const [sheet] = (await readXlsx(await xlsxOf([daily]))).sheets;
    expect(sheet?.rows[1]?.[0]).toEqual(new Date('2026-11-16T00:00:00Z'));
  });

  it('holds fifty thousand rows in a few seconds', async () => {
    const rows = Array.from({ length: 50_000 }, (_, row) => Array.from({ length: 16 }, (__, column) => ({ value: row * 16 + column })));
    const started = Date.now();
    const file = await xlsxOf([{ ...daily, name: 'Daily', rows, highlights: [], charts: [] }]);
    expect(file.length).toBeGreaterThan(1_000_000);
    expect(Date.now() - started).toBeLessThan(30_000);
  });
});
