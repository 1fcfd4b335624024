import { keptDays, NO_MEMORY, windowsOf } from '../../../src/app/engine/plan.js';
import type { AnyFeed } from '../../../src/providers/provider.js';

const feed = (kind: 'request' | 'usage', keepsDays?: number): AnyFeed => ({
  id: 'calls', label: 'Calls', kind, window: { maxDays: 1, restatesDays: 1, ...(keepsDays === undefined ? {} : { keepsDays }) }, start: () => [], read: () => ({ rows: [] }),
});

it('of calls are those the connection chose, within what the provider keeps', () => {
  expect([keptDays(feed('request', 90), { settings: { keepDays: '14' } }), keptDays(feed('request', 7), { settings: { keepDays: '14' } }), keptDays(feed('request'), { settings: { keepDays: '14' } })]).toEqual([14, 7, 14]);
});

it('are the provider’s own where nothing or nonsense was chosen, and no bound without either', () => {
  expect([keptDays(feed('request', 90), { settings: {} }), keptDays(feed('request', 90), { settings: { keepDays: '-1' } }), keptDays(feed('request'), { settings: {} })]).toEqual([90, 90, null]);
});

it('do not bind what is no single call', () => {
  expect(keptDays(feed('usage', 31), { settings: { keepDays: '2' } })).toBe(31);
});

it('are not left after a long pause: what is out of reach is not asked for', () => {
  const memory = { ...NO_MEMORY, since: '2026-06-01', through: '2026-09-01' };
  expect(windowsOf(feed('request', 90), memory, '2026-11-16', 3)).toEqual([{ start: '2026-11-14', end: '2026-11-15' }, { start: '2026-11-15', end: '2026-11-16' }, { start: '2026-11-16', end: '2026-11-17' }]);
});
