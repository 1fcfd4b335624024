import { toText } from '../../core/decimal.js';
import { Fault } from '../../core/fault.js';
import { money } from '../../core/money.js';
import type { Feed } from '../provider.js';
import { count, decimalNumber, record, yesNo } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';
import { balanceReading } from '../kit/reading.js';
import { serviceOf } from './service.js';

const verdict = record({ code: count, status: yesNo });
const answer = record({ data: record({ available_balance: decimalNumber, voucher_balance: decimalNumber, cash_balance: decimalNumber }) });

/**
 * What is left on the account, in the currency of the service.
 *
 * @see https://platform.moonshot.ai/docs/api/misc (read 2026-11-21)
 *
 * Quirks: an answer with status 200 can still be an error, told by `code`; cash
 * can be negative, then only vouchers are available.
 */
export const balance: Feed<'balance'> = {
  id: 'balance',
  label: 'Balance',
  kind: 'balance',
  window: null,
  start: ({ connection }) => [{ path: `${serviceOf(connection).origin}/v1/users/me/balance` }],
  read: (page, { connection, today }) => {
    const { code, status } = readJson(verdict, page);
    if (code !== 0 || !status) throw new Fault('outage', 'Moonshot answered that it could not tell the balance.', page.where, 'Run it again; if it stays, look at the account in the Moonshot console.');
    const { available_balance: available, voucher_balance: vouchers, cash_balance: cash } = readJson(answer, page).data;
    return { rows: [balanceReading(today, money(available, serviceOf(connection).currency), `Vouchers ${toText(vouchers)}, cash ${toText(cash)}.`)] };
  },
};
