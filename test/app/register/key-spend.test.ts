import { money, type Money } from '../../../src/core/money.js';
import type { PricedUsage } from '../../../src/core/records.js';
import { fillKeySpend, reviewKeys } from '../../../src/app/register/index.js';
import { mergeTable, readTable } from '../../../src/app/table/index.js';
import { apiUsage } from '../../../src/tabs/api-usage.js';
import { keys } from '../../../src/tabs/keys.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';

const origin = { provider: 'acme', connection: 'Acme', feed: 'f' };
const scope = { period: null, owns: (): boolean => true };
const key = (id: string) => ({ ...origin, key: id, name: '', owner: '', subAccount: '', created: null, lastUsed: null, state: 'active' });
const usage = (day: string, id: string, cost: Money | null): PricedUsage => ({
  ...origin, day, key: id, subAccount: '', user: '', model: 'm', tier: '', variant: '', requests: null, cacheWrite1hTokens: null, quantity: null, unit: '',
  inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, outputTokens: null, listCost: null, allocatedCost: cost, basis: 'billed', price: '',
});

function book(): FakeWorkbook {
  const made = fakeWorkbook();
  mergeTable(made, keys, [key('k1'), key('k2'), key('k3'), key('idle')], scope);
  const rows = [
    usage('2026-10-18', 'k1', money('100', 'USD')),
    usage('2026-10-19', 'k1', money('0.1', 'USD')),
    usage('2026-11-17', 'k1', money('0.2', 'USD')),
    usage('2026-11-18', 'k1', money('50', 'USD')),
    usage('2026-11-17', 'k2', null),
    usage('2026-11-16', 'k3', money('1', 'USD')),
    usage('2026-11-17', 'k3', money('1', 'EUR')),
  ];
  mergeTable(made, apiUsage, rows, scope);
  return made;
}

const fill = (made: FakeWorkbook): number => fillKeySpend(made, readTable(made, apiUsage, null), '2026-11-18');

describe('spend of keys', () => {
  it('is the allocated cost of the 30 days before today, blank where it is not known', () => {
    const made = book();
    expect(fill(made)).toBe(5);
    expect(made.grid('Keys').slice(1).map((row) => [row[2], row[9] ?? null])).toEqual([['k1', 0.3], ['k2', null], ['k3', null], ['idle', null]]);
  });

  it('is not written twice, and a refresh of the keys leaves it', () => {
    const made = book();
    fill(made);
    made.resetCounts();
    mergeTable(made, keys, [key('k1'), key('k2'), key('k3'), key('idle')], scope);
    fill(made);
    expect(made.writes).toBe(0);
  });

  it('flags keys nobody uses and keys without an owner, and counts them', () => {
    const made = book();
    fill(made);
    expect(made.grid('Keys').slice(1).map((row) => [row[2], row[11] ?? null])).toEqual([
      ['k1', 'no owner'], ['k2', 'no owner'], ['k3', 'no owner'], ['idle', 'forgotten: no spend in 30 days; no owner'],
    ]);
    expect(reviewKeys(made, readTable(made, apiUsage, null), '2026-11-18')).toEqual({ forgotten: 1, unowned: 4 });
  });

  it('takes the owner the user named where the provider names nobody, and keeps it', () => {
    const made = book();
    made.sheet('Keys').write(2, 13, [['Ana']]);
    mergeTable(made, keys, [key('k1'), key('k2'), key('k3'), key('idle')], scope);
    fill(made);
    expect([made.grid('Keys')[1]?.[11] ?? null, made.grid('Keys')[1]?.[12]]).toEqual([null, 'Ana']);
  });
});
