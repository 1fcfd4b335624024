import { NOBODY, TARGETS, type Assignment, type Share } from '../mapping/assignment.js';
import { add, compare, decimal, isZero, multiply, scale, subtract, sum, ZERO, type Decimal } from '../decimal.js';
import type { Day } from '../days.js';
import type { ChargeDimensions, SharesOf } from './ledger-lines.js';
import { loggedRequest, type LoggedUse } from './logged-use.js';
import { undatedModel } from '../prices/model-name.js';
import { isPriced, priceUsage } from '../price.js';
import type { PriceBook } from '../prices/book.js';
import type { PricedUsage, RequestRow, Tokens } from '../records.js';
import { leadingSources } from './request-sources.js';

/** The feature of what a provider reports and no logged call stands for. */
export const NOT_IN_LOG = 'Not in the log';

export type LoggedSharesInput = Readonly<{
  requests: readonly RequestRow[];
  /** Usage as providers report it, gateways' own left out. It says how much of it the log covers. */
  usage: readonly PricedUsage[];
  /** Ids of providers that report a day themselves. */
  coveredProviders: (day: Day) => ReadonlySet<string>;
  book: PriceBook;
}>;

/** A part of a charge as the log tells it apart. */
type LoggedPart = Readonly<{ weight: Decimal; about: Pick<ChargeDimensions, 'key' | 'user' | 'tags' | 'own'> }>;
/** The calls and the reported usage of one provider and model on one day. */
type Group = { readonly calls: LoggedUse[]; readonly usage: PricedUsage[] };

/**
 * Who bears a charge, told apart by own request log where it covers the charge.
 *
 * A provider's cost of a model on a day falls on the features, teams and
 * customers of its logged calls, by what they are worth at list price, else by
 * tokens, else by number, measured against the usage the provider reports. What
 * is used and not logged stays `Not in the log`. A key that both sides know keeps
 * its own calls. Without reported usage nothing tells what the log covers, and
 * the charge stays whole.
 *
 * @param assigned decides each part further
 */
export function sharesByLog(input: LoggedSharesInput, assigned: SharesOf): SharesOf {
  const groups = groupsOf(input);
  const known = new Map<string, readonly LoggedPart[] | null>();
  return (charge) => {
    const at = groupName(charge.day, charge.provider, charge.model);
    const group = charge.bucket === 'API' && charge.model !== '' ? groups.get(at) : undefined;
    if (group === undefined) return assigned(charge);
    const key = `${at}\n${charge.key}`;
    const held = known.get(key);
    const parts = held === undefined ? partsOf(group, charge.key, input.book) : held;
    known.set(key, parts);
    return parts === null ? assigned(charge) : parts.reduce<Share[]>((all, part) => all.concat(within(part, assigned(asTold(charge, part)))), []);
  };
}

function groupsOf({ requests, usage, coveredProviders }: LoggedSharesInput): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  leadingSources(requests.map(loggedRequest).filter(({ isUnused, model }) => !isUnused && model !== '')).leading.forEach((call) => {
    const covered = coveredProviders(call.day);
    const payee = call.payees.find((provider) => covered.has(provider));
    if (payee === undefined) return;
    const at = groupName(call.day, payee, call.model);
    const held = groups.get(at);
    if (held === undefined) groups.set(at, { calls: [call], usage: [] });
    else held.calls.push(call);
  });
  usage.forEach((row) => groups.get(groupName(row.day, row.provider, row.model))?.usage.push(row));
  const isTelling = ({ calls }: Group): boolean => calls.some(({ own }) => TARGETS.some((target) => own[target] !== '')) || calls.some(({ tags, user }) => tags !== '' || user !== '');
  return new Map(Array.from(groups).filter(([, group]) => group.usage.length > 0 && isTelling(group)));
}

/** The parts of what was used under a key; null where the log says nothing about it. */
function partsOf(group: Group, key: string, book: PriceBook): readonly LoggedPart[] | null {
  const shared = new Set(group.usage.map((row) => row.key).filter((one) => one !== '' && group.calls.some((call) => call.key === one)));
  const isOf = shared.has(key) ? (row: { key: string }): boolean => row.key === key : (row: { key: string }): boolean => !shared.has(row.key);
  const [calls, usage] = [group.calls.filter(isOf), group.usage.filter(isOf)];
  const { ofCalls, used } = measured(calls, usage, book);
  const logged = sum(ofCalls);
  if (calls.length > 0 && isZero(logged)) return null;
  const parts = new Map<string, LoggedPart>();
  calls.forEach((call, index) => {
    const about = { key: call.key, user: call.user, tags: call.tags, own: call.own };
    const name = JSON.stringify(about);
    parts.set(name, { about, weight: add(parts.get(name)?.weight ?? ZERO, ofCalls[index] ?? ZERO) });
  });
  const rest = subtract(used, logged);
  const isRest = calls.length === 0 || compare(rest, multiply(used, DUST)) > 0;
  const own: Assignment = { ...NOBODY, feature: NOT_IN_LOG };
  return Array.from(parts.values()).concat(isRest ? [{ weight: calls.length === 0 ? decimal(1) : rest, about: { key: '', user: '', tags: '', own } }] : []);
}

/** Counts and prices that differ in their last digits leave no part of their own. */
const DUST = decimal('1e-6');

/** Calls and usage by one measure that tells both: worth at list price, else tokens, else number. */
function measured(calls: readonly LoggedUse[], usage: readonly PricedUsage[], book: PriceBook): Readonly<{ ofCalls: readonly Decimal[]; used: Decimal }> {
  const worths = calls.map((call) => priceUsage({ ...call, provider: usage[0]?.provider ?? call.payees[0] ?? '' }, call.at, book));
  const currencies = new Set([...worths.map((worth) => (isPriced(worth) ? worth.currency : '')), ...usage.map(({ listCost }) => listCost?.currency ?? '')]);
  const used = sum(usage.map(({ listCost }) => listCost?.amount ?? ZERO));
  if (currencies.size === 1 && !currencies.has('') && !isZero(used)) return { ofCalls: worths.map((worth) => (isPriced(worth) ? worth.amount : ZERO)), used };
  const tokens = usage.reduce((all, row) => all + tokensOf(row), 0);
  if (tokens > 0 && calls.some((call) => tokensOf(call) > 0)) return { ofCalls: calls.map((call) => decimal(tokensOf(call))), used: decimal(tokens) };
  return { ofCalls: calls.map((call) => decimal(call.requests ?? 0)), used: decimal(usage.reduce((all, { requests }) => all + (requests ?? 0), 0)) };
}

function tokensOf({ inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens }: Tokens): number {
  return [inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens].reduce<number>((all, count) => all + (count ?? 0), 0);
}

/** The charge with what the log says of a part; what the provider says itself stands. */
function asTold(charge: ChargeDimensions, { about }: LoggedPart): ChargeDimensions {
  const own = TARGETS.reduce((all, target) => ({ ...all, [target]: charge.own[target] === '' ? about.own[target] : charge.own[target] }), NOBODY);
  const tags = [charge.tags, about.tags].filter((text) => text !== '').join('; ');
  return { ...charge, key: charge.key === '' ? about.key : charge.key, user: charge.user === '' ? about.user : charge.user, tags, own };
}

/** Shares of a part, as shares of the whole. */
function within({ weight }: LoggedPart, shares: readonly Share[]): Share[] {
  const total = sum(shares.map((share) => share.weight));
  return shares.map((share) => ({ ...share, weight: scale(weight, share.weight, total) }));
}

function groupName(day: Day, provider: string, model: string): string {
  return `${day}\n${provider}\n${undatedModel(model)}`;
}
