import type { Day } from '../days.js';
import { isNegative, isZero, subtract, ZERO, type Decimal } from '../decimal.js';
import { REGISTER } from '../ledger/plans.js';
import type { VirtualPricing } from './credits.js';
import type { CurrencyCode } from '../money.js';
import type { CloudRow, CostRow, LedgerLine } from '../records.js';

export type FocusCategory = 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment';

/** A charge on its way into the export, whatever tab it stands in. */
export type FocusCharge = Readonly<{
  day: Day;
  provider: string;
  account: string;
  subAccount: string;
  category: FocusCategory;
  frequency: 'One-Time' | 'Recurring' | 'Usage-Based';
  service: string;
  description: string;
  /** What is sold and what is counted on it. */
  sku: string;
  meter: string;
  model: string;
  region: string;
  tags: string;
  costCenter: string;
  currency: CurrencyCode;
  billed: Decimal;
  effective: Decimal;
  /** Null where no list price is known. */
  list: Decimal | null;
  quantity: Decimal | null;
  unit: string;
  isEstimated: boolean;
  /** The tab the row comes from. */
  source: string;
  /** It takes back a part of an earlier charge. */
  isCorrection?: boolean;
  /** What it is priced in, when that is no money. */
  pricing?: VirtualPricing;
}>;

const CATEGORY_WORDS: readonly FocusCategory[] = ['Purchase', 'Tax', 'Credit', 'Adjustment'];

/** A line of what a provider billed. */
export function costCharge(row: CostRow, label: string): FocusCharge {
  const { amount, currency } = row.billedCost;
  const category = isNegative(amount) ? 'Credit' : 'Usage';
  return {
    ...NOTHING, day: row.day, provider: row.provider, account: row.connection, subAccount: row.subAccount, category, frequency: frequencyOf(category),
    service: `${label} API`, description: row.lineItem === '' ? `${label} API` : row.lineItem, sku: row.model === '' ? row.lineItem : row.model,
    meter: [row.meter, row.tier].filter((text) => text !== '').join(', '), model: row.model, currency, billed: amount, effective: amount,
    quantity: row.quantity, unit: row.unit, source: 'API costs',
  };
}

/** A charge on a cloud bill; what an imported file said of its category stands before its SKU. */
export function cloudCharge(row: CloudRow): FocusCharge {
  const billed = row.billedCost.amount;
  const named = CATEGORY_WORDS.find((word) => row.sku.startsWith(`${word}: `));
  const category = named ?? (isNegative(billed) ? 'Credit' : 'Usage');
  return {
    ...NOTHING, day: row.day, provider: row.provider, account: row.billingAccount === '' ? row.connection : row.billingAccount, subAccount: row.project,
    category: settled(category, billed, row.effectiveCost.amount), frequency: frequencyOf(category), service: row.service, description: row.sku === '' ? row.service : row.sku,
    sku: row.sku, region: row.region, tags: row.tags, currency: row.billedCost.currency, billed, effective: row.effectiveCost.amount,
    list: row.listCost?.amount ?? null, quantity: row.quantity, unit: row.unit, source: 'Cloud SKUs',
  };
}

/**
 * Charges of a line of the ledger. A plan is bought on its invoice day and used
 * day by day: two charges, of which each carries one of the two costs.
 */
export function lineCharges(line: LedgerLine, label: string): FocusCharge[] {
  const [billed, effective] = [line.billedCost ?? ZERO, line.effectiveCost ?? ZERO];
  const isPlan = line.connection === REGISTER;
  const base: FocusCharge = {
    ...NOTHING, day: line.day, provider: line.provider, account: isPlan ? label : line.connection, subAccount: line.subAccount, costCenter: line.costCenter,
    category: 'Usage', frequency: 'Usage-Based', service: isPlan ? `${label} ${line.service}`.trim() : line.bucket === 'Cloud' ? label : `${label} API`,
    description: line.service, sku: line.service, model: isPlan || line.bucket === 'Cloud' ? '' : line.service, currency: line.currency,
    billed, effective, isEstimated: line.basis === 'estimated', source: isPlan ? 'Subscriptions' : 'Daily',
  };
  if (isPlan) {
    const purchase: FocusCharge = { ...base, category: isNegative(billed) ? 'Credit' : 'Purchase', frequency: 'Recurring', effective: isNegative(billed) ? billed : ZERO, description: `${line.service}, invoice` };
    const used = isNegative(billed) ? subtract(effective, billed) : effective;
    const usage: FocusCharge = { ...base, frequency: 'Recurring', billed: ZERO, effective: used, list: used, description: `${line.service}, share of the day` };
    return [...(isZero(billed) ? [] : [purchase]), ...(isZero(used) ? [] : [usage])];
  }
  const category = settled(isNegative(billed) || isNegative(effective) ? 'Credit' : 'Usage', billed, effective);
  return [{ ...base, category, frequency: frequencyOf(category) }];
}

const NOTHING = { meter: '', model: '', region: '', tags: '', costCenter: '', subAccount: '', list: null, quantity: null, unit: '', isEstimated: false } as const;

/** A credit must be consumed as it is billed; where it is not, it is an adjustment. */
function settled(category: FocusCategory, billed: Decimal, effective: Decimal): FocusCategory {
  return category === 'Credit' && !isZero(subtract(billed, effective)) ? 'Adjustment' : category;
}

function frequencyOf(category: FocusCategory): FocusCharge['frequency'] {
  return category === 'Usage' ? 'Usage-Based' : 'One-Time';
}
