/** Our tabs as they stand in the workbook, left to right. */
export const TAB_ORDER: readonly string[] = [
  'Overview',
  'Weekly',
  'Subscriptions',
  'SaaS usage',
  'API usage',
  'API costs',
  'API log',
  'Cloud SKUs',
  'Budgets',
  'Mapping',
  'Value',
  'What-if',
  'Prices',
  'Rates',
  'Settings',
  'Import',
  'Seats',
  'Keys',
  'Credits',
  'Credit lots',
  'Charge-back',
  'Charge-back terms',
  'Invoices',
  'Reconciliation',
  'Alerts',
  'Accounts',
  'Close',
  'Journal',
  'FOCUS export',
  'Restatements',
  'Daily',
  'Runs',
];

/** The tabs a new tab of that name goes behind, nearest last. */
export function tabsBefore(name: string): string[] {
  const at = TAB_ORDER.indexOf(name);
  return at < 0 ? [...TAB_ORDER] : TAB_ORDER.slice(0, at);
}
