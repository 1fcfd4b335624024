import { toText } from '../../../src/core/decimal.js';
import { ledgerOf } from '../../../src/core/ledger/ledger.js';
import type { CostRow } from '../../../src/core/records.js';
import { costOf, planOf } from '../samples.js';

const period = { start: '2026-11-15', end: '2026-11-18' };
const copilot = planOf({ provider: 'GitHub Copilot', plan: 'Business', price: '19', seats: '30', kind: 'seat plan' });
const fee = (day: string, fields: Partial<CostRow> = {}): CostRow => costOf('19', { provider: 'github-copilot', connection: 'GitHub', day, lineItem: 'Copilot Business', meter: 'seat', ...fields });
const lines = (plans: readonly ReturnType<typeof planOf>[], ...costs: readonly CostRow[]): unknown =>
  ledgerOf({ costs, usage: [], cloud: [], subscriptions: plans, period, base: 'USD', bucketOf: () => 'Subscriptions' }).lines
    .map(({ day, provider, effectiveCost }) => `${day} ${provider} ${effectiveCost === null ? '-' : toText(effectiveCost)}`);

it('counts the seats of a day once: as billed where they are, else by the register', () => {
  expect(lines([copilot], fee('2026-11-15'), fee('2026-11-16'))).toEqual(['2026-11-15 github-copilot 19', '2026-11-16 github-copilot 19', '2026-11-17 GitHub Copilot 19']);
});

it('leaves the register alone for charges beyond the seats', () => {
  expect(lines([copilot], fee('2026-11-15', { meter: 'ai-credit', lineItem: 'AI Credit' }))).toHaveLength(4);
});

it.each([
  ['another plan of the same provider that is flat', planOf({ provider: 'GitHub Copilot', plan: 'Pro', kind: 'flat plan', price: '30' })],
  ['another product of the vendor', planOf({ provider: 'GitHub', plan: 'Team', price: '30' })],
  ['another product of a like name', planOf({ provider: 'Copilot', plan: 'Business', price: '30' })],
])('keeps %s', (_, plan) => {
  expect(lines([plan], fee('2026-11-15'))).toHaveLength(4);
});

it('drops only the row whose plan is billed', () => {
  const enterprise = planOf({ row: 3, provider: 'GitHub Copilot', plan: 'Enterprise', price: '39', seats: '10' });
  expect(lines([copilot, enterprise], fee('2026-11-16'))).toEqual([
    '2026-11-15 GitHub Copilot 19', '2026-11-15 GitHub Copilot 13', '2026-11-16 GitHub Copilot 13', '2026-11-16 github-copilot 19', '2026-11-17 GitHub Copilot 19', '2026-11-17 GitHub Copilot 13',
  ]);
});
