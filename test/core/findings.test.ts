import { allocate } from '../../src/core/allocation/allocate.js';
import { addFinding } from '../../src/core/findings.js';
import type { Finding } from '../../src/core/records.js';
import { bookOf, costOf, usageOf } from './samples.js';

const book = bookOf();
/** What the rows of one window raise, with a model nobody prices and a charge no usage is about. */
const windowOf = (day: string, days: number): readonly Finding[] => allocate({
  costs: [costOf('7.75', { day, model: 'storage', lineItem: 'storage' })],
  usage: Array.from({ length: days }, () => usageOf({ day, model: 'gpt-lab', inputTokens: 5, outputTokens: 5 })),
  book,
}).findings;

describe('findings of a run', () => {
  it('about every window of a feed are said once, for the newest', () => {
    const all: Finding[] = [];
    [...windowOf('2026-11-15', 2), ...windowOf('2026-11-08', 3), ...windowOf('2026-11-01', 4)].forEach((finding) => { addFinding(all, finding); });
    expect(all.length).toBe(windowOf('2026-11-15', 2).length);
    expect(all.length).toBeGreaterThan(1);
    expect(all.every(({ what }) => what.includes('on 2026-11-15'))).toBe(true);
  });

  it('about different models, connections or levels are all said', () => {
    const all: Finding[] = [];
    const one: Finding = { topic: 'no price for gpt-4', level: 'note', where: 'OpenAI', what: 'No price: 1 row.', fix: '' };
    [one, { ...one, topic: 'no price for gpt-5' }, { ...one, where: 'Azure' }, { ...one, level: 'warning' as const }, { ...one, what: 'No price: 2 rows.' }].forEach((finding) => { addFinding(all, finding); });
    expect(all).toHaveLength(4);
  });
});
