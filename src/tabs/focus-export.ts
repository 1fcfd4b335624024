import { FOCUS_COLUMNS, type FocusColumn, type FocusRow } from '../core/focus/columns.js';
import { joinKey, textColumn } from './columns.js';
import type { TableTab } from './tab.js';

const NOTES: Partial<Record<FocusColumn, string>> = {
  BilledCost: 'What an invoice carries. Never add it to EffectiveCost.',
  EffectiveCost: 'What was consumed; a purchase that covers later use is 0.',
  ListCost: 'Cost at list price; the billed cost where no list price is reported.',
  ContractedCost: 'Cost at the contracted price, before credits.',
  BillingCurrency: 'Currency of the bill; the base currency where the row is a line of Daily.',
  PricingQuantity: 'Quantity as priced; 1 where the provider reports none, as ChargeDescription says.',
  InvoiceId: 'Blank: providers do not report it with their costs.',
  x_IsEstimated: 'true: quantity times list price, on no invoice.',
  x_Model: 'Model, where the row is about one.',
  x_Source: 'Tab the row comes from.',
};

/** A month of the ledger as FOCUS rows. All cells are text, so that downloading the tab as CSV changes no figure. */
export const focusExport: TableTab<FocusRow> = {
  name: 'FOCUS export',
  about: 'One month in the FOCUS 1.2 format. Download this tab as CSV. It is made anew by each export.',
  columns: FOCUS_COLUMNS.map((column) => textColumn<FocusRow>(column, NOTES[column] ?? 'As FOCUS 1.2 defines it.', (record) => record[column], 130)),
  key: (record) => joinKey(FOCUS_COLUMNS.map((column) => record[column])),
  day: null,
  read: (row) => FOCUS_COLUMNS.reduce((record, column) => ({ ...record, [column]: row.text(column) }), {}) as FocusRow,
};
