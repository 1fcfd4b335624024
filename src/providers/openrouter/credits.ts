import { subtract, toText } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Feed } from '../provider.js';
import { decimalNumber, record } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';

const answer = record({ data: record({ total_credits: decimalNumber, total_usage: decimalNumber }) });

/**
 * Credits left: all that were bought less all that were used since the account
 * exists, in US dollars. It may be a little below zero and a minute old. What
 * was paid with an own provider key is not part of it.
 */
export const credits: Feed<'balance'> = {
  id: 'credits',
  label: 'Credit balance',
  kind: 'balance',
  window: null,
  start: () => [{ path: '/credits' }],
  read: (page, { today }) => {
    const { total_credits: bought, total_usage: used } = readJson(answer, page).data;
    return {
      rows: [{
        day: today,
        movement: 'balance',
        amount: money(subtract(bought, used), 'USD'),
        expires: null,
        note: `Over the life of the account ${toText(bought)} bought and ${toText(used)} used.`,
      }],
    };
  },
};
