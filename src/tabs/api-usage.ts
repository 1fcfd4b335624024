import type { PricedUsage } from '../core/records.js';
import { amountColumn, countColumn, dayColumn, joinKey, quantityColumn, textColumn } from './columns.js';
import { BASIS_NOTE, basisOf } from './basis.js';
import { connectionColumn, feedColumn, originKey, originOf, providerColumn } from './origin.js';
import type { TableTab } from './tab.js';
import { tokenColumns, tokensOf } from './tokens.js';

/** What was consumed, with its share of what was billed. */
export const apiUsage: TableTab<PricedUsage> = {
  name: 'API usage',
  about: 'What was consumed per day, model and key, with its share of what the provider billed.',
  columns: [
    dayColumn('Date', 'UTC day of the consumption, as the provider counts days.', (record) => record.day),
    providerColumn(),
    connectionColumn(),
    textColumn('Sub account', "The provider's workspace, project or team.", (record) => record.subAccount),
    textColumn('Key', 'API key by id or name, as the provider reports it; never the key itself.', (record) => record.key),
    textColumn('User', 'User as the provider reports it.', (record) => record.user),
    textColumn('Model', 'Model as the provider names it.', (record) => record.model, 170),
    textColumn('Tier', 'batch, priority, flex …; blank for the standard tier.', (record) => record.tier, 80),
    countColumn('Requests', 'Number of calls. Blank: the provider does not say.', (record) => record.requests),
    ...tokenColumns<PricedUsage>(),
    quantityColumn('Quantity', 'Count of Unit for what is not tokens: images, seconds, sessions.', (record) => record.quantity),
    textColumn('Unit', 'What Quantity counts.', (record) => record.unit, 80),
    amountColumn('List cost', 'Quantity times the public price of the day from the Prices tab, in the currency of that price: see List currency. Blank: a price is missing.', (record) => record.listCost),
    amountColumn('Allocated cost', "The row's share of the billed cost; the list cost where nothing is billed. See Basis.", (record) => record.allocatedCost),
    textColumn('Currency', 'Currency of the allocated cost; of the list cost where nothing is allocated.', (record) => record.allocatedCost?.currency ?? record.listCost?.currency ?? '', 85),
    textColumn('Basis', BASIS_NOTE, (record) => record.basis, 80),
    textColumn('List currency', 'Currency of the list cost, which is that of the price. Blank in rows from before this column: see Currency.', (record) => record.listCost?.currency ?? '', 85),
    textColumn('Variant', 'What else tells rows apart: context window, geography, image size.', (record) => record.variant),
    countColumn('Cache write 1h tokens', 'The part of Cache write tokens kept for one hour, where it is told apart.', (record) => record.cacheWrite1hTokens),
    feedColumn(),
    textColumn('Price', 'The rates of List cost when it was reckoned, tier and discount in them, with their source and version. Blank: no price is known.', (record) => record.price, 260),
  ],
  key: (record) =>
    joinKey([record.day, ...originKey(record), record.subAccount, record.key, record.user, record.model, record.tier, record.variant, record.unit]),
  day: (record) => record.day,
  read: (row) => ({
    ...originOf(row),
    ...tokensOf(row),
    day: row.day('Date') ?? '',
    subAccount: row.text('Sub account'),
    key: row.text('Key'),
    user: row.text('User'),
    model: row.text('Model'),
    tier: row.text('Tier'),
    variant: row.text('Variant'),
    requests: row.number('Requests'),
    cacheWrite1hTokens: row.number('Cache write 1h tokens'),
    quantity: row.number('Quantity'),
    unit: row.text('Unit'),
    listCost: row.money('List cost', row.text('List currency') === '' ? 'Currency' : 'List currency'),
    allocatedCost: row.money('Allocated cost', 'Currency'),
    basis: basisOf(row.text('Basis')),
    price: row.text('Price'),
  }),
};
