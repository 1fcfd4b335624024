import type { PricedUsage, RowKind, RowKinds } from '../core/records.js';
import { accounts } from './accounts.js';
import { apiCosts } from './api-costs.js';
import { apiLog } from './api-log.js';
import { apiUsage } from './api-usage.js';
import { chargeBack, chargeBackTerms } from './charge-back.js';
import { close } from './close.js';
import { cloudSkus } from './cloud-skus.js';
import { creditLots } from './credit-lots.js';
import { credits } from './credits.js';
import { daily } from './daily.js';
import { focusExport } from './focus-export.js';
import { invoices } from './invoices.js';
import { journal } from './journal.js';
import { keys } from './keys.js';
import { mapping } from './mapping.js';
import { prices } from './prices.js';
import { rates } from './rates.js';
import { reconciliation } from './reconciliation.js';
import { restatements } from './restatements.js';
import { runs } from './runs.js';
import { saasUsage } from './saas-usage.js';
import { seats } from './seats.js';
import { settings } from './settings.js';
import { subscriptions } from './subscriptions.js';
import { value } from './value.js';
import { whatIf } from './what-if.js';
import type { TabShape, TableTab } from './tab.js';

export { TAB_ORDER, tabsBefore } from './order.js';

/** What a tab of a row kind holds: usage rows stand there with their cost. */
export type TabRecords = Omit<RowKinds, 'usage'> & { usage: PricedUsage };

const TABS_OF_KIND = {
  usage: apiUsage,
  cost: apiCosts,
  cloud: cloudSkus,
  request: apiLog,
  seat: seats,
  key: keys,
  balance: credits,
  rate: rates,
  name: null,
} as const;

/** The tab rows of a kind go to; null for names, which stand in the rows they belong to. */
export function tabOfKind<K extends RowKind>(kind: K): TableTab<TabRecords[K]> | null {
  return TABS_OF_KIND[kind] as unknown as TableTab<TabRecords[K]> | null;
}

/** Tabs with a header in their first row, in workbook order. Overview and Weekly are laid out by the reports. */
export const tabs: readonly TabShape<never>[] = [
  subscriptions,
  saasUsage,
  apiUsage,
  apiCosts,
  apiLog,
  cloudSkus,
  mapping,
  prices,
  settings,
  seats,
  keys,
  credits,
  creditLots,
  rates,
  chargeBack,
  chargeBackTerms,
  invoices,
  reconciliation,
  value,
  whatIf,
  accounts,
  close,
  journal,
  focusExport,
  restatements,
  daily,
  runs,
];
