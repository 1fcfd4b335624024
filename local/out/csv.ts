import { stringify } from 'csv-stringify/sync';
import type { PictureValue, SheetPicture } from './picture.js';

/** The tab as comma separated values: what the cells show, numbers plain and whole, days in ISO form. */
export function csvOf(sheet: SheetPicture): string {
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return stringify(
    sheet.rows.map((row) => Array.from({ length: width }, (_, column) => csvText(row[column]?.value ?? null))),
    { record_delimiter: '\n' },
  );
}

export function csvText(value: PictureValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return plainNumber(value);
  if ('day' in value) return value.day;
  return 'dateTime' in value ? value.dateTime : value.error;
}

/** All digits of a number and no exponent: `0.0000025`, not `2.5e-6`. */
export function plainNumber(value: number): string {
  const text = String(Object.is(value, -0) ? 0 : value);
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
