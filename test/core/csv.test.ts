import fc from 'fast-check';
import { readCsv } from '../../src/core/csv.js';

const cells = (text: string): readonly (readonly string[])[] => readCsv(text).records.map((record) => record.cells);

describe('delimited text', () => {
  it('reads quotes, doubled quotes and breaks inside quotes', () => {
    expect(cells('a,b\r\n"x, y","he said ""no"""\r\n"two\nlines",z\r\n')).toEqual([['a', 'b'], ['x, y', 'he said "no"'], ['two\nlines', 'z']]);
  });

  it('knows the line each record begins on, breaks inside quotes counted', () => {
    expect(readCsv('a,b\n"1\n2\r\n3",x\n\nlast,y').records.map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  it.each([[',', 'comma'], [';', 'semicolon'], ['\t', 'tab'], ['|', 'bar']])('finds the delimiter %j', (delimiter) => {
    const text = ['Date', 'Model', 'Cost'].join(delimiter) + '\n' + ['2026-11-01', 'm', '"1.5"'].join(delimiter);
    expect(readCsv(text)).toMatchObject({ delimiter, records: [{ cells: ['Date', 'Model', 'Cost'] }, { cells: ['2026-11-01', 'm', '1.5'] }] });
  });

  it('is not misled by decimal commas in a text with semicolons', () => {
    expect(readCsv('Datum;Kosten\n01.11.2026;1,50\n02.11.2026;2,75\n').delimiter).toBe(';');
  });

  it('obeys a sep line, and counts it', () => {
    expect(readCsv('sep=;\r\na;b,c\r\n1;2,3\r\n')).toMatchObject({ delimiter: ';', records: [{ line: 2, cells: ['a', 'b,c'] }, { line: 3, cells: ['1', '2,3'] }] });
  });

  it('drops a byte-order mark and keeps an empty last cell', () => {
    expect(cells('\ufeffa,b,\n1,,')).toEqual([['a', 'b', ''], ['1', '', '']]);
  });

  it('reads line ends of all three systems alike', () => {
    expect(cells('a,b\r1,2')).toEqual([['a', 'b'], ['1', '2']]);
    expect(cells('a,b\n1,2\n')).toEqual([['a', 'b'], ['1', '2']]);
  });

  it('has nothing in an empty text', () => {
    expect(readCsv('')).toMatchObject({ records: [], problems: [] });
    expect(readCsv('\ufeff\n\n')).toMatchObject({ records: [], problems: [] });
  });

  it('says where a quotation mark was never closed', () => {
    expect(readCsv('a,b\n1,"open\n2,3').problems).toEqual([{ line: 2, column: 2, what: 'A quotation mark is opened and never closed.' }]);
  });

  it('says where text follows a closing quotation mark', () => {
    expect(readCsv('a,b\n"1"x,2').problems).toEqual([{ line: 2, column: 1, what: 'There is text behind a closing quotation mark.' }]);
    expect(readCsv('a,b\n"1" ,2').problems).toEqual([]);
  });

  it('gives back every table that was written in quotes', () => {
    const table = fc.integer({ min: 2, max: 5 }).chain((width) => fc.array(fc.array(fc.string(), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
    fc.assert(fc.property(table, fc.constantFrom(',' as const, ';' as const, '\t' as const, '|' as const), (rows, delimiter) => {
      const text = rows.map((row) => row.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(delimiter)).join('\r\n');
      const read = readCsv(text, delimiter);
      expect(read.problems).toEqual([]);
      expect(read.records.map((record) => record.cells)).toEqual(rows);
    }));
  });
});
