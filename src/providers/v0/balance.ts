import * as v from 'valibot';
import { add, ZERO } from '../../core/decimal.js';
import { moneyText, money } from '../../core/money.js';
import type { Feed, Page, Reading, Step } from '../provider.js';
import { decimalNumber, record, text } from '../kit/fields.js';
import { readAt, readJson, shapeFault } from '../kit/read-json.js';
import { balanceReading } from '../kit/reading.js';
import { settingValue } from '../kit/setting.js';
import { settings } from './settings.js';

const byToken = record({ balance: record({ remaining: decimalNumber }), onDemand: v.optional(record({ balance: decimalNumber })) });
const ofOld = record({ remaining: v.optional(decimalNumber) });
/** An answer is about a plan in dollars, or about an old one that counts messages. */
const either = record({ billingType: text, data: v.optional(v.unknown()) });

/** Credits that are left: of the plan until its cycle ends, and bought ones. Taken for US dollars, which the API does not say. */
export const balance: Feed<'balance'> = {
  id: 'balance',
  label: 'Credits left',
  kind: 'balance',
  window: null,
  optional: true,
  start: ({ connection }) => {
    const scope = settingValue(connection, settings, 'scope');
    return [{ path: '/user/billing', ...(scope === '' ? {} : { query: [['scope', scope]] as const }) }];
  },
  read: readBilling,
};

function readBilling(page: Page, { today }: Step): Reading<'balance'> {
  const { billingType, data } = readJson(either, page);
  const path = data === undefined ? '' : 'data';
  const body = data ?? page.body;
  if (billingType === 'legacy') {
    readAt(ofOld, body, page, path);
    return { rows: [], notes: ['This v0 plan counts messages instead of credits: it has no balance in money.'] };
  }
  if (billingType !== 'token') throw shapeFault(page, 'billingType', 'Expected token or legacy, found another word.');
  const { balance: ofPlan, onDemand } = readAt(byToken, body, page, path);
  const bought = onDemand?.balance ?? ZERO;
  const note = `${moneyText(money(ofPlan.remaining, 'USD'))} of the plan, ${moneyText(money(bought, 'USD'))} bought on demand`;
  return { rows: [balanceReading(today, money(add(ofPlan.remaining, bought), 'USD'), note)] };
}
