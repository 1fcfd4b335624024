import { NOBODY } from '../mapping/assignment.js';
import { isWithin, type Day, type Period } from '../days.js';
import type { CurrencyCode } from '../money.js';
import { addApiCharges } from './api.js';
import { LedgerLines, type Observe, type RateOf, type SharesOf } from './ledger-lines.js';
import { addMeteredCharges } from './metered.js';
import { addPlanCharges } from './plans.js';
import type { MeteredUse } from './metered-use.js';
import type { PriceBook } from '../prices/book.js';
import type { Bucket, CloudRow, CostRow, Finding, LedgerLine, PricedUsage } from '../records.js';
import type { Subscription } from '../subscriptions/subscription.js';
import type { Unread } from './unread.js';

export type { ChargeDimensions, Observe, RateOf, SharesOf } from './ledger-lines.js';

export type LedgerInput = Readonly<{
  costs: readonly CostRow[];
  usage: readonly PricedUsage[];
  cloud: readonly CloudRow[];
  subscriptions: readonly Subscription[];
  /** Months of software billed by use, as typed. */
  metered?: readonly MeteredUse[];
  /** Rows of the register and of SaaS usage that cannot be read. */
  unread?: Unread;
  /** The running day; the last of the period when absent. */
  today?: Day;
  /** Days to make lines for, half open. */
  period: Period;
  base: CurrencyCode;
  /** Bucket of a provider's usage and cost rows. */
  bucketOf: (provider: string) => Bucket;
  /** Whether a provider's usage only tells who used what of others, and is no charge. */
  isAttribution?: (provider: string) => boolean;
  /** Who bears a charge; as its source says when absent. */
  sharesOf?: SharesOf;
  observe?: Observe;
  /** Prices a bill was allocated by: with them each billed row falls on the keys and users it covers. */
  book?: PriceBook;
  /** Vendor of a provider, or of what the register calls one; itself when absent. */
  vendorOf?: (provider: string) => string;
  rate?: RateOf;
}>;

export type Ledger = Readonly<{ lines: LedgerLine[]; findings: Finding[] }>;

/**
 * The one table under every summary.
 *
 * Cost comes from what the provider bills; usage adds its tokens to those lines
 * and gives lines of its own only where nothing is billed. Request rows and the
 * usage of gateways never enter. Per day and connection the billed costs of the lines add up exactly to
 * the billed rows. Both costs of a line are in the base currency where a rate
 * is known, else in their own. A charge with several bearers becomes a line for
 * each, adding up to it.
 */
export function ledgerOf(input: LedgerInput): Ledger {
  const { period } = input;
  const within = <R extends { day: Day }>(rows: readonly R[]): R[] => rows.filter((row) => isWithin(row.day, period));
  const lines = new LedgerLines(input.base, input.rate, input.vendorOf, input.sharesOf, input.observe);
  const cloud = within(input.cloud);
  addCloudCharges(cloud, lines);
  const usage = within(input.usage).filter(({ provider }) => input.isAttribution?.(provider) !== true);
  addApiCharges({ costs: within(input.costs), usage, cloud }, lines, input);
  addPlanCharges(input.subscriptions, lines, input);
  addMeteredCharges(input.metered ?? [], lines, input);
  return { lines: lines.sorted(), findings: lines.findings() };
}

function addCloudCharges(rows: readonly CloudRow[], lines: LedgerLines): void {
  rows.forEach((row) => {
    const service = row.sku === '' ? row.service : row.sku;
    const subAccount = row.project === '' ? row.billingAccount : row.project;
    const place = { bucket: 'Cloud' as const, provider: row.provider, connection: row.connection, service, subAccount };
    lines.add({
      ...place, day: row.day, key: '', user: '', tags: row.tags, model: '', sku: row.sku, own: NOBODY, basis: 'billed', counts: null,
      currency: row.billedCost.currency, billedCost: row.billedCost.amount, effectiveCost: row.effectiveCost.amount,
    });
  });
}
