import { zeroMoney } from '../core/money.js';
import type { CloudRow } from '../core/records.js';
import { amountColumn, dayColumn, joinKey, quantityColumn, textColumn } from './columns.js';
import { connectionColumn, feedColumn, originKey, originOf, providerColumn } from './origin.js';
import type { TableTab } from './tab.js';

/** AI charges on cloud bills. */
export const cloudSkus: TableTab<CloudRow> = {
  name: 'Cloud SKUs',
  about: 'AI charges on the bills of clouds, per day, project and SKU.',
  columns: [
    dayColumn('Date', 'UTC day of the charge.', (record) => record.day),
    providerColumn(),
    connectionColumn(),
    textColumn('Billing account', 'Account the cloud invoices.', (record) => record.billingAccount),
    textColumn('Project', "The cloud's project, account or subscription.", (record) => record.project),
    textColumn('Service', 'Service in the words of the cloud.', (record) => record.service, 170),
    textColumn('SKU', 'What was sold, in the words of the cloud.', (record) => record.sku, 240),
    textColumn('Region', 'Region of the charge.', (record) => record.region),
    textColumn('Tags', 'Labels or tags as key=value pairs. Blank: untagged.', (record) => record.tags, 170),
    quantityColumn('Quantity', 'Charged quantity.', (record) => record.quantity),
    textColumn('Unit', 'What Quantity counts.', (record) => record.unit, 80),
    amountColumn('List cost', 'Quantity times the public price, before any discount.', (record) => record.listCost),
    amountColumn('Billed cost', 'What the invoice carries for the row, before credits.', (record) => record.billedCost),
    amountColumn('Effective cost', 'Billed cost with credits.', (record) => record.effectiveCost),
    amountColumn('Credits', 'Credits granted on the row, negative or zero.', (record) => record.credits),
    textColumn('Currency', 'Currency of all amounts of the row.', (record) => record.billedCost.currency, 85),
    feedColumn(),
  ],
  key: (record) =>
    joinKey([
      record.day,
      ...originKey(record),
      record.billingAccount,
      record.project,
      record.service,
      record.sku,
      record.region,
      record.tags,
      record.unit,
      record.billedCost.currency,
    ]),
  day: (record) => record.day,
  read: (row) => {
    const none = zeroMoney(row.text('Currency'));
    return {
      ...originOf(row),
      day: row.day('Date') ?? '',
      billingAccount: row.text('Billing account'),
      project: row.text('Project'),
      service: row.text('Service'),
      sku: row.text('SKU'),
      region: row.text('Region'),
      tags: row.text('Tags'),
      quantity: row.decimal('Quantity'),
      unit: row.text('Unit'),
      listCost: row.money('List cost', 'Currency'),
      billedCost: row.money('Billed cost', 'Currency') ?? none,
      effectiveCost: row.money('Effective cost', 'Currency') ?? none,
      credits: row.money('Credits', 'Currency') ?? none,
    };
  },
};
