import { forgottenWhy, keyFlag, type KeyUse } from '../../src/core/key-review.js';

const TODAY = '2026-11-18';
const key = { state: 'active', owner: 'Ana', created: '2026-01-05', lastUsed: null as string | null };

describe('a key', () => {
  it.each<[string, string | null, KeyUse, string]>([
    ['unused for exactly 90 days', '2026-08-20', 'unknown', 'forgotten: not used since 2026-08-20'],
    ['unused for 89 days', '2026-08-21', 'unknown', ''],
    ['without any spend where others of its connection spend', null, 'idle', 'forgotten: no spend in 30 days'],
    ['without spend, but used 30 days ago', '2026-10-19', 'idle', ''],
    ['without spend, and used 31 days ago', '2026-10-18', 'idle', 'forgotten: no spend in 30 days'],
    ['of which nobody tells anything', null, 'unknown', ''],
    ['that spends, though its last use was never brought up to date', '2026-01-01', 'spent', ''],
  ])('%s', (_, lastUsed, use, why) => {
    expect(forgottenWhy({ ...key, lastUsed }, use, TODAY)).toBe(why);
  });

  it('made within the last 30 days is not forgotten yet', () => {
    expect(forgottenWhy({ ...key, created: '2026-10-19' }, 'idle', TODAY)).toBe('');
    expect(forgottenWhy({ ...key, created: '2026-10-18' }, 'idle', TODAY)).toBe('forgotten: no spend in 30 days');
  });

  it.each(['inactive', 'disabled', 'Blocked', 'expired', 'archived'])('that is %s opens nothing and is never flagged', (state) => {
    expect(keyFlag({ ...key, state, owner: '', lastUsed: '2025-01-01' }, 'idle', TODAY)).toBe('');
  });

  it('is flagged without an owner, also beside another reason', () => {
    expect(keyFlag({ ...key, owner: ' ' }, 'spent', TODAY)).toBe('no owner');
    expect(keyFlag({ ...key, owner: '', lastUsed: '2026-01-09' }, 'unknown', TODAY)).toBe('forgotten: not used since 2026-01-09; no owner');
  });
});
