import { reachLine, wholeThrough, type Reach } from '../../src/core/reach.js';

const at = (instant: string): number => Date.parse(instant);
const reach = (connection: string, through: string | null, lagHours: number | null = null): Reach => ({ connection, through, lagHours });

describe('the last whole day', () => {
  it('is the day before the one that ran when it was fetched, or before the first day not fetched', () => {
    expect(wholeThrough('2026-11-17', at('2026-11-16T00:00:00Z'), null)).toBe('2026-11-15');
    expect(wholeThrough('2026-11-17', at('2026-11-15T23:59:59Z'), null)).toBe('2026-11-14');
    expect(wholeThrough('2026-11-12', at('2026-11-16T07:00:00Z'), null)).toBe('2026-11-11');
  });

  it('lies behind by the longest delay of the provider', () => {
    expect(wholeThrough('2026-11-17', at('2026-11-16T15:59:00Z'), 40)).toBe('2026-11-13');
    expect(wholeThrough('2026-11-17', at('2026-11-16T16:00:00Z'), 40)).toBe('2026-11-14');
    expect(wholeThrough('2026-11-17', at('2026-11-17T16:00:00Z'), 40)).toBe('2026-11-15');
  });

  it('is not known before anything was fetched', () => {
    expect(wholeThrough(null, null, 40)).toBeNull();
    expect(wholeThrough(null, at('2026-11-16T07:00:00Z'), null)).toBeNull();
  });
});

describe('the line about who reports late', () => {
  it('is empty when every connection reaches the day', () => {
    expect(reachLine([], '2026-11-15')).toBe('');
    expect(reachLine([reach('OpenAI', '2026-11-15'), reach('AWS', '2026-11-16', 48)], '2026-11-15')).toBe('');
  });

  it('names those that do not, the furthest behind first, and counts the rest', () => {
    expect(reachLine([reach('OpenAI', '2026-11-15'), reach('Google Cloud', '2026-11-13', 40)], '2026-11-15')).toBe('Not whole yet: Google Cloud is whole to 2026-11-13, 2 days behind (it reports up to 40 h late).');
    expect(reachLine([reach('A', '2026-11-14'), reach('B', null), reach('C', '2026-11-10'), reach('D', '2026-11-13'), reach('E', '2026-11-14')], '2026-11-15'))
      .toBe('Not whole yet: B has not been fetched, C is whole to 2026-11-10, 5 days behind, D is whole to 2026-11-13, 2 days behind and 2 more connections.');
  });
});
