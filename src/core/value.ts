import { isWithin, type Day, type Period } from './days.js';
import { add, decimal, isZero, multiply, scale, sum, ZERO, type Decimal } from './decimal.js';
import type { RateOf } from './ledger/ledger-lines.js';
import { customerOf, loggedRequest, type LoggedUse } from './ledger/logged-use.js';
import { isSameModel } from './prices/model-name.js';
import type { CurrencyCode, Money } from './money.js';
import { isPriced, priceUsage } from './price.js';
import type { PriceBook } from './prices/book.js';
import type { LedgerLine, PricedUsage, RequestRow } from './records.js';
import { countText } from './text.js';

export type ValueFacts = Readonly<{
  lines: readonly LedgerLine[];
  requests: readonly RequestRow[];
  usage: readonly PricedUsage[];
  base: CurrencyCode;
  book: PriceBook;
  rate?: RateOf;
  /** Every name a provider goes by: its id, its name for people, its vendor. */
  providerNames: (provider: string) => readonly string[];
}>;

/** What a feature, cost center, sub account or provider cost in a month, and whom it served. Null: nobody tells. */
export type Inference = Readonly<{ cost: Decimal | null; requests: number | null; users: number | null; customers: number | null; how: string }>;

const NOTHING: Inference = { cost: null, requests: null, users: null, customers: null, how: 'Nothing of this name was used in this month. Type a feature of the API log, a cost center, a sub account or a provider.' };

/**
 * The inference cost of a name in a month.
 *
 * A feature is charged its share of each model's billed cost, by what its calls
 * in the log are worth among all calls of that model; where nothing is billed,
 * what the log reckons. Any other name takes the effective cost of its lines.
 */
export function inferenceOf(name: string, period: Period, facts: ValueFacts): Inference {
  const wanted = name.trim().toLowerCase();
  const is = (text: string): boolean => text.trim().toLowerCase() === wanted;
  const requests = facts.requests.filter(({ timestamp }) => isWithin(timestamp.slice(0, 10), period));
  const own = requests.filter(({ feature }) => is(feature));
  const lines = facts.lines.filter(({ day }) => isWithin(day, period));
  if (own.length > 0) return featureInference(own, requests, lines, period, facts);
  const ways: readonly (readonly [string, (line: LedgerLine) => boolean])[] = [
    ['cost center', ({ costCenter }) => is(costCenter)],
    ['provider', ({ provider }) => facts.providerNames(provider).some(is)],
    ['sub account', ({ subAccount }) => is(subAccount)],
  ];
  for (const [what, isOf] of ways) {
    const found = lines.filter(isOf);
    if (found.length > 0) return lineInference(what, found, facts.usage.filter((row) => isWithin(row.day, period) && (what === 'provider' ? facts.providerNames(row.provider).some(is) : what === 'sub account' && is(row.subAccount))), facts.base);
  }
  return NOTHING;
}

function lineInference(what: string, lines: readonly LedgerLine[], usage: readonly PricedUsage[], base: CurrencyCode): Inference {
  const known = lines.filter(({ effectiveCost, currency }) => effectiveCost !== null && currency === base);
  const counted = lines.filter(({ requests }) => requests !== null);
  const users = distinct(usage.map(({ user }) => user));
  const gap = lines.length - known.length;
  return {
    cost: known.length === 0 ? null : sum(known.map(({ effectiveCost }) => effectiveCost ?? ZERO)),
    requests: counted.length === 0 ? null : counted.reduce((all, { requests }) => all + (requests ?? 0), 0),
    users: users === 0 ? null : users,
    customers: null,
    how: `Effective cost of the ${what} in Daily.${gap === 0 ? '' : ` Incomplete: ${countText(gap, 'line')} without a cost in ${base}.`}`,
  };
}

/** A call with what it is worth beside other calls of its model. */
type Weighed = Readonly<{ use: LoggedUse; worth: Money | null; tokens: number; isOwn: boolean }>;

function featureInference(own: readonly RequestRow[], requests: readonly RequestRow[], lines: readonly LedgerLine[], period: Period, facts: ValueFacts): Inference {
  const mine = new Set(own);
  const groups = new Map<string, Weighed[]>();
  requests.forEach((row) => {
    const weighed = weigh(loggedRequest(row), mine.has(row), facts.book);
    const key = `${weighed.use.payees.join(',')}\n${weighed.use.model}`;
    const held = groups.get(key);
    if (held === undefined) groups.set(key, [weighed]);
    else held.push(weighed);
  });
  let [cost, unknown, isEstimated] = [ZERO, 0, false];
  groups.forEach((calls) => {
    if (!calls.some(({ isOwn }) => isOwn)) return;
    const billed = billedCost(calls[0]?.use, lines, facts.base);
    const part = billed === null ? reckonedCost(calls, facts) : shareOf(billed, calls);
    if (part === null) unknown += 1;
    else cost = add(cost, part);
    isEstimated = isEstimated || billed === null;
  });
  const [users, customers] = [distinct(own.map(({ user }) => user)), distinct(own.map(({ tags }) => customerOf(tags ?? '')))];
  const first = requests.map(({ timestamp }) => timestamp.slice(0, 10)).sort()[0] ?? period.start;
  return {
    cost: unknown > 0 && isZero(cost) ? null : cost, requests: own.length, users: users === 0 ? null : users, customers: customers === 0 ? null : customers,
    how: ['Share of the cost of its models, by its calls in the API log.', ...(isEstimated ? ['Partly as the log reckons it: nothing is billed for it here.'] : []), ...logGap(first, period), ...(unknown === 0 ? [] : [`Incomplete: ${countText(unknown, 'model')} without a price.`])].join(' '),
  };
}

function weigh(use: LoggedUse, isOwn: boolean, book: PriceBook): Weighed {
  const priced = priceUsage({ ...use, provider: use.payees[0] ?? '' }, use.at, book);
  const tokens = [use.inputTokens, use.cacheReadTokens, use.cacheWriteTokens, use.outputTokens].reduce<number>((all, count) => all + (count ?? 0), 0);
  return { use, isOwn, tokens, worth: isPriced(priced) ? { amount: priced.amount, currency: priced.currency } : use.cost };
}

/** Effective cost of the model of a call at whoever may bill it; null where the ledger has none. */
function billedCost(use: LoggedUse | undefined, lines: readonly LedgerLine[], base: CurrencyCode): Decimal | null {
  const found = lines.filter((line) => use !== undefined && use.payees.includes(line.provider) && isSameModel(line.service, use.model) && line.effectiveCost !== null && line.currency === base);
  return found.length === 0 ? null : sum(found.map(({ effectiveCost }) => effectiveCost ?? ZERO));
}

/** The part of a cost that falls on own calls, by worth, by tokens where a worth is untold, else by number. */
function shareOf(cost: Decimal, calls: readonly Weighed[]): Decimal {
  const byWorth = calls.every(({ worth }) => worth !== null) ? calls.map(({ worth }) => worth?.amount ?? ZERO) : [];
  const byTokens = calls.map(({ tokens }) => decimal(tokens));
  const weights = [byWorth, byTokens].find((each) => !isZero(sum(each))) ?? calls.map(() => decimal(1));
  return scale(cost, sum(weights.filter((_, index) => calls[index]?.isOwn === true)), sum(weights));
}

function reckonedCost(calls: readonly Weighed[], { base, rate }: ValueFacts): Decimal | null {
  return calls.filter(({ isOwn }) => isOwn).reduce<Decimal | null>((all, { worth, use }) => {
    const factor = worth === null ? null : worth.currency === base ? decimal(1) : rate?.(worth.currency, use.day)?.rate ?? null;
    return all === null || worth === null || factor === null ? null : add(all, multiply(worth.amount, factor));
  }, ZERO);
}

function logGap(first: Day, { start }: Period): string[] {
  return first > start ? [`The log begins on ${first}; the split of earlier days is taken from the later ones.`] : [];
}

function distinct(names: readonly string[]): number {
  return new Set(names.filter((name) => name !== '')).size;
}
