import type { Day } from '../days.js';
import { dashedDate, matchesModel, plainModel, undatedModel } from './model-name.js';
import { inForce } from './dates.js';
import { discounted, hasPrice } from './discount.js';
import { alsoSells, isAtMakersPrice, listProvider, makerOf, modelOfMaker, takesAnyModel } from './provider.js';
import { plainTier } from './tier.js';
import type { ModelPrice } from './prices.js';

/** Prices to look up. The same question is answered from memory. */
export type PriceBook = Readonly<{
  rows: readonly ModelPrice[];
  /**
   * The price of a model on a day, or null when none is known.
   *
   * @param provider provider id of ours or of the price list
   * @param at UTC day, or an ISO instant where the time is known
   * @param tier tier of the call; a row for that tier comes before one for any
   */
  find: (provider: string, model: string, at: Day, tier?: string) => ModelPrice | null;
}>;

/**
 * A book of the built-in list and the user's own rows.
 *
 * A row of the user wins over the whole list row, so that a contract price never
 * mixes with list prices. Of several rows of the user the closest id wins, then
 * the latest start, then the lower row. A row of the user for the tier of the
 * call wins over one for any tier. In the list the first model that matches wins.
 * A discount of the user without a price is taken off the list; a contract price
 * is net already.
 */
export function priceBook(rows: readonly ModelPrice[]): PriceBook {
  const users = rows.filter((row) => row.source === 'user');
  const [own, discounts] = [users.filter(hasPrice), users.filter((row) => !hasPrice(row))];
  const tiered = new Set(users.map(({ tier = '' }) => tier).filter((tier) => tier !== ''));
  const shelves = shelvesOf(rows.filter((row) => row.source === 'list'));
  const known = new Map<string, ModelPrice | null>();
  const findTier = (provider: string, model: string, at: Day, tier: string): ModelPrice | null => {
    if (model.trim() === '') return null;
    const mine = ownPrice(own, provider, model, at, tier);
    if (mine !== null) return discounted(mine, mine);
    const listed = listPrice(shelves, provider, model, at);
    const discount = listed === null ? null : ownPrice(discounts, provider, model, at, tier);
    return listed === null || discount === null ? listed : discounted(listed, discount);
  };
  const find = (provider: string, model: string, at: Day, tier = ''): ModelPrice | null => {
    // Only tiers that rows name have prices of their own.
    const named = tiered.has(plainTier(tier)) ? plainTier(tier) : '';
    const key = `${provider}\n${model}\n${at.slice(0, 16)}\n${named}`;
    const held = known.get(key);
    if (held !== undefined) return held;
    const found = findTier(provider, model, at, named);
    known.set(key, found);
    return found;
  };
  return { rows, find };
}

/** Models of one provider, each with its rows, in the order of the list. */
type Shelf = readonly Readonly<{ patterns: readonly string[]; rows: ModelPrice[] }>[];

function shelvesOf(rows: readonly ModelPrice[]): ReadonlyMap<string, Shelf> {
  const shelves = new Map<string, Map<string, { patterns: readonly string[]; rows: ModelPrice[] }>>();
  rows.forEach((row) => {
    const provider = listProvider(row.provider);
    const models = shelves.get(provider) ?? new Map<string, { patterns: readonly string[]; rows: ModelPrice[] }>();
    const entry = models.get(row.model) ?? { patterns: row.matches ?? [row.model], rows: [] };
    entry.rows.push(row);
    models.set(row.model, entry);
    shelves.set(provider, models);
  });
  return new Map(Array.from(shelves, ([provider, models]) => [provider, Array.from(models.values())] as const));
}

function listPrice(shelves: ReadonlyMap<string, Shelf>, provider: string, model: string, at: Day): ModelPrice | null {
  const seller = listProvider(provider);
  const found = sold(shelves, [seller, ...alsoSells(seller)], model, at);
  if (found !== null || !(takesAnyModel(seller) || !shelves.has(seller)) || !isAtMakersPrice(seller, model)) return found;
  const maker = makerOf(model);
  return maker === null ? null : sold(shelves, [maker], modelOfMaker(model), at);
}

/** Exact ids of every seller come before ids with their date taken off. */
function sold(shelves: ReadonlyMap<string, Shelf>, sellers: readonly string[], model: string, at: Day): ModelPrice | null {
  for (const id of [model.trim().toLowerCase(), plainModel(model), dashedDate(model), undatedModel(model)]) {
    for (const seller of sellers) {
      const entry = shelves.get(seller)?.find(({ patterns }) => patterns.some((pattern) => matchesModel(pattern, id)));
      const price = entry === undefined ? null : inForce(entry.rows, at);
      if (price !== null) return price;
    }
  }
  return null;
}

/** The row for the tier, of any closeness, before one for any tier. */
function ownPrice(rows: readonly ModelPrice[], provider: string, model: string, at: Day, tier: string): ModelPrice | null {
  const forTier = tier === '' ? null : closestPrice(rows.filter((row) => row.tier === tier), provider, model, at);
  return forTier ?? closestPrice(rows.filter((row) => (row.tier ?? '') === ''), provider, model, at);
}

function closestPrice(rows: readonly ModelPrice[], provider: string, model: string, at: Day): ModelPrice | null {
  const fits = rows.map((row) => ({ row, closeness: sells(row, provider, model) ? closeness(row.model, model) : 0 })).filter((fit) => fit.closeness > 0);
  const closest = fits.map((fit) => fit.closeness).sort((a, b) => b - a);
  for (const rank of new Set(closest)) {
    const price = inForce(fits.filter((fit) => fit.closeness === rank).map((fit) => fit.row), at);
    if (price !== null) return price;
  }
  return null;
}

function sells(row: ModelPrice, provider: string, model: string): boolean {
  const named = listProvider(row.provider);
  if (named === '' || named === '*' || named === listProvider(provider)) return true;
  return takesAnyModel(listProvider(provider)) && named === makerOf(model);
}

/** 0 for no match; a pattern counts its letters, an undated id more, the exact id most. */
function closeness(pattern: string, model: string): number {
  const ids = [plainModel(model), modelOfMaker(model)];
  if (ids.includes(plainModel(pattern))) return 2_000;
  if (ids.map(undatedModel).includes(plainModel(pattern))) return 1_000;
  return ids.some((id) => matchesModel(pattern, id)) ? pattern.length : 0;
}
