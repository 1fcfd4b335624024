import { ago, countText, spanText, until } from '../../sidebar/words.js';

const now = Date.parse('2026-11-16T12:00:00Z');

describe('the words of the sidebar', () => {
  it.each([
    ['2026-11-16T11:59:30Z', 'just now'],
    ['2026-11-16T12:00:30Z', 'just now'],
    ['2026-11-16T11:59:00Z', '1 min ago'],
    ['2026-11-16T09:59:00Z', '2 h ago'],
    ['2026-11-14T12:00:01Z', '47 h ago'],
    ['2026-11-14T12:00:00Z', '2 days ago'],
  ])('tells how long ago %s was: %s', (iso, text) => {
    expect(ago(iso, now)).toBe(text);
  });

  it.each([
    ['2026-11-16T11:00:00Z', 'any minute'],
    ['2026-11-16T12:35:10Z', 'in 36 min'],
    ['2026-11-16T14:00:00Z', 'in 2 h'],
    ['2026-11-19T12:00:00Z', 'in 3 days'],
  ])('tells how long it is until %s: %s', (iso, text) => {
    expect(until(iso, now)).toBe(text);
  });

  it('names a year only where two are in play, and one day once', () => {
    expect(spanText('2026-08-18', '2026-11-15')).toBe('18 Aug – 15 Nov');
    expect(spanText('2025-12-18', '2026-01-15')).toBe('18 Dec 2025 – 15 Jan 2026');
    expect(spanText('2026-11-15', '2026-11-15')).toBe('15 Nov');
  });

  it('counts one and many', () => {
    expect([0, 1, 1200].map((count) => countText(count, 'row'))).toEqual(['0 rows', '1 row', '1,200 rows']);
  });
});
