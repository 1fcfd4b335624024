import { BUCKETS, type Bucket } from '../records.js';

/** What an account of the books is used for. */
export const PURPOSES = [
  'Expense', 'Breakage', 'Invoice difference', 'FX difference', 'Rounding', 'Prepaid plans', 'Prepaid credits', 'Sales tax',
  'Accrued liabilities', 'Payments clearing', 'Accounts payable',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** An account of the user's books. Accounting software goes by one of the two: Xero by code, QuickBooks by name. */
export type Account = Readonly<{ code: string; name: string; /** Name of the tax rate, for Xero. */ taxRate: string }>;

/** A row of the Accounts tab: which account takes a purpose, for all or for one bucket or provider. */
export type AccountRow = Account & Readonly<{ row: number; purpose: Purpose; bucket: Bucket | null; /** Lower case; '' for all. */ provider: string }>;

/** What decides the account of a posting. */
export type AccountOf = (purpose: Purpose, of: Readonly<{ bucket: Bucket; provider: string; vendor: string }>) => Account;

/** Journals carry no tax of their own: what is tax stands on its account. */
export const NO_TAX = 'Tax Exempt (0%)';

const plain = (code: string, name: string): Account => ({ code, name, taxRate: NO_TAX });

/** Stands where the Accounts tab says nothing: the usual places in a chart of accounts, to be renamed by the user. */
export const DEFAULT_ACCOUNTS: readonly (Omit<AccountRow, 'row'>)[] = [
  ...expenseRows({ API: plain('6410', 'AI API usage'), Subscriptions: plain('6420', 'AI subscriptions'), Cloud: plain('6430', 'AI cloud services'), SaaS: plain('6440', 'AI in software') }),
  general('Breakage', plain('6450', 'Expired AI credits')),
  general('Invoice difference', plain('6460', 'AI invoice differences')),
  general('FX difference', plain('7910', 'Exchange gain or loss')),
  general('Rounding', plain('7920', 'Rounding')),
  general('Prepaid plans', plain('1410', 'Prepaid AI subscriptions')),
  general('Prepaid credits', plain('1420', 'Prepaid AI credits')),
  general('Sales tax', plain('1430', 'Input tax')),
  general('Accrued liabilities', plain('2110', 'Accrued AI costs')),
  general('Payments clearing', plain('2120', 'AI payments clearing')),
  general('Accounts payable', plain('2010', 'Accounts payable')),
];

/** The account of a posting: the row that says most, of the user before the defaults. A provider says more than a bucket. */
export function accountBook(rows: readonly AccountRow[]): AccountOf {
  return (purpose, { bucket, provider, vendor }) => {
    const names = [provider, vendor].map((name) => name.trim().toLowerCase());
    const fitting = (from: readonly Omit<AccountRow, 'row'>[]): Omit<AccountRow, 'row'>[] =>
      from.filter((row) => row.purpose === purpose && (row.bucket === null || row.bucket === bucket) && (row.provider === '' || names.indexOf(row.provider) >= 0));
    const weight = (row: Omit<AccountRow, 'row'>): number => (row.provider === '' ? 0 : 2) + (row.bucket === null ? 0 : 1);
    const best = (from: readonly Omit<AccountRow, 'row'>[]): Omit<AccountRow, 'row'> | undefined => fitting(from).sort((a, b) => weight(b) - weight(a))[0];
    const { code, name, taxRate } = best(rows) ?? best(DEFAULT_ACCOUNTS) ?? plain('', purpose);
    return { code, name, taxRate };
  };
}

function general(purpose: Purpose, account: Account): Omit<AccountRow, 'row'> {
  return { ...account, purpose, bucket: null, provider: '' };
}

function expenseRows(accounts: Readonly<Record<Bucket, Account>>): Omit<AccountRow, 'row'>[] {
  return BUCKETS.map((bucket) => ({ ...accounts[bucket], purpose: 'Expense', bucket, provider: '' }));
}
