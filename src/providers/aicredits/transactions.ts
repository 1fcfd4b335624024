import type { Feed, RowWithoutOrigin } from '../provider.js';
import { addUpCosts, addUpUsage } from '../kit/add-up.js';
import { readsBilling } from './settings.js';
import { readTransactions, TRANSACTION_WINDOW, transactionsCall } from './transaction-page.js';
import type { Transaction } from './transaction.js';

/** What was spent per day, model, upstream provider and key, in rupees. Top-ups are no spend. */
export const costs: Feed<'cost'> = {
  id: 'costs',
  label: 'Spend',
  kind: 'cost',
  window: TRANSACTION_WINDOW,
  enabled: readsBilling,
  start: (step) => [transactionsCall(step)],
  read: (page, step) => {
    const { transactions, calls, notes } = readTransactions(page, step);
    return { rows: addUpCosts(transactions.filter(({ isSpend }) => isSpend).map(costRow)), calls, notes };
  },
};

/** Tokens and calls per day, model and key. Cached tokens are not told apart from other input. */
export const usage: Feed<'usage'> = {
  id: 'usage',
  label: 'Usage',
  kind: 'usage',
  window: TRANSACTION_WINDOW,
  enabled: readsBilling,
  start: (step) => [transactionsCall(step)],
  read: (page, step) => {
    const { transactions, calls, notes } = readTransactions(page, step);
    return { rows: addUpUsage(transactions.filter(({ isSpend }) => isSpend).map(usageRow)), calls, notes };
  },
};

/** Top-ups, grants, refunds: what moved the balance and was not spent. Payments that failed or are pending moved nothing. */
export const topUps: Feed<'balance'> = {
  id: 'top-ups',
  label: 'Top-ups',
  kind: 'balance',
  window: TRANSACTION_WINDOW,
  enabled: readsBilling,
  start: (step) => [transactionsCall(step)],
  read: (page, step) => {
    const { transactions, calls, notes } = readTransactions(page, step);
    const moves = transactions.filter(({ isSpend, isVoid }) => !isSpend && !isVoid);
    const untyped = moves.filter(({ type }) => type === '').length;
    const note = `${untyped} transactions say neither what they are nor which model they are about; they are kept as movements of the balance, not as spend.`;
    return { rows: moves.map(movement), calls, notes: untyped === 0 ? notes : notes.concat(note) };
  },
};

function costRow(one: Transaction): RowWithoutOrigin<'cost'> {
  return { day: one.day, subAccount: '', key: one.key, lineItem: one.servedBy === '' ? one.type : one.servedBy, model: one.model, meter: '', tier: '', quantity: null, unit: '', billedCost: one.amount };
}

function usageRow(one: Transaction): RowWithoutOrigin<'usage'> {
  return {
    day: one.day, subAccount: '', key: one.key, user: '', model: one.model, tier: '', variant: '',
    requests: 1,
    inputTokens: one.inputTokens, cacheReadTokens: null, cacheWriteTokens: null, cacheWrite1hTokens: null, outputTokens: one.outputTokens,
    quantity: null, unit: '',
  };
}

function movement(one: Transaction): RowWithoutOrigin<'balance'> {
  return { day: one.day, movement: one.id === '' ? 'top-up' : one.id, amount: one.amount, expires: null, note: one.type };
}
