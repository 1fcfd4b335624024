import { money } from '../../core/money.js';
import { toText } from '../../core/decimal.js';
import type { Feed } from '../provider.js';
import { decimalText, record } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';

const balance = record({ balance: decimalText, total_used: decimalText });

/**
 * What is left of the prepaid credits, today.
 *
 * Quirks: both amounts are US dollars as text; `total_used` counts since the
 * account began, so it is a remark and no spend of the day.
 */
export const credits: Feed<'balance'> = {
  id: 'credits',
  label: 'Credit balance',
  kind: 'balance',
  window: null,
  start: () => [{ path: '/credits' }],
  read: (page, { today }) => {
    const told = readJson(balance, page);
    return { rows: [{ day: today, movement: 'balance', amount: money(told.balance, 'USD'), expires: null, note: `${toText(told.total_used)} USD used since the account began` }] };
  },
};
