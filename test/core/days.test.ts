import fc from 'fast-check';
import {
  addDays, addMonths, dayOfInstant, dayOfSerial, daysBetween, daysOf, isDay, isWithin, monthStart, nextMonthStart, serialOfDay, startOfDay, weekdayOf, weekStart, type Weekday,
} from '../../src/core/days.js';

const day = fc.integer({ min: 0, max: 73_000 }).map((offset) => new Date(Date.UTC(1900, 2, 1) + offset * 86_400_000).toISOString().slice(0, 10));

describe('days', () => {
  it('clamps a month that has no such day', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  });

  it('starts the week on the chosen day', () => {
    expect(weekStart('2026-11-21', 1)).toBe('2026-11-16');
    expect(weekStart('2026-11-21', 0)).toBe('2026-11-15');
    expect(weekStart('2026-11-16', 1)).toBe('2026-11-16');
  });

  it('refuses a day that does not exist', () => {
    expect(['2026-02-30', '2026-13-01', '2026-00-10', '2026-1-01', '20260101', '2026-01-01T00:00', '', '2025-02-29'].map(isDay)).toEqual(Array(8).fill(false));
    expect(['2024-02-29', '1899-12-31'].map(isDay)).toEqual([true, true]);
  });

  it('counts as spreadsheets do', () => {
    expect([serialOfDay('1899-12-31'), serialOfDay('2026-11-16'), serialOfDay('1970-01-01')]).toEqual([1, 46_342, 25_569]);
    expect(dayOfSerial(46_342.75)).toBe('2026-11-16');
  });

  it('takes the UTC day of an instant', () => {
    expect([dayOfInstant(Date.UTC(2026, 10, 16, 23, 59, 59, 999)), dayOfInstant(Date.UTC(2026, 10, 17))]).toEqual(['2026-11-16', '2026-11-17']);
    expect(startOfDay('1970-01-02')).toBe(86_400_000);
  });

  it('holds its first day and not its last', () => {
    const period = { start: '2026-11-16', end: '2026-11-18' };
    expect(daysOf(period)).toEqual(['2026-11-16', '2026-11-17']);
    expect(['2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18'].map((each) => isWithin(each, period))).toEqual([false, true, true, false]);
    expect(daysOf({ start: '2026-11-18', end: '2026-11-16' })).toEqual([]);
  });

  it('finds the borders of a month', () => {
    expect([monthStart('2026-12-31'), nextMonthStart('2026-12-31')]).toEqual(['2026-12-01', '2027-01-01']);
  });

  it('agrees with itself on any day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4_000, max: 4_000 }), fc.integer({ min: 0, max: 6 }), (from, count, first) => {
        const to = addDays(from, count);
        expect(isDay(to)).toBe(true);
        expect(daysBetween(from, to)).toBe(count);
        expect(dayOfSerial(serialOfDay(from))).toBe(from);
        expect(weekdayOf(to)).toBe(new Date(`${to}T00:00:00Z`).getUTCDay());
        const week = weekStart(from, first as Weekday);
        expect(weekdayOf(week)).toBe(first);
        expect(daysBetween(week, from)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(week, from)).toBeLessThan(7);
      }),
    );
  });
});
