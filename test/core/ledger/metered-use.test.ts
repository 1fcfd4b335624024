import fc from 'fast-check';
import { decimal, sum, toText } from '../../../src/core/decimal.js';
import { ledgerOf } from '../../../src/core/ledger/ledger.js';
import { gapFindings, isMetered, monthGaps, useCost, type MeteredUse } from '../../../src/core/ledger/metered-use.js';
import type { LedgerLine } from '../../../src/core/records.js';
import type { Subscription } from '../../../src/core/subscriptions/subscription.js';
import { planOf } from '../samples.js';

const NOTHING = { amount: null, quantity: null, unitPrice: null, included: decimal('0'), aiShare: decimal('1'), invoiceDate: null, costCenter: '' };
const use = (month: string, fields: Partial<MeteredUse> = {}): MeteredUse => ({ row: 2, month, provider: 'Intercom Fin', plan: 'Per resolution', currency: 'USD', ...NOTHING, ...fields });
const fin = planOf({ provider: 'Intercom Fin', plan: 'Per resolution', kind: 'usage-based SaaS', price: '0', costCenter: 'Support' });

function lines(metered: readonly MeteredUse[], start: string, today: string, plans: readonly Subscription[] = [fin]): LedgerLine[] {
  const [year, month, day] = today.split('-').map(Number);
  const end = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, (day ?? 0) + 1)).toISOString().slice(0, 10);
  return ledgerOf({ costs: [], usage: [], cloud: [], subscriptions: plans, metered, period: { start, end }, base: 'USD', bucketOf: () => 'API', today }).lines;
}
const money = (all: readonly LedgerLine[], field: 'billedCost' | 'effectiveCost'): string => toText(sum(all.map((line) => line[field] ?? decimal('0'))));

describe('software billed by use', () => {
  it('is spread over its month and billed on the last day of it where the amount is that of an invoice', () => {
    const made = lines([use('2026-09', { month: '2026-09-01', amount: decimal('891') })], '2026-09-01', '2026-09-30');
    expect(made.length).toBe(30);
    expect(made[0]).toMatchObject({ day: '2026-09-01', bucket: 'SaaS', provider: 'Intercom Fin', service: 'Per resolution', costCenter: 'Support', basis: 'billed', effectiveCost: decimal('29.7'), billedCost: decimal('0') });
    expect(made.filter(({ billedCost }) => billedCost !== decimal('0')).map(({ day, billedCost }) => [day, billedCost])).toEqual([['2026-09-30', decimal('891')]]);
  });

  it('is billed on the day of its invoice, which costs nothing of another month', () => {
    const made = lines([use('2026-09-01', { amount: decimal('30'), invoiceDate: '2026-10-05' })], '2026-09-01', '2026-10-31', []);
    expect(made.filter(({ day }) => day >= '2026-10-01').map(({ day, basis, billedCost, effectiveCost }) => [day, basis, billedCost, effectiveCost])).toEqual([['2026-10-05', 'billed', decimal('30'), decimal('0')]]);
    expect([money(made, 'billedCost'), money(made, 'effectiveCost')]).toEqual(['30', '30']);
  });

  it('is an estimate without a billed cost where it is units times price', () => {
    const made = lines([use('2026-09-01', { quantity: decimal('900'), unitPrice: decimal('0.99') })], '2026-09-01', '2026-09-30');
    expect(new Set(made.map(({ basis, billedCost }) => `${basis} ${String(billedCost)}`))).toEqual(new Set(['estimated null']));
    expect(money(made, 'effectiveCost')).toBe('891');
  });

  it.each<[string, string, string]>([['900', '1000', '0'], ['1000', '1000', '0'], ['1250', '1000', '2.5'], ['1250', '0', '12.5']])('of %s units with %s included costs %s', (quantity, included, cost) => {
    expect(toText(useCost(use('2026-09-01', { quantity: decimal(quantity), included: decimal(included), unitPrice: decimal('0.01') })))).toBe(cost);
  });

  it('counts its AI share alone', () => {
    expect(money(lines([use('2026-09-01', { amount: decimal('100'), aiShare: decimal('0.4') })], '2026-09-01', '2026-09-30'), 'effectiveCost')).toBe('40');
  });

  it('comes on top of the seats of a plan with the same name, in its bucket', () => {
    const seats = planOf({ provider: 'Claude', plan: 'Enterprise', price: '20', seats: '3', renewalDate: '2026-09-01' });
    const made = lines([use('2026-09-01', { provider: 'claude', plan: 'enterprise', amount: decimal('300') })], '2026-09-01', '2026-09-30', [seats]);
    expect(new Set(made.map(({ bucket, provider, service }) => `${bucket} ${provider} ${service}`))).toEqual(new Set(['Subscriptions Claude Enterprise']));
    expect(money(made, 'effectiveCost')).toBe('360');
  });

  it('is missing, and never zero, in a month that is over and that nobody typed', () => {
    const made = lines([use('2026-08-01', { amount: decimal('31') })], '2026-09-01', '2026-10-01').filter(({ day }) => day < '2026-10-01');
    expect(new Set(made.map(({ basis, effectiveCost, billedCost }) => `${basis} ${String(effectiveCost)} ${String(billedCost)}`))).toEqual(new Set(['missing null null']));
    expect(made.length).toBe(30);
  });

  it('goes on in the running month as in the one before, as an estimate', () => {
    const made = lines([use('2026-08-01', { amount: decimal('62') })], '2026-09-01', '2026-09-10');
    expect(made.map(({ basis, effectiveCost, billedCost }) => [basis, effectiveCost, billedCost])).toEqual(Array.from({ length: 10 }, () => ['estimated', decimal('2'), null]));
  });

  it('is not missing on days its plan does not run, nor where its row has a price and no month was ever typed', () => {
    expect(lines([], '2026-09-01', '2026-10-15', [{ ...fin, startDate: '2026-10-14' }]).map(({ day, basis }) => [day, basis])).toEqual([['2026-10-14', 'missing'], ['2026-10-15', 'missing']]);
    const priced = { ...fin, price: decimal('31'), renewalDate: '2026-10-01' };
    expect(isMetered(priced, [])).toBe(false);
    expect(lines([], '2026-10-01', '2026-10-01', [priced]).map(({ basis, effectiveCost }) => [basis, effectiveCost])).toEqual([['billed', decimal('1')]]);
  });

  it('names the months that are missing and the one that is estimated', () => {
    const gaps = monthGaps([fin], [use('2026-09-01', { amount: decimal('1') })], '2026-08-20', '2026-10-15');
    expect(gapFindings(gaps).map(({ level, what }) => [level, what])).toEqual([
      ['warning', 'Intercom Fin Per resolution has no amount for 2026-08: its cost of that month is missing.'],
      ['note', 'Intercom Fin Per resolution has no amount for 2026-10 yet: it is estimated to go on as in 2026-09.'],
    ]);
  });

  it('adds up to its amount over the month, whatever amount, share and month', () => {
    fc.assert(fc.property(fc.integer({ min: -100_000, max: 10_000_000 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 12 }), (cents, share, month) => {
      const start = `2026-${String(month).padStart(2, '0')}-01`;
      const made = lines([use(start, { amount: decimal(`${String(cents)}e-2`), aiShare: decimal(`${String(share)}e-2`) })], '2026-01-01', '2027-01-01', []);
      const whole = toText(decimal(`${String(cents * share)}e-4`));
      expect([money(made, 'effectiveCost'), money(made, 'billedCost')]).toEqual([whole, whole]);
    }), { numRuns: 40 });
  });
});
