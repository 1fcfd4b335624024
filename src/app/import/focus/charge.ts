import { isNegative, ZERO } from '../../../core/decimal.js';
import { money } from '../../../core/money.js';
import type { CloudOfFile } from '../format.js';
import { LineFault, type Line } from '../line.js';
import { focusProvider } from './provider.js';
import { focusTags } from './tags.js';

const CATEGORIES = ['usage', 'purchase', 'tax', 'credit', 'adjustment'];

/**
 * A row of a FOCUS file as a cloud charge.
 *
 * Billed and effective cost stay apart as read: a purchase of credits is billed
 * and has no effect, the use it covers has an effect and is not billed. The feed
 * carries the billing period, because a correction may lie in an earlier month
 * than the bill that holds it.
 */
export function focusCharge(line: Line): CloudOfFile {
  const currency = currencyOf(line);
  const category = line.text('chargecategory').toLowerCase();
  if (CATEGORIES.indexOf(category) < 0) throw new LineFault('ChargeCategory', 'This is none of Usage, Purchase, Tax, Credit and Adjustment.');
  const billedCost = line.amount('billedcost');
  const listCost = line.decimal('listcost');
  const consumed = line.decimal('consumedquantity');
  return {
    provider: providerOf(line),
    feed: `focus ${monthOf(line)}`,
    day: chargeDay(line),
    billingAccount: line.firstText(['billingaccountid', 'billingaccountname']),
    project: line.firstText(['subaccountid', 'subaccountname']),
    service: line.text('servicename'),
    sku: skuOf(line, category),
    region: line.firstText(['regionid', 'regionname']),
    tags: focusTags(line.text('tags')),
    quantity: consumed ?? line.decimal('pricingquantity'),
    unit: line.text(consumed === null ? 'pricingunit' : 'consumedunit'),
    listCost: listCost === null ? null : money(listCost, currency),
    billedCost: money(billedCost, currency),
    effectiveCost: money(line.amount('effectivecost'), currency),
    credits: money(category === 'credit' && isNegative(billedCost) ? billedCost : ZERO, currency),
  };
}

/** What was sold, with its category in front where it is not usage. */
function skuOf(line: Line, category: string): string {
  const meter = [line.text('x_model'), line.text('skumeter')].filter((part) => part !== '').join(', ');
  const name = meter === '' ? line.firstText(['chargedescription', 'skuid', 'skupriceid']) : meter;
  const word = `${category.charAt(0).toUpperCase()}${category.slice(1)}`;
  return category === 'usage' ? name : `${word}: ${name}`;
}

function chargeDay(line: Line): string {
  const start = line.instant('chargeperiodstart');
  if (line.text('chargeperiodend') !== '' && line.instant('chargeperiodend') < start) throw new LineFault('ChargePeriodEnd', 'It lies before ChargePeriodStart.');
  return line.day('chargeperiodstart');
}

/** The month of the bill. A file without billing periods is taken by charge period. */
function monthOf(line: Line): string {
  return line.day(line.text('billingperiodstart') === '' ? 'chargeperiodstart' : 'billingperiodstart').slice(0, 7);
}

function currencyOf(line: Line): string {
  const currency = line.text('billingcurrency');
  if (!/^[A-Z]{3}$/.test(currency)) throw new LineFault('BillingCurrency', 'This is no currency code of three capitals.');
  return currency;
}

function providerOf(line: Line): string {
  const provider = focusProvider(line);
  if (provider === '') throw new LineFault('ProviderName', 'Nothing tells who charges this.');
  return provider;
}
