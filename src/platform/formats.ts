import type { CellFormat } from '../tabs/cell.js';

export const TEXT_FORMAT = '@';

const PATTERNS: Readonly<Record<CellFormat, string>> = {
  text: TEXT_FORMAT,
  day: 'yyyy-mm-dd',
  integer: '#,##0',
  decimal: '#,##0.00####',
  // Without a currency it is a column of single charges, where fractions of a cent count.
  money: '#,##0.00####',
  total: '#,##0.00;[Red]-#,##0.00',
  percent: '0.0%',
  yesNo: 'General',
  general: 'General',
};

const RIGHT: readonly CellFormat[] = ['day', 'integer', 'decimal', 'money', 'total', 'percent'];

/** The sheet's number format; `currency`, an ISO code, stands before the amount. */
export function numberFormat(format: CellFormat, currency?: string): string {
  return format === 'money' && currency !== undefined ? `[$${currency}] #,##0.00` : PATTERNS[format];
}

export function alignmentOf(format: CellFormat): 'left' | 'right' | 'center' {
  if (format === 'yesNo') return 'center';
  return RIGHT.includes(format) ? 'right' : 'left';
}
