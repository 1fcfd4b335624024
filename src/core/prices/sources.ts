import type { Day } from '../days.js';
import { absolute, add, compare, decimal, isZero, multiply, scale, subtract, toText, roundTo, ZERO, type Decimal } from '../decimal.js';
import { focusUnit } from '../focus/unit.js';
import { isSameModel, undatedModel } from './model-name.js';
import { TOKEN_METERS, type TokenMeter } from '../price.js';
import { priceBook, type PriceBook } from './book.js';
import { listProvider } from './provider.js';
import { plainTier } from './tier.js';
import type { LongContext, ModelPrice } from './prices.js';
import type { CostRow } from '../records.js';

/** A model as usage rows name it. */
export type UsedModel = Readonly<{ provider: string; model: string }>;

/** Two sources that price one meter of a model otherwise. Prices per million tokens, in the currency of the first. */
export type Disagreement = Readonly<{ meter: string; other: 'list' | 'billed'; price: Decimal }>;

const MILLION = decimal(1_000_000);
/** A bill rounds its amounts, so a unit price taken from it is right to about this part. */
const BILLED_TOLERANCE = decimal('0.01');
const METERS: readonly (readonly [TokenMeter, string])[] = [['input', 'Input'], ['cacheRead', 'Cache read'], ['cacheWrite', 'Cache write'], ['cacheWrite1h', 'Cache write 1h'], ['output', 'Output']];

/**
 * Where a price in force differs from other sources: a row of the user from the
 * price list of the day, and any row from what the provider's own bill comes to
 * per unit, where its lines carry quantities.
 */
export function disagreementsOf(price: ModelPrice, list: PriceBook, costs: readonly CostRow[], today: Day): Disagreement[] {
  const listed = price.source === 'user' && (price.tier ?? '') === '' ? list.find(price.provider, price.model, today) : null;
  const fromList = listed === null || listed.currency !== price.currency ? [] : METERS.reduce<Disagreement[]>((all, [meter, name]) => {
    const [own, theirs] = [price[meter], listed[meter]];
    return own === null || theirs === null || isZero(subtract(own, theirs)) ? all : all.concat({ meter: name, other: 'list', price: theirs });
  }, []);
  const fromBill = METERS.reduce<Disagreement[]>((all, [meter, name]) => {
    const [own, billed] = [price[meter], billedPrice(price, meter, costs)];
    if (own === null || billed === null) return all;
    const isClose = compare(absolute(subtract(billed, own)), multiply(BILLED_TOLERANCE, own)) <= 0;
    return isClose ? all : all.concat({ meter: name, other: 'billed', price: billed });
  }, []);
  return fromList.concat(fromBill);
}

/** `list: Input 1.25, Output 10; billed: Input 1.13`. '' when all agree. */
export function disagreementText(found: readonly Disagreement[]): string {
  return (['list', 'billed'] as const).map((other) => {
    const parts = found.filter((each) => each.other === other).map(({ meter, price }) => `${meter} ${toText(roundTo(price, 6))}`);
    return parts.length === 0 ? '' : `${other}: ${parts.join(', ')}`;
  }).filter((text) => text !== '').join('; ');
}

/** What the bill charged for a million tokens of a meter at the standard tier; null where it does not tell. */
function billedPrice(price: ModelPrice, meter: TokenMeter, costs: readonly CostRow[]): Decimal | null {
  let [tokens, amount] = [ZERO, ZERO];
  costs.forEach((row) => {
    const isAbout = (price.tier ?? '') === '' && row.meter === meter && plainTier(row.tier) === '' && listProvider(row.provider) === listProvider(price.provider) && isSameModel(row.model, price.model);
    const count = isAbout && row.billedCost.currency === price.currency ? tokensOf(row) : null;
    if (count === null) return;
    tokens = add(tokens, count);
    amount = add(amount, row.billedCost.amount);
  });
  return isZero(tokens) ? null : scale(amount, MILLION, tokens);
}

/** Tokens a billed line is for; null where it counts something else. */
function tokensOf({ quantity, unit, billedCost }: CostRow): Decimal | null {
  const [, block, name] = /^(\d+ )?([A-Z][A-Za-z ]*)$/.exec(focusUnit(unit)) ?? [];
  if (quantity === null || quantity <= ZERO || billedCost.amount < ZERO || name !== 'Tokens') return null;
  return block === undefined ? quantity : multiply(quantity, decimal(block.trim()));
}

export type ProposalInput = Readonly<{
  used: readonly UsedModel[];
  /** The built-in list and the user's rows. */
  book: PriceBook;
  /** Rows of the newest published list. */
  published: readonly ModelPrice[];
  /** Rows of the Prices tab that were proposed before, whatever became of them. */
  proposedBefore: readonly ModelPrice[];
  today: Day;
}>;

/**
 * Rows to propose: models in use whose published price is new or another one
 * than counts now, and published changes that are still to come. A price of the
 * user is not questioned, and nothing is proposed twice.
 */
export function proposalsOf({ used, book, published, proposedBefore, today }: ProposalInput): ModelPrice[] {
  const fresh = priceBook(published.map((row) => ({ ...row, source: 'list' as const })));
  const known = new Set(proposedBefore.map(contentOf));
  const proposals = new Map<string, ModelPrice>();
  used.forEach(({ provider, model }) => {
    const counts = undiscounted(book.find(provider, model, today));
    if (counts !== null && counts.source === 'user') return;
    const now = fresh.find(provider, model, today);
    const later = now === null ? [] : published.filter((row) => row.provider === now.provider && row.model === now.model && row.from !== null && row.from > today);
    const changed = now !== null && (counts === null || !isSamePrice(counts, now)) ? [{ ...now, from: counts === null ? now.from : laterOf(now.from, counts.from, today) }] : [];
    [...changed, ...later.filter((row) => !isSamePrice(row, undiscounted(book.find(provider, model, row.from ?? today))))].forEach((row) => {
      const name = undatedModel(model) === undatedModel(row.model) ? row.model : model;
      const proposal: ModelPrice = { ...row, provider: counts?.provider ?? row.provider, model: name, to: null, source: 'proposed' };
      if (!known.has(contentOf(proposal))) proposals.set(contentOf(proposal), proposal);
    });
  });
  return Array.from(proposals.values());
}

/** The start the list names when it is later than that of the price it replaces; else the day it was seen. */
function laterOf(from: Day | null, replaced: Day | null, today: Day): Day {
  return from !== null && from > (replaced ?? '') ? from : today;
}

function isSamePrice(a: ModelPrice, b: ModelPrice | null): boolean {
  return b !== null && pricesOf(a) === pricesOf(b);
}

function undiscounted(price: ModelPrice | null): ModelPrice | null {
  return price?.before ?? price;
}

function pricesOf(price: ModelPrice): string {
  const text = (amount: Decimal | null): string => (amount === null ? '' : toText(amount));
  return [...TOKEN_METERS.map((meter) => text(price[meter])), text(price.perRequest), text(price.perUnit), price.unit, price.currency, ...longText(price.longContext)].join('|');
}

/** Long prices by their texts; nothing for a price that all calls pay, or whose long price is the same. */
function longText(long: LongContext | undefined): string[] {
  return long === undefined ? [] : [String(long.above), ...TOKEN_METERS.map((meter) => toText(long[meter] ?? ZERO)), long.isExcess === true ? 'excess' : ''];
}

/** What makes two proposals the same, whatever day they were seen on. */
function contentOf(price: ModelPrice): string {
  return [listProvider(price.provider), undatedModel(price.model), pricesOf(price)].join('|');
}
