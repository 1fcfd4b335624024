import * as v from 'valibot';
import { money } from '../../core/money.js';
import type { Feed } from '../provider.js';
import { decimalNumber } from '../kit/fields.js';
import { readAt, readJson } from '../kit/read-json.js';
import { balanceReading } from '../kit/reading.js';
import { currencyOf } from './currency.js';
import { readsBilling } from './settings.js';
import { demanded } from './told.js';

const AMOUNT = ['balance_inr', 'balance', 'available_balance', 'available', 'credits'];
const fields = v.record(v.string(), v.unknown(), 'an object');

/**
 * What is left of the prepaid credits, in rupees unless the answer says otherwise.
 *
 * Quirk: the fields of the answer are not documented; the likely names are
 * read, at the top or under `data`, and anything else is refused by the names of its fields.
 */
export const balance: Feed<'balance'> = {
  id: 'balance',
  label: 'Balance',
  kind: 'balance',
  window: null,
  enabled: readsBilling,
  start: () => [{ path: '/api/billing/balance' }],
  read: (page, { today }) => {
    const body = readJson(fields, page);
    const isNested = typeof body['data'] === 'object' && body['data'] !== null;
    const [holder, path] = isNested ? [readAt(fields, body['data'], page, 'data'), 'data'] : [body, ''];
    const amount = demanded(holder, AMOUNT, decimalNumber, page, path);
    return { rows: [balanceReading(today, money(amount, currencyOf(holder, AMOUNT, page, path)), '')] };
  },
};
