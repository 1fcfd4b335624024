import fc from 'fast-check';
import { allocate } from '../../../src/core/allocation/allocate.js';
import { NOBODY, type Assignment } from '../../../src/core/mapping/assignment.js';
import { sum, toText, ZERO } from '../../../src/core/decimal.js';
import { ledgerOf } from '../../../src/core/ledger/ledger.js';
import type { ChargeDimensions } from '../../../src/core/ledger/ledger-lines.js';
import { mapped, shadows } from '../../../src/core/mapping/mapping.js';
import { covers, patternOf } from '../../../src/core/mapping/pattern.js';
import { CONDITIONS, rulesOf, type Condition, type TypedDay, type TypedRule } from '../../../src/core/mapping/rule.js';
import type { LedgerLine } from '../../../src/core/records.js';
import { clouds, costs as anyCosts, usages as anyUsages } from '../panels.js';
import { bookOf, planOf } from '../samples.js';

const ASKS_NOTHING = CONDITIONS.reduce<Record<string, string>>((all, name) => ({ ...all, [name]: '' }), {}) as Record<Condition, string>;
const OPEN: TypedDay = { isTyped: false, day: null };
type Typed = Partial<Record<Condition, string>> & Partial<Assignment> & Partial<Pick<TypedRule, 'status' | 'percent' | 'from' | 'to'>>;
const typed = (rules: readonly Typed[]): TypedRule[] =>
  rules.map(({ status = '', percent = '', from = OPEN, to = OPEN, team = '', feature = '', customer = '', costCenter = '', ...conditions }, index) => ({
    row: index + 2, status, percent, from, to, targets: { team, feature, customer, costCenter }, conditions: { ...ASKS_NOTHING, ...conditions },
  }));
const charge = (fields: Partial<ChargeDimensions> = {}): ChargeDimensions => ({
  day: '2026-11-16', bucket: 'API', provider: 'openai', connection: 'OpenAI', service: 'gpt-test', subAccount: 'shop', key: 'key-1', user: 'ada', tags: 'team=search; batch', model: 'gpt-test', sku: '', own: NOBODY, ...fields,
});
const names = (provider: string): string[] => (provider === 'openai' ? ['OpenAI'] : []);
const assigned = (rules: readonly Typed[], fields: Partial<ChargeDimensions> = {}): string[] =>
  mapped({ rules: rulesOf(typed(rules)).rules, providerNames: names })(charge(fields)).map(({ weight, to }) => `${toText(weight)} ${[to.team, to.feature, to.customer, to.costCenter].join('/')}`);

describe('mapping rules', () => {
  it('decide each target by the first rule that says anything for it', () => {
    expect(assigned([{ key: 'key-1', team: 'Search' }, { provider: 'OpenAI', team: 'Other', costCenter: 'R&D' }, { costCenter: 'Rest', customer: 'Inside' }])).toEqual(['1 Search//Inside/R&D']);
  });

  it.each<[string, Typed, boolean]>([
    ['a provider by id, name and any case', { provider: 'OPENAI' }, true],
    ['a wildcard in the middle', { service: 'gpt*st' }, true],
    ['no more than what is written', { service: 'gpt' }, false],
    ['a tag by key and value', { tag: 'team=search' }, true],
    ['a tag by its key alone', { tag: 'Team' }, true],
    ['a tag by a value that differs', { tag: 'team=chat' }, false],
    ['every condition of its row', { user: 'ada', key: 'key-2' }, false],
    ['the first day it holds', { from: { isTyped: true, day: '2026-11-16' } }, true],
    ['the last day it holds', { to: { isTyped: true, day: '2026-11-16' } }, true],
    ['no day before it holds', { from: { isTyped: true, day: '2026-11-17' } }, false],
    ['no day after it holds', { to: { isTyped: true, day: '2026-11-15' } }, false],
  ])('match %s', (_what, rule, isMatch) => {
    expect(assigned([{ ...rule, team: 'Search' }])).toEqual([isMatch ? '1 Search///' : '1 ///']);
  });

  it('leave what a source says itself to rules with a condition', () => {
    const own = { ...NOBODY, costCenter: 'Sales' };
    expect(assigned([{ costCenter: 'Rest' }], { own })).toEqual(['1 ///Sales']);
    expect(assigned([{ provider: 'openai', costCenter: 'R&D' }], { own })).toEqual(['1 ///R&D']);
  });

  it('share one charge over rows with per cents that follow each other', () => {
    const split: Typed[] = [{ key: 'key-1', team: 'Search', percent: '60%' }, { team: 'Shop', percent: '0.4' }, { team: 'Rest' }];
    expect(assigned(split)).toEqual(['60 Search///', '40 Shop///']);
    expect(assigned(split, { key: 'key-2' })).toEqual(['1 Rest///']);
  });

  it('write a name as its first rule does', () => {
    expect(assigned([{ key: 'other', team: 'Search' }, { team: 'search' }])).toEqual(['1 Search///']);
  });

  it.each<[string, readonly Typed[], string]>([
    ['no target', [{ key: 'a' }], 'row 2 Team: The rule assigns nothing. Type a team, feature, customer or cost center.'],
    ['a date that is none', [{ team: 'a', from: { isTyped: true, day: null } }], 'row 2 From: This is not a date. Type it like 2026-11-01.'],
    ['an end before the beginning', [{ team: 'a', from: { isTyped: true, day: '2026-02-01' }, to: { isTyped: true, day: '2026-01-31' } }], 'row 2 To: The rule ends before it begins. Type a day on or after From.'],
    ['an unknown bucket', [{ team: 'a', bucket: 'Desk' }], 'row 2 Bucket: There is no such bucket. Choose API, Subscriptions, Cloud, SaaS.'],
    ['an unknown status', [{ team: 'a', status: 'soon' }], 'row 2 Status: This is no status. Choose active, draft, off.'],
    ['a wildcard as target', [{ team: 'a*' }], 'row 2 Team: A target has no wildcard. Type one name.'],
    ['a part over all', [{ team: 'a', percent: '130%' }], 'row 2 Percent: This is no part of a whole. Type a part like 60%, or leave it blank for all.'],
    ['a part alone', [{ team: 'a', percent: '60%' }], 'row 2 Percent: Row 2 alone makes 60%, not 100%. Rows with the same conditions below each other share one charge: make their per cents add up to 100.'],
  ])('name %s and are left out', (_what, rules, expected) => {
    const reading = rulesOf(typed(rules));
    expect(reading.rules).toEqual([]);
    expect(reading.problems.map(({ row, header, what, fix }) => `row ${String(row)} ${header}: ${what} ${fix}`)).toEqual([expected]);
  });

  it('leave a split out whole when its per cents do not add up', () => {
    const { rules, problems } = rulesOf(typed([{ key: 'a', team: 'x', percent: '60%' }, { key: 'a', team: 'y', percent: '30%' }, { team: 'z' }]));
    expect(rules.map(({ row }) => row)).toEqual([4]);
    expect(problems.map(({ row, what }) => [row, what])).toEqual([[2, 'Rows 2, 3 make 90%, not 100%.'], [3, 'Rows 2, 3 make 90%, not 100%.']]);
  });

  it('tell which rules never count, and what stands before them', () => {
    const found = shadows(rulesOf(typed([{ service: 'gpt-*', team: 'a' }, { service: 'gpt-5', team: 'b' }, { service: 'gpt-5', team: 'b', costCenter: 'c' }, { costCenter: 'd' }, { costCenter: 'e' }])).rules);
    expect([...found]).toEqual([[3, [2]], [6, [5]]]);
  });
});

const word = fc.constantFrom('', '', '', '*', 'gpt-*', 'gpt-test', 'shop', 's*', '*a*', 'a', 'b', 'openai', 'Team');
const target = fc.constantFrom('', 'Search', 'Shop');
const dayOf = fc.constantFrom<TypedDay>(OPEN, OPEN, { isTyped: true, day: '2026-11-16' });
const rule: fc.Arbitrary<Typed> = fc.record({ provider: word, connection: fc.constantFrom('', '', 'Second'), subAccount: word, key: word, user: word, tag: word, service: word, sku: word, team: target, feature: target, customer: target, costCenter: target, from: dayOf, to: dayOf });
const rules: fc.Arbitrary<Typed[]> = fc.array(fc.oneof(rule.map((one) => [one]), fc.tuple(rule, rule, fc.integer({ min: 1, max: 99 })).map(([one, two, percent]): Typed[] => [
  { ...one, percent: `${String(percent)}%` },
  { ...one, team: two.team ?? '', costCenter: two.costCenter ?? '', percent: `${String(100 - percent)}%` },
])), { maxLength: 6 }).map((groups) => groups.flat());

describe('mapping, whatever the rules', () => {
  const book = bookOf();
  const week = { start: '2026-11-15', end: '2026-11-18' };
  const total = (lines: readonly LedgerLine[], cost: 'billedCost' | 'effectiveCost'): Record<string, string> => {
    const places = [...new Set(lines.map((line) => `${line.day} ${line.connection} ${line.currency} ${line.basis}`))].sort();
    return Object.fromEntries(places.map((place) => [place, toText(sum(lines.flatMap((line) => (`${line.day} ${line.connection} ${line.currency} ${line.basis}` === place ? [line[cost] ?? ZERO] : []))))]));
  };
  const count = (lines: readonly LedgerLine[]): readonly (number | null)[] => (['requests', 'inputTokens', 'outputTokens', 'cacheReadTokens'] as const).map((name) => lines.reduce((all, line) => all + (line[name] ?? 0), 0));

  it('moves no cost between days and connections, loses no digit and no token', () => {
    fc.assert(
      fc.property(rules, anyCosts, anyUsages, clouds, (typedRules, costs, used, cloud) => {
        const { usage } = allocate({ costs, usage: used, book });
        const input = { costs, usage, cloud, subscriptions: [planOf({ price: '30', renewalDate: '2026-11-16', costCenter: 'Sales' })], period: week, base: 'USD', bucketOf: () => 'API' as const, book };
        const plain = ledgerOf(input).lines;
        const { lines } = ledgerOf({ ...input, sharesOf: mapped({ rules: rulesOf(typed(typedRules)).rules, providerNames: names }) });
        expect(total(lines, 'billedCost')).toEqual(total(plain, 'billedCost'));
        expect(total(lines, 'effectiveCost')).toEqual(total(plain, 'effectiveCost'));
        expect(count(lines)).toEqual(count(plain));
        lines.filter(({ effectiveCost, basis }) => basis === 'missing' && effectiveCost !== null).forEach((line) => { throw new Error(`A missing cost became a figure: ${line.service}`); });
      }),
      { numRuns: 1_000 },
    );
  });

  it('a rule said to be shadowed decides nothing when it is taken away', () => {
    fc.assert(
      fc.property(rules, fc.record({ provider: fc.constantFrom('openai', 'groq'), key: fc.constantFrom('', 'a', 'b'), subAccount: fc.constantFrom('', 'shop'), user: fc.constantFrom('', 'Team'), service: fc.constantFrom('gpt-test', 'shop'), tags: fc.constantFrom('', 'a=b', 'shop'), day: fc.constantFrom('2026-11-15', '2026-11-16', '2026-11-17') }), fc.boolean(), (typedRules, fields, isOwn) => {
        const read = rulesOf(typed(typedRules)).rules;
        const dead = shadows(read);
        const about = charge({ ...fields, own: isOwn ? { ...NOBODY, team: 'Own', costCenter: 'Own' } : NOBODY });
        const told = (kept: typeof read): unknown => mapped({ rules: kept, providerNames: names })(about).map(({ to, by }) => ({ to, by }));
        expect(told(read.filter(({ row }) => !dead.has(row)))).toEqual(told(read));
      }),
      { numRuns: 1_000 },
    );
  });

  it('a pattern said to cover another takes all that it takes', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 5 });
    const value = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 7 });
    fc.assert(fc.property(pattern, pattern, value, (wide, narrow, text) => {
      if (covers(patternOf(wide), patternOf(narrow)) && (patternOf(narrow)?.test(text) ?? true)) expect(patternOf(wide)?.test(text) ?? true).toBe(true);
      const asked = patternOf(wide);
      if (asked !== null) expect(asked.test(text)).toBe(new RegExp(`^${wide.replace(/\*/g, '.*')}$`).test(text));
    }), { numRuns: 3_000 });
  });
});
