import { addMonths, isDay, weekStart } from '../../src/core/days.js';

describe('days', () => {
  it('clamps a month that has no such day', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  });
  it('starts the week on the chosen day', () => {
    expect(weekStart('2026-11-21', 1)).toBe('2026-11-16');
    expect(weekStart('2026-11-21', 0)).toBe('2026-11-15');
  });
  it('refuses a day that does not exist', () => {
    expect(isDay('2026-02-30')).toBe(false);
    expect(isDay('2026-13-01')).toBe(false);
  });
});
