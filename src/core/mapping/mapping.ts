import { TARGETS, wholeTo, type Assignment, type Share, type Target } from './assignment.js';
import { multiply } from '../decimal.js';
import type { ChargeDimensions, SharesOf } from '../ledger/ledger-lines.js';
import { covers } from './pattern.js';
import { CONDITIONS, type Condition, type MappingRule } from './rule.js';

export type Mapping = Readonly<{
  /** Rules that count, in their order. */
  rules: readonly MappingRule[];
  /** Every name a provider goes by: its id, its name for people, its vendor. */
  providerNames: (provider: string) => readonly string[];
  /** Name of a key or user that goes by an id; the id itself where there is none. */
  nameOf?: (connection: string, kind: 'key' | 'user', id: string) => string;
}>;

/**
 * Who bears a charge by ordered rules.
 *
 * Rules are read top to bottom, and each of team, feature, customer and cost
 * center is decided by the first matching rule that says anything for it. What
 * the source itself says, a plan's cost center or the feature of a logged call,
 * stands unless a rule with a condition says otherwise; a rule that asks nothing
 * only fills what is still blank. A split multiplies the shares before it, so
 * that the parts of a charge always add up to it.
 */
export function mapped(mapping: Mapping): SharesOf {
  const known = new Map<string, readonly Share[]>();
  const isDated = mapping.rules.some(({ from, to }) => from !== null || to !== null);
  return (charge) => {
    const { day, bucket, provider, connection, service, subAccount, key, user, tags, model, sku, own } = charge;
    const about = [isDated ? day : '', bucket, provider, connection, service, subAccount, key, user, tags, model, sku, ...TARGETS.map((target) => own[target])].join('\u001f');
    const held = known.get(about);
    if (held !== undefined) return held;
    const shares = sharesOf(charge, mapping);
    known.set(about, shares);
    return shares;
  };
}

function sharesOf(charge: ChargeDimensions, mapping: Mapping): readonly Share[] {
  let shares = wholeTo(charge.own);
  const decided = new Set<Target>();
  for (const rule of mapping.rules) {
    const open = rule.targets.filter((target) => !decided.has(target) && !(rule.isCatchAll && charge.own[target] !== ''));
    if (open.length === 0 || !isMatch(rule, charge, mapping)) continue;
    open.forEach((target) => decided.add(target));
    shares = shares.reduce<Share[]>((all, share) => all.concat(rule.parts.map((part): Share => ({
      weight: rule.parts.length === 1 ? share.weight : multiply(share.weight, part.weight),
      to: open.reduce<Assignment>((to, target) => ({ ...to, [target]: part.to[target] }), share.to),
      by: [...(share.by ?? []), part.row],
    }))), []);
    if (decided.size === TARGETS.length) break;
  }
  return shares;
}

function isMatch({ conditions, from, to }: MappingRule, charge: ChargeDimensions, mapping: Mapping): boolean {
  if ((from !== null && charge.day < from) || (to !== null && charge.day > to)) return false;
  return CONDITIONS.every((name) => {
    const pattern = conditions[name];
    return pattern === null || valuesOf(name, charge, mapping).some((value) => pattern.test(value));
  });
}

/** The texts of a charge that a condition may be about; any of them will do. */
function valuesOf(name: Condition, charge: ChargeDimensions, { providerNames, nameOf }: Mapping): readonly string[] {
  switch (name) {
    case 'provider': return [charge.provider, ...providerNames(charge.provider)];
    case 'key': case 'user': return [charge[name], nameOf?.(charge.connection, name, charge[name]) ?? ''];
    case 'tag': return tagTexts(charge.tags);
    case 'service': return [charge.service, charge.model];
    case 'sku': return [charge.sku];
    default: return [charge[name]];
  }
}

/** `team=search; batch` can be asked for as `team=search`, `team` or `batch`. */
function tagTexts(tags: string): string[] {
  const texts = tags.split(';').map((tag) => tag.trim()).filter((tag) => tag !== '');
  return texts.length === 0 ? [''] : texts.reduce<string[]>((all, tag) => all.concat(tag, tag.includes('=') ? [tag.slice(0, tag.indexOf('='))] : []), []);
}

/**
 * Rows of earlier rules that take every charge a rule would decide about, by the
 * row of the rule. Such a rule never counts.
 */
export function shadows(rules: readonly MappingRule[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  rules.forEach((rule, index) => {
    const wider = rules.slice(0, index).filter((earlier) => takesOver(earlier, rule));
    const by = rule.targets.map((target) => wider.find((earlier) => earlier.targets.includes(target))?.row ?? null);
    const rows = by.reduce<number[]>((all, row) => (row === null || all.includes(row) ? all : all.concat(row)), []);
    if (!by.includes(null)) rule.parts.forEach((part) => { found.set(part.row, rows.sort((a, b) => a - b)); });
  });
  return found;
}

/** A catch-all yields to what a source says itself, so it never takes all from a rule with a condition. */
function takesOver(earlier: MappingRule, later: MappingRule): boolean {
  if (earlier.isCatchAll && !later.isCatchAll) return false;
  const isThrough = (earlier.from === null || (later.from !== null && earlier.from <= later.from)) && (earlier.to === null || (later.to !== null && earlier.to >= later.to));
  return isThrough && CONDITIONS.every((name) => covers(earlier.conditions[name], later.conditions[name]));
}
