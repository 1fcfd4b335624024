import type { Day } from '../days.js';
import { add, isNegative, isZero, multiply, negate, subtract, ZERO, type Decimal } from '../decimal.js';
import type { RateOf } from '../ledger/ledger-lines.js';
import { loggedRequest, type LoggedUse } from '../ledger/logged-use.js';
import { undatedModel } from '../prices/model-name.js';
import type { CurrencyCode } from '../money.js';
import { isPriced, priceUsage } from '../price.js';
import type { PriceBook } from '../prices/book.js';
import type { RequestRow } from '../records.js';
import { closedLeg, isWithinRounding, type Leg, type Residual } from './residuals.js';

/** What the own log holds of one provider in a month, by model without its date; null where no cost is known. */
export type LoggedCosts = ReadonlyMap<string, Decimal | null>;

/** Calls of the own log by the provider that bills them. */
export function loggedByPayee(requests: readonly RequestRow[]): ReadonlyMap<string, readonly LoggedUse[]> {
  const payees = new Map<string, LoggedUse[]>();
  requests.forEach((request) => {
    const use = loggedRequest(request);
    const [payee = ''] = use.payees;
    const held = payees.get(payee);
    if (held === undefined) payees.set(payee, [use]);
    else held.push(use);
  });
  return payees;
}

/** Calls to one provider at the dated price of their tokens, else at the cost their log reckons. Null without any call. */
export function loggedCosts(uses: readonly LoggedUse[], provider: string, currency: CurrencyCode, book: PriceBook, rate: RateOf): LoggedCosts | null {
  const costs = new Map<string, Decimal | null>();
  uses.forEach((use) => {
    const priced = priceUsage({ ...use, provider }, use.at, book);
    const told = isPriced(priced) && priced.parts.some(({ quantity }) => quantity > 0) ? { amount: priced.amount, currency: priced.currency } : use.cost;
    const model = undatedModel(use.model);
    const found = told === null || told.currency === currency ? null : rate(told.currency, use.day);
    const amount = told === null ? null : told.currency === currency ? told.amount : found === null ? null : multiply(told.amount, found.rate);
    const held = costs.get(model) ?? null;
    costs.set(model, held === null ? amount : add(held, amount ?? ZERO));
  });
  return costs.size === 0 ? null : costs;
}

/** The first day with a call; '' without any. */
export function logStartOf(uses: readonly LoggedUse[]): Day {
  return uses.reduce((first, { day }) => (first === '' || day < first ? day : first), '');
}

/** What was used on days before the log begins. */
export type Earlier = Readonly<{ cost: Decimal; before: Day }>;

/** The own log against the provider's usage by model, or its bill as a whole where it reports none. */
export function logLeg(logged: LoggedCosts, used: LoggedCosts, earlier: Earlier = { cost: ZERO, before: '' }): Leg {
  const residuals = Array.from(new Set([...logged.keys(), ...used.keys()])).map((model): Residual => {
    const [own, theirs] = [logged.get(model) ?? null, used.get(model) ?? null];
    const name = model === '' ? 'usage' : model;
    const gap = subtract(theirs ?? ZERO, own ?? ZERO);
    if (own !== null && theirs !== null && isWithinRounding(gap, 1)) return { of: 'Rounding', amount: gap, why: `${name} in the log to the cent` };
    if (theirs === null && own !== null && used.has(model)) return { of: 'Unpriced', amount: negate(own), why: `no price for ${name} of the provider's own report` };
    if (isNegative(gap)) return { of: 'Unexplained', amount: gap, why: `the log holds more of ${name} than the provider reports` };
    return { of: 'Outside the log', amount: gap, why: `${name} that no call of the log stands for` };
  }).filter(({ amount }) => !isZero(amount));
  const unlogged: Residual = { of: 'Outside the log', amount: earlier.cost, why: `days before the log begins on ${earlier.before}` };
  return closedLeg(sumOf(logged), add(sumOf(used), earlier.cost), [unlogged, ...residuals]);
}

function sumOf(costs: LoggedCosts): Decimal {
  return Array.from(costs.values()).reduce<Decimal>((sum, cost) => add(sum, cost ?? ZERO), ZERO);
}
