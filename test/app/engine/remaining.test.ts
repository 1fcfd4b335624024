import { NO_MEMORY, remainingWindows, windowsOf } from '../../../src/app/engine/plan.js';
import { addDays, daysBetween, type Period } from '../../../src/core/days.js';
import { vercelAiGateway } from '../../../src/providers/vercel-ai-gateway/index.js';
import { feedOf } from '../../providers/walk.js';

const feed = feedOf(vercelAiGateway, 'costs');
const TODAY = '2026-11-16';
const memoryOf = ({ start, end }: Period): typeof NO_MEMORY => ({ ...NO_MEMORY, since: start, through: end, state: 'partial' });
const daysOf = (windows: readonly Period[]): number => windows.reduce((sum, { start, end }) => sum + daysBetween(start, end), 0);

describe('what is left of a report that costs money', () => {
  it('is all of it before the first window', () => {
    expect(remainingWindows(feed, NO_MEMORY, TODAY, 90)).toEqual(windowsOf(feed, NO_MEMORY, TODAY, 90));
  });

  it.each([1, 2])('takes no query more than were agreed to after %i windows', (done) => {
    const all = windowsOf(feed, NO_MEMORY, TODAY, 90);
    expect(all).toHaveLength(3);
    const read = all.slice(0, done);
    expect(remainingWindows(feed, memoryOf({ start: read[done - 1]?.start ?? '', end: addDays(TODAY, 1) }), TODAY, 90)).toEqual(all.slice(done));
  });

  it('is nothing when every day is there', () => {
    expect(remainingWindows(feed, memoryOf({ start: '2026-08-19', end: addDays(TODAY, 1) }), TODAY, 90)).toEqual([]);
  });

  it('goes on after the days that came first when it was not asked for long', () => {
    const left = remainingWindows(feed, memoryOf({ start: '2026-08-19', end: '2026-10-20' }), TODAY, 90);
    expect(left).toEqual([{ start: '2026-10-20', end: '2026-11-17' }]);
    expect(daysOf(left)).toBe(28);
  });
});
