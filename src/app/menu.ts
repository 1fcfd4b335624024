/** The add-on's menu: label and global function. */
export const MENU_TITLE = 'Spendsheet';
export const MENU = [
  { label: 'Open sidebar', handler: 'openSidebar' },
  { label: 'Sync now', handler: 'syncNow' },
  { label: 'Import pasted rows', handler: 'importPastedRows' },
  { label: 'Enter invoices', handler: 'enterInvoices' },
  null,
  { label: 'Send weekly digest', handler: 'sendDigestNow' },
  { label: 'Send subscription review', handler: 'sendReviewNow' },
  null,
  { label: 'Look for new prices', handler: 'lookForPrices' },
  { label: 'Re-price usage', handler: 'repriceUsage' },
  null,
  { label: 'Mapping: who bears what', handler: 'openMapping' },
  { label: 'Charge-back: what customers pay', handler: 'openChargeBack' },
  { label: 'Value: what features cost and bring', handler: 'openValue' },
  { label: 'What if: savings on your own tokens', handler: 'openWhatIf' },
  { label: 'Close a month', handler: 'closeMonthNow' },
  { label: 'Export a month as FOCUS', handler: 'exportFocusNow' },
] as const;
