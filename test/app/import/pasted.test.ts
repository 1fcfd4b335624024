import { importPasted } from '../../../src/app/import/index.js';
import { importPreview } from '../../../src/app/import/index.js';
import { NO_CHOICES } from '../../../src/app/import/pasted.js';
import type { Cell } from '../../../src/tabs/cell.js';
import { columns, desk, type Desk } from './desk.js';

const HEADER = ['usage_date_utc', 'model', 'workspace', 'token_type', 'cost_usd'];
const row = (day: Cell, cost: Cell): Cell[] => [day, 'Claude Haiku 4.5', 'Default', 'output', cost];
const again = ({ app }: Desk): string => importPasted(app.again());
const notes = ({ book }: Desk): string[] => book.sheet('Import').rows.flatMap((line) => line.notes).filter((note) => note !== '');

describe('rows pasted into the Import tab', () => {
  it('have a tab made for them, with a note that says how', () => {
    const one = desk();
    expect(again(one)).toBe('Paste the rows into the Import tab, their header first, then choose Import pasted rows again.');
    expect(notes(one)[0]).toContain('Paste the rows of a console export');
  });

  it('are imported from real dates and numbers', () => {
    const one = desk();
    one.book.put('Import', [HEADER, row({ day: '2026-11-01' }, 0.05), row('2026-11-02', '0.25')]);
    expect(again(one)).toBe('“Anthropic export”: 2 lines read, 2 rows added, 0 changed, 0 removed.');
    expect(columns(one.book, 'API costs', ['Date', 'Billed cost'])).toEqual([['2026-11-01', 0.05], ['2026-11-02', 0.25]]);
    expect(again(one)).toBe('“Anthropic export”: 2 lines read, nothing changed.');
  });

  it('may be lines of text in one column, as a pasted file is', () => {
    const one = desk();
    one.book.put('Import', [[HEADER.join(',')], ['2026-11-01,Claude Haiku 4.5,Default,output,0.05']]);
    again(one);
    expect(columns(one.book, 'API costs', ['Date', 'Billed cost'])).toEqual([['2026-11-01', 0.05]]);
  });

  it('carry a note where a line is bad, and wait for a second yes', () => {
    const one = desk();
    one.book.put('Import', [HEADER, row({ day: '2026-11-01' }, 0.05), row('soon', 1), row({ day: '2026-11-03' }, 'much')]);
    expect(again(one)).toBe('2 of 3 lines cannot be used and carry a note in the Import tab. Nothing was imported. Correct them, or choose Import pasted rows once more to import the other 1.');
    expect(one.book.find('API costs')).toBeNull();
    expect(one.book.sheet('Import').rows[2]?.notes[0]).toBe('This is no date.');
    expect(one.book.sheet('Import').rows[3]?.notes[4]).toBe('This is no number.');
    expect(again(one)).toBe('“Anthropic export”: 1 line read, 1 row added, 0 changed, 0 removed. 2 bad lines left out.');
  });

  it('ask anew when they were changed in between, and lose the old notes', () => {
    const one = desk();
    const sheet = one.book.put('Import', [HEADER, row('soon', 1), row({ day: '2026-11-03' }, 'much')]);
    again(one);
    sheet.write(2, 1, [[{ day: '2026-11-02' }]]);
    expect(again(one)).toContain('1 of 2 lines cannot be used');
    expect(notes(one)).toEqual(['This is no number.']);
  });

  it('of an unknown table can be mapped in the sidebar', () => {
    const one = desk();
    one.book.put('Import', [['When', 'Betrag'], [{ day: '2026-11-01' }, 3]]);
    expect(() => again(one)).toThrow('Import: Nothing tells which column is Date and Provider and Currency. Open Import in the sidebar');
    const choices = { ...NO_CHOICES, mapping: { kind: 'cost' as const, columns: { date: 'When', amount: 'Betrag' }, fixed: { provider: 'groq', currency: 'USD' }, inputFigure: 'untold' as const } };
    expect(importPreview(one.app.again(), { upload: '', fileName: '', choices }).targets[0]).toMatchObject({ rows: 1, total: '3.00 USD' });
  });
});
