import * as v from 'valibot';
import { anyDay, anyInstant } from '../../../src/providers/kit/any-day.js';
import { countOrText } from '../../../src/providers/kit/count-or-text.js';

it.each([
  ['2026-10-01', '2026-10-01T00:00:00.000Z'],
  ['2026-10-01 00:00:00', '2026-10-01T00:00:00.000Z'],
  ['2026-10-01T09:15:00', '2026-10-01T09:15:00.000Z'],
  ['2026-10-01T23:30:00.5-02:00', '2026-10-02T01:30:00.500Z'],
  ['2026-10-01T00:30:00+0530', '2026-09-30T19:00:00.000Z'],
  ['2026-10-01 09:15Z', '2026-10-01T09:15:00.000Z'],
])('reads %p as the instant %s and its day', (sent, instant) => {
  expect([v.parse(anyInstant, sent), v.parse(anyDay, sent)]).toEqual([instant, instant.slice(0, 10)]);
});

it.each([['2026-02-30'], ['2026-02-30 10:00:00'], ['2026-10-01T25:00:00Z'], ['01/10/2026'], [1_790_812_800], [null], ['']])('refuses %p as a day', (sent) => {
  expect(v.safeParse(anyDay, sent).issues?.[0].message).toBe('a day or an instant');
});

it.each([['12', 12], [0, 0], ['9007199254740991', 9_007_199_254_740_991]])('reads the count %p', (sent, count) => {
  expect(v.parse(countOrText, sent)).toBe(count);
});

it.each([['1e3'], ['-1'], [1.5], ['9007199254740992'], [' 7'], [null], [true]])('refuses %p as a count', (sent) => {
  expect(v.safeParse(countOrText, sent).success).toBe(false);
});
