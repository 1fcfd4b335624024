import fc from 'fast-check';
import { movers, periodsOf, weeklyComparison } from '../../src/core/compare.js';
import { addDays, daysBetween, weekdayOf, type Weekday } from '../../src/core/days.js';
import { decimal, sum, toText, ZERO } from '../../src/core/decimal.js';
import { moveOf, deltaOf } from '../../src/core/delta.js';
import type { Delta, WeeklyLine } from '../../src/core/digest/digest.js';
import type { LedgerLine } from '../../src/core/records.js';
import { lineOf } from './samples.js';

const labels: Readonly<Record<string, string>> = { openai: 'OpenAI', anthropic: 'Anthropic' };
const options = { today: '2026-11-19', firstWeekday: 1 as Weekday, base: 'USD', providerLabel: (id: string) => labels[id] ?? id };
const figures = ({ now, before, change, ratio }: Delta): unknown[] => [now, before, change].map((amount) => (amount === null ? null : toText(amount))).concat(ratio === null ? 'n/a' : String(ratio));
const find = (lines: readonly WeeklyLine[], bucket: string, provider: string): WeeklyLine | undefined => lines.find((line) => line.bucket === bucket && line.provider === provider);

describe('the weeks beside each other', () => {
  it('hold whole weeks, the same weekdays, and never today', () => {
    expect(periodsOf('2026-11-19', 1)).toEqual({
      weekToDate: { start: '2026-11-16', end: '2026-11-19' },
      sameDaysLastWeek: { start: '2026-11-09', end: '2026-11-12' },
      sameDaysLastMonth: { start: '2026-10-19', end: '2026-10-22' },
      lastWeek: { start: '2026-11-09', end: '2026-11-16' },
      weekBefore: { start: '2026-11-02', end: '2026-11-09' },
      monthToDate: { start: '2026-11-01', end: '2026-11-19' },
      sameDaysOfMonthBefore: { start: '2026-10-01', end: '2026-10-19' },
    });
  });

  it('have an empty week to date on the first day of a week', () => {
    expect(periodsOf('2026-11-16', 1)).toMatchObject({ weekToDate: { start: '2026-11-16', end: '2026-11-16' }, lastWeek: { start: '2026-11-09', end: '2026-11-16' } });
    expect(periodsOf('2026-11-16', 0).weekToDate).toEqual({ start: '2026-11-15', end: '2026-11-16' });
  });

  it('stop at the end of a shorter month before', () => {
    expect(periodsOf('2026-03-31', 1).sameDaysOfMonthBefore).toEqual({ start: '2026-02-01', end: '2026-03-01' });
  });

  it('always set equal lengths and weekdays against each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 6 }), (offset, first) => {
        const today = addDays('2024-01-01', offset);
        const { weekToDate, sameDaysLastWeek, sameDaysLastMonth, lastWeek, weekBefore } = periodsOf(today, first as Weekday);
        for (const period of [sameDaysLastWeek, sameDaysLastMonth]) {
          expect(daysBetween(period.start, period.end)).toBe(daysBetween(weekToDate.start, weekToDate.end));
        }
        for (const { start } of [weekToDate, sameDaysLastWeek, sameDaysLastMonth, lastWeek, weekBefore]) expect(weekdayOf(start)).toBe(first);
        expect(weekToDate.end).toBe(today);
      }),
    );
  });
});

describe('the weekly comparison', () => {
  const lines = [
    lineOf('30', { day: '2026-11-18' }), lineOf('1000', { day: '2026-11-19' }), lineOf('10', { day: '2026-11-11' }), lineOf('2', { day: '2026-11-12' }),
    lineOf('8', { day: '2026-11-05' }), lineOf('20', { day: '2026-10-20' }),
    lineOf('5', { day: '2026-11-10', provider: 'anthropic' }), lineOf('4', { day: '2026-11-10', bucket: 'Subscriptions', provider: 'OpenAI' }),
  ];

  it('sets each week against its own before', () => {
    const line = find(weeklyComparison(lines, options), 'API', 'OpenAI');
    expect(figures(line?.weekToDate as Delta)).toEqual(['30', '10', '20', '2']);
    expect(figures(line?.lastWeek as Delta)).toEqual(['12', '8', '4', '0.5']);
    expect(figures(line?.sameWeekLastMonth as Delta)).toEqual(['30', '20', '10', '0.5']);
    expect(line).toMatchObject({ flag: 'doubled', incomplete: false });
  });

  it('lists the total, the buckets, then the providers', () => {
    expect(weeklyComparison(lines, options).map(({ bucket, provider }) => `${bucket} ${provider}`)).toEqual(['All All', 'API All', 'Subscriptions All', 'API OpenAI', 'API Anthropic', 'Subscriptions OpenAI']);
  });

  it('joins the buckets of a vendor', () => {
    const vendor = find(weeklyComparison(lines, { ...options, vendorOf: (id) => labels[id] ?? id }), 'All', 'OpenAI');
    expect(figures(vendor?.lastWeek as Delta)).toEqual(['16', '8', '8', '1']);
  });

  it('says incomplete, and never zero, where a cost is missing', () => {
    const line = find(weeklyComparison([lineOf(null, { day: '2026-11-10' })], options), 'API', 'OpenAI');
    expect(line).toMatchObject({ flag: 'incomplete', incomplete: true });
    expect(figures(line?.lastWeek as Delta)).toEqual([null, '0', null, 'n/a']);
  });

  it('leaves another currency out and says incomplete', () => {
    const [total] = weeklyComparison([lineOf('1', { day: '2026-11-10' }), lineOf('9', { day: '2026-11-10', currency: 'EUR' })], options);
    expect(total).toMatchObject({ incomplete: true, lastWeek: { now: decimal('1') } });
  });

  it('flags a rise of the running week but not a fall, which may be late data', () => {
    const fell = [lineOf('10', { day: '2026-11-10' }), lineOf('10', { day: '2026-11-03' })];
    expect(find(weeklyComparison(fell, options), 'API', 'OpenAI')?.flag).toBe('');
    expect(find(weeklyComparison([lineOf('0.01', { day: '2026-11-18' })], options), 'API', 'OpenAI')?.flag).toBe('new');
  });

  it.each([['2', '1', 'doubled'], ['1.99', '1', ''], ['0.5', '1', 'halved'], ['0.51', '1', ''], ['0', '1', 'stopped'], ['1', '0', 'new'], ['0', '0', ''], ['0.02', '0.01', 'doubled'], ['3', '-1', '']])(
    'takes %s after %s for “%s”', (now, before, flag) => {
      expect(moveOf(deltaOf(decimal(now), decimal(before)))).toBe(flag);
    },
  );

  const anyLines = fc.array(
    fc.record({
      offset: fc.integer({ min: 0, max: 35 }), cents: fc.option(fc.integer({ min: 0, max: 99_999 }), { nil: null }), bucket: fc.constantFrom('API' as const, 'Cloud' as const),
      provider: fc.constantFrom('openai', 'anthropic', 'aws'), service: fc.constantFrom('a', 'b'), subAccount: fc.constantFrom('', 'x'),
    }).map(({ offset, cents, ...rest }): LedgerLine => lineOf(cents === null ? null : `${String(cents)}e-2`, { ...rest, day: addDays('2026-11-19', -offset) })),
    { maxLength: 40 },
  );

  it('has totals that are the sums of their lines, on any ledger', () => {
    fc.assert(
      fc.property(anyLines, (ledger) => {
        const weekly = weeklyComparison(ledger, options);
        const parts = weekly.filter(({ bucket, provider }) => bucket !== 'All' && provider !== 'All');
        for (const figure of [(line: WeeklyLine) => line.weekToDate.now, (line: WeeklyLine) => line.lastWeek.now, (line: WeeklyLine) => line.lastWeek.before, (line: WeeklyLine) => line.sameWeekLastMonth.before]) {
          const total = (lines: readonly WeeklyLine[]): string => toText(sum(lines.map((line) => figure(line) ?? ZERO)));
          expect(total(weekly.filter(({ bucket, provider }) => bucket !== 'All' && provider === 'All'))).toBe(total(parts));
          expect(total(weekly.filter(({ bucket }) => bucket === 'All'))).toBe(total(parts));
        }
      }),
    );
  });

  it('explains the whole change by its movers when nothing is missing', () => {
    fc.assert(
      fc.property(anyLines, (ledger) => {
        const known = ledger.filter(({ effectiveCost }) => effectiveCost !== null);
        const { lastWeek, weekBefore } = periodsOf(options.today, 1);
        const drivers = movers(known, { now: lastWeek, before: weekBefore, base: 'USD', providerLabel: options.providerLabel });
        expect(toText(sum(drivers.map(({ change }) => change)))).toBe(toText(weeklyComparison(known, options)[0]?.lastWeek.change ?? ZERO));
      }),
    );
  });
});

describe('movers', () => {
  it('come with the largest move first and say what kind it is', () => {
    const ledger = [
      lineOf('5', { day: '2026-11-10', service: 'a' }), lineOf('4', { day: '2026-11-03', service: 'a' }), lineOf('9', { day: '2026-11-03', service: 'b' }),
      lineOf('3', { day: '2026-11-10', service: 'c', subAccount: 'shop' }), lineOf('7', { day: '2026-11-10', service: 'same' }), lineOf('7', { day: '2026-11-03', service: 'same' }),
      lineOf(null, { day: '2026-11-03', service: 'unknown' }), lineOf('50', { day: '2026-11-10', service: 'unknown' }),
    ];
    const { lastWeek, weekBefore } = periodsOf('2026-11-19', 1);
    const found = movers(ledger, { now: lastWeek, before: weekBefore, base: 'USD', providerLabel: options.providerLabel });
    expect(found.map(({ provider, service, subAccount, change, kind }) => `${provider} ${service} ${subAccount} ${toText(change)} ${kind}`)).toEqual(['OpenAI b  -9 stopped', 'OpenAI c shop 3 new', 'OpenAI a  1 more']);
  });
});
