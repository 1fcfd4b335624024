import { BUCKETS, type Bucket, type LedgerLine } from '../core/records.js';
import { BASIS_NOTE, basisOf } from './basis.js';
import { amountColumn, countColumn, dayColumn, joinKey, textColumn } from './columns.js';
import type { TableTab } from './tab.js';
import { tokenColumns, tokensOf } from './tokens.js';

/** The ledger, the one table under every summary. */
export const daily: TableTab<LedgerLine> = {
  name: 'Daily',
  about: 'The ledger: every cost of a day once, in the base currency. Overview and Weekly add up this tab.',
  columns: [
    dayColumn('Date', 'UTC day.', (record) => record.day),
    textColumn('Bucket', 'API, Subscriptions, Cloud or SaaS.', (record) => record.bucket, 110),
    textColumn('Provider', 'Provider or vendor the money goes to.', (record) => record.provider, 110),
    textColumn('Connection', 'The connection the line came through; blank for the register.', (record) => record.connection, 130),
    textColumn('Service', "Model, SKU, plan, or the provider's line item.", (record) => record.service, 200),
    textColumn('Sub account', "The provider's workspace, project or team.", (record) => record.subAccount),
    textColumn('Cost center', 'Who bears the cost in your organisation, as Subscriptions or the Mapping tab says.', (record) => record.costCenter),
    amountColumn('Billed cost', 'What an invoice of this day carries. Never add it to Effective cost.', (record) => record.billedCost),
    amountColumn('Effective cost', 'What was consumed this day; a yearly plan is spread over its days. Reports add up this column.', (record) => record.effectiveCost),
    textColumn('Currency', 'Currency of both costs: the base currency wherever a rate is known.', (record) => record.currency, 85),
    textColumn('Basis', BASIS_NOTE, (record) => record.basis, 80),
    countColumn('Requests', 'Number of calls. Blank: the provider does not say.', (record) => record.requests),
    ...tokenColumns<LedgerLine>(),
    textColumn('Vendor', 'Who the money goes to in the end: joins what one vendor is paid in several buckets, its API and its subscriptions.', (record) => record.vendor, 120),
    textColumn('Team', 'Who used it, as the Mapping tab or the request log says. Blank: nobody says.', (record) => record.team, 110),
    textColumn('Feature', 'What it was used for, as the Mapping tab or the request log says. Blank: nobody says.', (record) => record.feature, 120),
    textColumn('Customer', 'For whom, as the Mapping tab or the tag customer= of the request log says. Blank: nobody says.', (record) => record.customer, 120),
  ],
  key: (record) =>
    joinKey([
      record.day,
      record.bucket,
      record.provider,
      record.connection,
      record.service,
      record.subAccount,
      record.costCenter,
      record.currency,
      record.basis,
      record.team,
      record.feature,
      record.customer,
    ]),
  day: (record) => record.day,
  read: (row) => ({
    ...tokensOf(row),
    day: row.day('Date') ?? '',
    bucket: bucketOf(row.text('Bucket')),
    provider: row.text('Provider'),
    vendor: row.text('Vendor'),
    connection: row.text('Connection'),
    service: row.text('Service'),
    subAccount: row.text('Sub account'),
    costCenter: row.text('Cost center'),
    team: row.text('Team'),
    feature: row.text('Feature'),
    customer: row.text('Customer'),
    billedCost: row.decimal('Billed cost'),
    effectiveCost: row.decimal('Effective cost'),
    currency: row.text('Currency'),
    basis: basisOf(row.text('Basis')),
    requests: row.number('Requests'),
  }),
};

function bucketOf(text: string): Bucket {
  return BUCKETS.find((bucket) => bucket === text) ?? 'API';
}
