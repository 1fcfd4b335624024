import * as v from 'valibot';
import { multiply, toText, ZERO } from '../../core/decimal.js';
import { Fault } from '../../core/fault.js';
import { money } from '../../core/money.js';
import type { Feed } from '../provider.js';
import { decimalNumber, record } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';
import { balanceReading } from '../kit/reading.js';
import { creditPrice } from './settings.js';

/** Left out means zero here, as the API's format has it; null would mean something else. */
const figure = v.optional(decimalNumber);
const balance = record({ numSeats: figure, promptCreditsPerSeat: figure, addOnCreditsAvailable: figure, addOnCreditsUsed: figure });

/** Add-on credits that are left, at the price the user gave. Without a price they are no money and the feed is off. */
export const credits: Feed<'balance'> = {
  id: 'credits',
  label: 'Add-on credits',
  kind: 'balance',
  window: null,
  optional: true,
  enabled: (connection) => (connection.settings['creditPrice'] ?? '').trim() !== '',
  start: () => [{ method: 'post', path: '/GetTeamCreditBalance', body: {} }],
  read: (page, { connection, today }) => {
    const each = creditPrice(connection);
    if (each === null) throw new Fault('config', 'The price of an add-on credit is missing.', page.where, 'Fill it in, or leave the credits out.');
    const told = readJson(balance, page);
    const left = told.addOnCreditsAvailable ?? ZERO;
    const note = `${toText(left)} add-on credits at ${toText(each.price)} ${each.currency}; ${toText(told.addOnCreditsUsed ?? ZERO)} used this cycle`;
    return { rows: [balanceReading(today, money(multiply(left, each.price), each.currency), note)] };
  },
};
