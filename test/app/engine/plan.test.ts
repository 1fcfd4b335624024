import fc from 'fast-check';
import { NO_MEMORY, rememberWindow, windowsOf, type FeedMemory } from '../../../src/app/engine/plan.js';
import { addDays, daysOf } from '../../../src/core/days.js';
import type { AnyFeed } from '../../../src/providers/provider.js';

const feed = (maxDays: number, restatesDays: number, keepsDays?: number): AnyFeed => ({
  id: 'costs', label: 'Costs', kind: 'cost',
  window: { maxDays, restatesDays, ...(keepsDays === undefined ? {} : { keepsDays }) },
  start: () => [], read: () => ({ rows: [] }),
});

const TODAY = '2026-11-21';

describe('the windows of a feed', () => {
  it('begin with the newest days at the first fetch', () => {
    expect(windowsOf(feed(31, 3), NO_MEMORY, TODAY, 70)).toEqual([
      { start: '2026-10-22', end: '2026-11-22' },
      { start: '2026-09-21', end: '2026-10-22' },
      { start: '2026-09-13', end: '2026-09-21' },
    ]);
  });

  it('read again the days the provider may still change, today included', () => {
    const memory: FeedMemory = { ...NO_MEMORY, since: '2026-08-22', through: '2026-11-22' };
    expect(windowsOf(feed(31, 3), memory, TODAY, 92)).toEqual([{ start: '2026-11-19', end: '2026-11-22' }]);
  });

  it('fill a gap oldest first before they go on with the history', () => {
    const memory: FeedMemory = { ...NO_MEMORY, since: '2026-09-20', through: '2026-10-10' };
    expect(windowsOf(feed(31, 3), memory, TODAY, 70)).toEqual([
      { start: '2026-10-07', end: '2026-11-07' },
      { start: '2026-11-07', end: '2026-11-22' },
      { start: '2026-09-13', end: '2026-09-20' },
    ]);
  });

  it('never ask for more than the provider keeps', () => {
    expect(windowsOf(feed(31, 3, 30), NO_MEMORY, TODAY, 92)).toEqual([{ start: '2026-10-23', end: '2026-11-22' }]);
  });

  it('leave days alone that the provider no longer keeps after a long pause', () => {
    const memory: FeedMemory = { ...NO_MEMORY, since: '2026-08-22', through: '2026-10-10' };
    expect(windowsOf(feed(31, 3, 30), memory, TODAY, 92)).toEqual([{ start: '2026-10-23', end: '2026-11-22' }]);
  });

  it('are today alone for a snapshot', () => {
    expect(windowsOf({ ...feed(1, 0), window: null }, NO_MEMORY, TODAY, 92)).toEqual([{ start: TODAY, end: '2026-11-22' }]);
  });

  it('cover the whole history without a hole, wherever a run stops', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 10 }), fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 40, maxLength: 40 }), (maxDays, restates, stops) => {
      let memory: FeedMemory = NO_MEMORY;
      const fetched = new Set<string>();
      stops.forEach((count, index) => {
        const today = addDays(TODAY, Math.floor(index / 4));
        windowsOf(feed(maxDays, restates), memory, today, 60).slice(0, count).forEach((window) => {
          daysOf(window).forEach((day) => fetched.add(day));
          memory = { ...memory, ...rememberWindow(memory, window) };
        });
        const { since, through } = memory;
        if (since === null || through === null) throw new Error('nothing remembered');
        daysOf({ start: since, end: through }).forEach((day) => { expect(fetched.has(day)).toBe(true); });
      });
    }), { numRuns: 60 });
  });

  it('take in the whole month before while its invoice may change it', () => {
    const monthly = (today: string): string | undefined => {
      const one = feed(92, 10);
      const again: AnyFeed = { ...one, window: { maxDays: 92, restatesDays: 10, monthAgain: { from: 6, to: 12 } } };
      return windowsOf(again, { ...NO_MEMORY, since: '2026-01-01', through: today }, today, 300)[0]?.start;
    };
    expect(['2026-11-05', '2026-11-06', '2026-11-12', '2026-11-13'].map(monthly)).toEqual(['2026-10-26', '2026-10-01', '2026-10-01', '2026-11-03']);
    expect(monthly('2027-01-06')).toBe('2026-12-01');
  });
});
