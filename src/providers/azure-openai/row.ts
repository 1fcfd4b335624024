import * as v from 'valibot';
import { isDay } from '../../core/days.js';
import { money, zeroMoney } from '../../core/money.js';
import type { Connection, RowWithoutOrigin } from '../provider.js';
import { currency, decimalNumber, decimalOrNull, textOrBlank } from '../kit/fields.js';
import type { ResultRow } from './result-page.js';
import { scopeOf } from './settings.js';

const usageDay = v.pipe(
  v.custom<number | string>((value) => (typeof value === 'number' || typeof value === 'string') && isDay(dayOf(value)), 'a day as 20261101'),
  v.transform(dayOf),
);

const SUBSCRIPTION = /^\/subscriptions\/([^/]+)/i;
const GROUP = /\/resourceGroups\/([^/]+)/i;

export function dayOfRow(row: ResultRow): string {
  return row.get(usageDay, 'UsageDate', 'Date');
}

/** A row as a cloud charge. `service` stands in where the answer names none. */
export function chargeOf(row: ResultRow, connection: Connection, service: string): RowWithoutOrigin<'cloud'> {
  const isDollars = !row.has('Cost', 'totalCost', 'PreTaxCost');
  const code = isDollars ? 'USD' : row.get(currency, 'Currency', 'BillingCurrency');
  const cost = money(row.get(decimalNumber, 'Cost', 'totalCost', 'PreTaxCost', 'CostUSD', 'totalCostUSD'), code);
  const quantity = row.has('UsageQuantity', 'totalQuantity') ? row.get(decimalOrNull, 'UsageQuantity', 'totalQuantity') : null;
  const resource = textIn(row, 'ResourceId');
  return {
    day: dayOfRow(row),
    billingAccount: SUBSCRIPTION.exec(resource)?.[1] ?? (textIn(row, 'SubscriptionId', 'SubscriptionName') || (SUBSCRIPTION.exec(scopeOf(connection))?.[1] ?? '')),
    project: resource === '' ? textIn(row, 'ResourceGroup', 'ResourceGroupName') : holderName(resource),
    service: textIn(row, 'MeterCategory', 'ServiceName') || service,
    sku: textIn(row, 'Meter', 'MeterSubcategory'),
    region: textIn(row, 'ResourceLocation'),
    tags: tagsOf(row),
    quantity,
    unit: quantity === null ? '' : textIn(row, 'UnitOfMeasure') || 'meter units',
    listCost: null,
    billedCost: cost,
    effectiveCost: cost,
    credits: zeroMoney(code),
  };
}

export function textIn(row: ResultRow, ...columns: readonly string[]): string {
  return row.has(...columns) ? row.get(textOrBlank, ...columns) : '';
}

/** `group/resource` of a resource id. */
function holderName(resource: string): string {
  const name = resource.replace(/\/+$/, '').split('/').pop() ?? '';
  const group = GROUP.exec(resource)?.[1] ?? '';
  return group === '' || group === name ? name : `${group}/${name}`;
}

/** `team=search`; blank where the value is null or empty, which is untagged. */
function tagsOf(row: ResultRow): string {
  const [key, value] = [textIn(row, 'TagKey'), textIn(row, 'TagValue')];
  return key === '' || value === '' ? '' : `${key}=${value}`;
}

function dayOf(value: number | string): string {
  return String(value).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3').replace(/T00:00:00.*$/, '');
}
