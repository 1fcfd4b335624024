import { compare, decimal, divide, isNegative, ONE, type Decimal } from '../../core/decimal.js';
import type { Row } from '../../tabs/row.js';

/** A share from 0 to 1, typed as a number or like `40%`; null when the cell holds none. */
export function writtenShare(row: Row, header: string): Decimal | null {
  const text = row.text(header);
  const isPercent = /^\s*\d+(\.\d+)?\s*%\s*$/.test(text);
  const share = isPercent ? divide(decimal(text.replace('%', '').trim()), decimal(100)) : row.decimal(header);
  return share === null || isNegative(share) || compare(share, ONE) > 0 ? null : share;
}
