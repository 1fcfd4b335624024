import { NOBODY, TARGETS, type Assignment, type Target } from './assignment.js';
import type { Day } from '../days.js';
import { add, compare, decimal, divide, isDecimalText, multiply, ONE, toText, ZERO, type Decimal } from '../decimal.js';
import { patternOf, takesAll, type Pattern } from './pattern.js';
import { BUCKETS } from '../records.js';
import type { RowProblem } from '../subscriptions/subscription.js';

/** What a rule may ask of a charge. */
export const CONDITIONS = ['bucket', 'provider', 'connection', 'subAccount', 'key', 'user', 'tag', 'service', 'sku'] as const;
export type Condition = (typeof CONDITIONS)[number];

export const STATUSES = ['active', 'draft', 'off'] as const;
export type RuleStatus = (typeof STATUSES)[number];

/** A row as typed. Days are null where the cell holds no date; `isDated` tells whether it holds anything. */
export type TypedRule = Readonly<{
  row: number;
  status: string;
  conditions: Readonly<Record<Condition, string>>;
  from: TypedDay;
  to: TypedDay;
  targets: Assignment;
  percent: string;
}>;
export type TypedDay = Readonly<{ isTyped: boolean; day: Day | null }>;

/** One of the bearers of a rule: all of the charge, or its part of a split. */
export type RulePart = Readonly<{ row: number; weight: Decimal; to: Assignment }>;

/** A rule that can be applied; a split over several rows is one rule. Both days are included. */
export type MappingRule = Readonly<{
  row: number;
  status: RuleStatus;
  conditions: Readonly<Record<Condition, Pattern | null>>;
  from: Day | null;
  to: Day | null;
  parts: readonly RulePart[];
  /** What it decides. */
  targets: readonly Target[];
  /** Asks nothing: such a rule fills what nobody said, and changes nothing that a source says itself. */
  isCatchAll: boolean;
}>;

export type RuleReading = Readonly<{ rules: readonly MappingRule[]; problems: readonly RowProblem[] }>;

export const TARGET_HEADERS: Readonly<Record<Target, string>> = { team: 'Team', feature: 'Feature', customer: 'Customer', costCenter: 'Cost center' };
const HUNDRED = decimal(100);

/**
 * The rules of the rows, in their order. Rows with a per cent that follow each
 * other under the same conditions are one split, until it reaches 100 %; blank
 * conditions in a following row mean the same as above. A rule with a problem in
 * any of its rows is left out whole and named.
 */
export function rulesOf(rows: readonly TypedRule[]): RuleReading {
  const rules: MappingRule[] = [];
  const problems: RowProblem[] = [];
  groupsOf(rows).forEach((group) => {
    const found = group.reduce<RowProblem[]>((all, row) => all.concat(problemsOf(row)), []).concat(splitProblems(group));
    if (found.length > 0) problems.push(...found);
    else rules.push(ruleOf(group));
  });
  return { rules: sameSpelling(rules), problems };
}

function groupsOf(rows: readonly TypedRule[]): TypedRule[][] {
  const groups: TypedRule[][] = [];
  let reached = ZERO;
  rows.forEach((row) => {
    const open = groups[groups.length - 1];
    const percent = percentOf(row);
    const goesOn = open?.[0] !== undefined && reached > ZERO && compare(reached, HUNDRED) < 0 && percent !== null && row.percent !== '' && isSame(open[0], row);
    if (goesOn) open.push(row);
    else groups.push([row]);
    reached = row.percent === '' || percent === null ? ZERO : add(goesOn ? reached : ZERO, percent);
  });
  return groups;
}

function isSame(first: TypedRule, row: TypedRule): boolean {
  const isBlank = CONDITIONS.every((name) => row.conditions[name] === '') && !row.from.isTyped && !row.to.isTyped;
  const isAlike = CONDITIONS.every((name) => row.conditions[name].toLowerCase() === first.conditions[name].toLowerCase()) && row.from.day === first.from.day && row.to.day === first.to.day;
  return (isBlank || isAlike) && (row.status === '' || statusOf(row.status) === statusOf(first.status));
}

function ruleOf(group: readonly TypedRule[]): MappingRule {
  const [first] = group as readonly [TypedRule];
  const conditions = CONDITIONS.reduce<Record<string, Pattern | null>>((all, name) => ({ ...all, [name]: patternOf(first.conditions[name]) }), {}) as MappingRule['conditions'];
  return {
    row: first.row, conditions, status: statusOf(first.status) ?? 'active', from: first.from.day, to: first.to.day,
    parts: group.map((row) => ({ row: row.row, weight: percentOf(row) ?? HUNDRED, to: row.targets })),
    targets: TARGETS.filter((target) => group.some(({ targets }) => targets[target] !== '')),
    isCatchAll: CONDITIONS.every((name) => takesAll(conditions[name])),
  };
}

/** A name written in two ways is one name: the first spelling counts. */
function sameSpelling(rules: readonly MappingRule[]): MappingRule[] {
  const spellings = new Map<string, string>();
  const spelled = (target: Target, name: string): string => {
    const key = `${target}\n${name.toLowerCase()}`;
    const held = spellings.get(key);
    if (held === undefined) spellings.set(key, name);
    return held ?? name;
  };
  const named = (to: Assignment): Assignment => TARGETS.reduce((all, target) => ({ ...all, [target]: spelled(target, to[target]) }), NOBODY);
  return rules.map((rule) => ({ ...rule, parts: rule.parts.map((part) => ({ ...part, to: named(part.to) })) }));
}

function problemsOf(row: TypedRule): RowProblem[] {
  const problems: RowProblem[] = [];
  const problem = (header: string, what: string, fix: string): void => { problems.push({ row: row.row, header, what, fix }); };
  if (statusOf(row.status) === null) problem('Status', 'This is no status.', `Choose ${STATUSES.join(', ')}.`);
  if (TARGETS.every((target) => row.targets[target] === '')) problem('Team', 'The rule assigns nothing.', 'Type a team, feature, customer or cost center.');
  TARGETS.filter((target) => row.targets[target].includes('*')).forEach((target) => { problem(TARGET_HEADERS[target], 'A target has no wildcard.', 'Type one name.'); });
  if (row.from.isTyped && row.from.day === null) problem('From', 'This is not a date.', 'Type it like 2026-11-01.');
  if (row.to.isTyped && row.to.day === null) problem('To', 'This is not a date.', 'Type it like 2026-11-30.');
  if (row.from.day !== null && row.to.day !== null && row.to.day < row.from.day) problem('To', 'The rule ends before it begins.', 'Type a day on or after From.');
  if (percentOf(row) === null) problem('Percent', 'This is no part of a whole.', 'Type a part like 60%, or leave it blank for all.');
  const { bucket } = row.conditions;
  if (bucket !== '' && !BUCKETS.some((name) => patternOf(bucket)?.test(name))) problem('Bucket', 'There is no such bucket.', `Choose ${BUCKETS.join(', ')}.`);
  return problems;
}

function splitProblems(group: readonly TypedRule[]): RowProblem[] {
  const percents = group.map(percentOf);
  if (percents.includes(null)) return [];
  const total = percents.reduce<Decimal>((sum, percent) => add(sum, percent ?? ZERO), ZERO);
  if (compare(total, HUNDRED) === 0) return [];
  const rows = group.length === 1 ? `Row ${String(group[0]?.row ?? 0)} alone makes` : `Rows ${group.map(({ row }) => String(row)).join(', ')} make`;
  return group.map(({ row }) => ({ row, header: 'Percent', what: `${rows} ${toText(total)}%, not 100%.`, fix: 'Rows with the same conditions below each other share one charge: make their per cents add up to 100.' }));
}

function statusOf(text: string): RuleStatus | null {
  return text === '' ? 'active' : STATUSES.find((status) => status === text.toLowerCase()) ?? null;
}

/** `60%`, `60` and a per cent cell of 0.6 are sixty; blank is a hundred; null for anything else. */
function percentOf({ percent }: TypedRule): Decimal | null {
  if (percent === '') return HUNDRED;
  const number = percent.replace(/%$/, '').trim();
  if (!isDecimalText(number)) return null;
  const value = decimal(number);
  const whole = percent.endsWith('%') || compare(value, ONE) > 0 ? value : multiply(value, HUNDRED);
  return whole <= ZERO || compare(divide(whole, HUNDRED), ONE) > 0 ? null : whole;
}
