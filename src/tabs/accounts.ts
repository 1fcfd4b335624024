import { PURPOSES } from '../core/journal/accounts.js';
import { BUCKETS } from '../core/records.js';
import { userColumn } from './columns.js';
import type { TabShape } from './tab.js';

/** Accounts of the user's books. */
export const accounts: TabShape<never> = {
  name: 'Accounts',
  about: 'Which account of your books takes what. Begins with usual codes and names: change them to yours. The row that says most counts: a provider before a bucket, a bucket before none.',
  columns: [
    { ...userColumn<never>('Purpose', 'Expense: what was consumed. Breakage: prepaid credits that expired. Invoice difference: what an invoice charges beyond the ledger. Prepaid plans, Prepaid credits: paid, not consumed. Accrued liabilities: consumed, not invoiced. Payments clearing: plans and credits billed without an entered invoice, until the payment is booked. Accounts payable: invoices entered.', 'general', PURPOSES), width: 160 },
    userColumn('Bucket', 'API, Subscriptions, Cloud or SaaS. Blank: all.', 'general', BUCKETS),
    { ...userColumn<never>('Provider', 'Provider or vendor as on Daily. Blank: all.', 'general'), width: 130 },
    userColumn('Account code', 'Code in your chart of accounts; Xero goes by it.', 'text'),
    { ...userColumn<never>('Account name', 'Name in your chart of accounts; QuickBooks goes by it, a subaccount as Parent:Sub.', 'text'), width: 230 },
    { ...userColumn<never>('Tax rate', 'Name of the tax rate in Xero. Amounts are without tax: tax of invoices stands on its own account.', 'text'), width: 150 },
  ],
};
