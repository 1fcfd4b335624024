import type * as v from 'valibot';
import { add, toText } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { currency, decimalText, list, record, yesNo } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';
import { balanceReading } from '../kit/reading.js';

const part = record({ currency, total_balance: decimalText, granted_balance: decimalText, topped_up_balance: decimalText });
const answer = record({ is_available: yesNo, balance_infos: list(part) });
type Part = v.InferOutput<typeof part>;

/**
 * What is left on the account, a row per currency.
 *
 * @see https://api-docs.deepseek.com/api/get-user-balance (read 2026-11-21)
 *
 * Quirks: amounts are decimal texts in yuan or dollars; an account can hold
 * both, or none; the granted part expires and is spent by rules of its own. Top-ups are not
 * told, so that spend between two readings can only be estimated.
 */
export const balance: Feed<'balance'> = {
  id: 'balance',
  label: 'Balance',
  kind: 'balance',
  window: null,
  start: () => [{ path: '/user/balance' }],
  read: (page, { today }) => {
    const { is_available: isEnough, balance_infos: parts } = readJson(answer, page);
    const notes = parts.length === 0 ? ['The account holds no balance in any currency.'] : parts.filter(isUneven).map((one) => `The granted and topped-up parts in ${one.currency} do not add up to the balance; it was kept as told.`);
    return { rows: parts.map((one) => rowOf(one, isEnough, today)), notes };
  },
};

function rowOf(one: Part, isEnough: boolean, day: string): RowWithoutOrigin<'balance'> {
  const made = `Of it ${toText(one.granted_balance)} granted and ${toText(one.topped_up_balance)} topped up.`;
  return balanceReading(day, money(one.total_balance, one.currency), isEnough ? made : `${made} Not enough for calls.`);
}

function isUneven(one: Part): boolean {
  return add(one.granted_balance, one.topped_up_balance) !== one.total_balance;
}
