import { CYCLES, SUBSCRIPTION_KINDS, SUBSCRIPTION_STATES } from '../core/subscriptions/subscription.js';
import { catalog } from './catalog.js';
import { filledColumn, userColumn } from './columns.js';
import type { TabShape } from './tab.js';

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** The register of plans. The user fills it; six columns are ours. */
export const subscriptions: TabShape<never> = {
  name: 'Subscriptions',
  about: 'The register of plans you pay for. Fill one row a plan; Monthly cost, Annual cost and Suggested price are computed.',
  columns: [
    { ...userColumn<never>('Provider', 'Who you pay. Type any name; the list holds common ones.', 'general', unique(catalog.map((plan) => plan.tool))), width: 150 },
    { ...userColumn<never>('Plan', 'Name of the plan. With a known provider and plan, Suggested price shows the list price.', 'general', unique(catalog.map((plan) => plan.plan))), width: 150 },
    userColumn('Kind', 'seat plan: price per seat. flat plan: one price. AI inside SaaS: software with AI in it, see AI share. usage-based SaaS: billed by use or by outcome; leave Price blank and type its months on the SaaS usage tab.', 'general', SUBSCRIPTION_KINDS),
    userColumn('Seats', 'Number of seats paid for. Blank: 1.', 'general'),
    userColumn('Price', 'Price of one seat (or of the plan) for one Cycle, before tax. A price with a part for the team and a part per seat: see Base price. Taken from your invoice; nothing overwrites it.', 'money'),
    userColumn('Cycle', 'How often that price is due.', 'general', CYCLES),
    userColumn('Currency', 'Three-letter code of the currency you are billed in.', 'general'),
    filledColumn('Monthly cost', 'Base price, and Seats times Price, per month; a quarter counts as 3 months, a year as 12. A one-time price does not recur: 0. A formula.', 'total', 105),
    filledColumn('Annual cost', 'Base price, and Seats times Price, per year. A formula.', 'total', 105),
    userColumn('Renewal date', 'Next day an invoice is due.', 'day'),
    userColumn('Notice date', 'Last day to give notice.', 'day'),
    userColumn('Owner', 'Who answers for the plan; the review asks for it.', 'general'),
    { ...userColumn<never>('Business purpose', 'What it is for; the review asks for it.', 'general'), width: 220 },
    userColumn('AI share', 'Part of the price that is AI, 0 % to 100 %. Reports count only this part. Blank: all of it; for AI inside SaaS: not known, and the row counts as missing.', 'percent'),
    userColumn('Last reviewed', 'Day somebody last looked at this row.', 'day'),
    userColumn('State', 'A cancelled plan counts to its end or renewal date, a trial from its renewal date, a paused one to its end date. Blank: active.', 'general', SUBSCRIPTION_STATES),
    userColumn('Cost center', 'Who bears the cost in your organisation.', 'general'),
    userColumn('Start date', 'First day it counts. Blank: it has always been there.', 'day'),
    userColumn('End date', 'First day it no longer counts. Blank: open.', 'day'),
    filledColumn('Suggested price', 'List price of the plan without tax, with the date it was checked. Only a suggestion: it is never copied into Price.', 'general', 330),
    filledColumn('Seats counted', 'Seats the provider reports today: those who left and unpaid admins are not counted. Blank: no connection reports seats of this plan.', 'integer', 80),
    filledColumn('Idle seats', 'Of them, seats not used in the last 30 days or held by nobody. Blank: the provider does not say when a seat was last used.', 'integer', 80),
    filledColumn('Overage', 'Billed beyond the seats this month, or in the current billing cycle. Blank: the provider does not say.', 'money', 90),
    userColumn('Base price', 'What one Cycle costs before any seat, where the plan has such a part. Blank: none.', 'money'),
    userColumn('Minimum seats', 'Seats that are charged at least. Blank: no minimum.', 'general'),
  ],
};
