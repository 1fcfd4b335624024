import { writtenMonth } from '../../../src/core/written/month.js';

describe('a month as people write it', () => {
  it.each([
    ['2026-10', '2026-10-01'], ['2026/1', '2026-01-01'], ['10/2026', '2026-10-01'], ['1.2026', '2026-01-01'], ['Oct 2026', '2026-10-01'], ['october 2026', '2026-10-01'],
    ['Sept. 2026', '2026-09-01'], ['2026-10-31', '2026-10-01'], ['31.10.2026', '2026-10-01'],
  ])('%s is %s', (text, month) => { expect(writtenMonth(text)).toBe(month); });

  it.each(['', 'soon', '2026-13', '0/2026', 'Foo 2026', '2026'])('"%s" is none', (text) => { expect(writtenMonth(text)).toBeNull(); });
});
