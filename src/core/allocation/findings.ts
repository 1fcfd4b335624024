import type { Candidate } from './cost-match.js';
import { add, ZERO } from '../decimal.js';
import type { Money } from '../money.js';
import { isPriced } from '../price.js';
import type { CostRow, Finding, PricedUsage } from '../records.js';
import { amountText, countText } from '../text.js';

/** What a person should know of an allocation, one finding per cause, missing money first. */
export function allocationFindings(candidates: readonly Candidate[], usage: readonly PricedUsage[], unallocated: readonly CostRow[]): Finding[] {
  return [...unpriced(candidates, usage), ...unbilled(candidates, usage), ...leftOver(unallocated)];
}

/** Tiers of use that a seat has paid for or nobody pays for: its list price is of no account. */
const PAID_OTHERWISE = ['included', 'not charged'];

/** Usage whose price is not known: no cost at all, or only no list cost where the bill covers it. */
function unpriced(candidates: readonly Candidate[], usage: readonly PricedUsage[]): Finding[] {
  const causes = new Map<string, Cause>();
  candidates.forEach(({ row, priced }, index) => {
    const result = usage[index];
    if (isPriced(priced) || result?.listCost !== null || (result.basis === 'billed' && (row.model === '' || PAID_OTHERWISE.includes(row.tier)))) return;
    priced.missing.forEach((why) => {
      const key = `${row.connection}\n${why}`;
      const cause = causes.get(key) ?? { where: row.connection, why, days: [], isMissing: false, tokens: 0, billed: [] };
      cause.days.push(row.day);
      const tokens = (row.inputTokens ?? 0) + (row.cacheReadTokens ?? 0) + (row.cacheWriteTokens ?? 0) + (row.outputTokens ?? 0);
      const billed = result.basis === 'billed' && result.allocatedCost !== null ? cause.billed.concat(result.allocatedCost) : cause.billed;
      causes.set(key, { ...cause, isMissing: cause.isMissing || result.basis === 'missing', tokens: cause.tokens + tokens, billed });
    });
  });
  return Array.from(causes.values(), ({ where, why, days, isMissing, tokens, billed }): Finding => ({
    topic: why,
    level: isMissing ? 'warning' : 'note',
    where,
    what: `${sentence(why)}. ${isMissing ? 'Without cost, counted as missing' : 'Billed, but without list cost'}: ${[rowsText(days), ...(tokens === 0 ? [] : [countText(tokens, 'token')]), ...sumsOf(billed)].join(', ')}.`,
    fix: 'Add the price on the Prices tab, with the day it holds from.',
  }));
}

type Cause = Readonly<{ where: string; why: string; days: string[]; isMissing: boolean; tokens: number; billed: readonly Money[] }>;

/** What the bill says of rows, a text for each currency: the money a price is wanted for. */
function sumsOf(billed: readonly Money[]): string[] {
  const currencies = Array.from(new Set(billed.map(({ currency }) => currency))).sort();
  return currencies.map((currency) => `${amountText(billed.reduce((all, money) => (money.currency === currency ? add(all, money.amount) : all), ZERO), currency)} billed`);
}

/** Usage with a price, of a connection that bills that day, that no billed row is about. */
function unbilled(candidates: readonly Candidate[], usage: readonly PricedUsage[]): Finding[] {
  const days = new Map<string, string[]>();
  candidates.forEach(({ row, priced }, index) => {
    if (usage[index]?.basis !== 'missing' || !isPriced(priced)) return;
    const on = days.get(row.connection) ?? [];
    on.push(row.day);
    days.set(row.connection, on);
  });
  return Array.from(days, ([where, on]): Finding => ({
    topic: 'unbilled usage',
    level: 'warning',
    where,
    what: `Usage that no line of that day's bill is about, counted as missing: ${rowsText(on)}.`,
    fix: 'Providers often bill later than they report usage: sync again tomorrow. If it stays, compare the two on the API costs tab.',
  }));
}

function leftOver(unallocated: readonly CostRow[]): Finding[] {
  const items = new Map<string, { cost: CostRow; amount: typeof ZERO; days: string[] }>();
  unallocated.forEach((cost) => {
    const key = `${cost.connection}\n${cost.model === '' ? cost.lineItem : cost.model}\n${cost.billedCost.currency}`;
    const item = items.get(key) ?? { cost, amount: ZERO, days: [] };
    item.days.push(cost.day);
    items.set(key, { ...item, amount: add(item.amount, cost.billedCost.amount) });
  });
  return Array.from(items.values(), ({ cost, amount, days }): Finding => ({
    topic: `billed for ${nameOf(cost)} in ${cost.billedCost.currency}`,
    level: 'note',
    where: cost.connection,
    what: `${amountText(amount, cost.billedCost.currency)} billed for ${nameOf(cost)} belongs to no usage row and stays a line of its own: ${rowsText(days)}.`,
    fix: 'Nothing to do where the provider reports no usage for it, such as storage, tools or credits.',
  }));
}

function nameOf(cost: CostRow): string {
  const name = cost.model === '' ? cost.lineItem : cost.model;
  return name === '' ? 'an unnamed item' : name;
}

function rowsText(days: readonly string[]): string {
  const sorted = [...days].sort();
  const [first = '', last = ''] = [sorted[0], sorted[sorted.length - 1]];
  const rows = days.length === 1 ? '1 row' : `${String(days.length)} rows`;
  return first === last ? `${rows} on ${first}` : `${rows} from ${first} to ${last}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
