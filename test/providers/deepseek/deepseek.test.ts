import { startDemo } from '../../../local/demo/index.js';
import { decimal } from '../../../src/core/decimal.js';
import { deepseek } from '../../../src/providers/deepseek/index.js';
import type { Reading, Step } from '../../../src/providers/provider.js';
import { DEMO_NOW, fetchDemo } from '../fetch-demo.js';
import { feedOf, SECRET } from '../walk.js';

const step: Step = {
  connection: { provider: 'deepseek', name: 'DeepSeek', baseUrl: '', credentials: { apiKey: SECRET }, settings: {} },
  period: { start: '2026-11-16', end: '2026-11-17' }, today: '2026-11-16', now: Date.parse(DEMO_NOW),
};
const usd = { currency: 'USD', total_balance: '18.40', granted_balance: '3.40', topped_up_balance: '15.00' };
const read = (balance_infos: readonly unknown[], is_available = true): Reading<'balance'> =>
  feedOf(deepseek, 'balance').read({ call: { path: '' }, body: { is_available, balance_infos }, text: '', where: 'deepseek/balance page 1' }, step) as Reading<'balance'>;

it('keeps a reading per currency and adds none of them up', () => {
  const { rows } = read([usd, { ...usd, currency: 'CNY', total_balance: '110.00', granted_balance: '95.00' }]);
  expect(rows.map((row) => row.amount)).toEqual([{ amount: decimal('18.4'), currency: 'USD' }, { amount: decimal('110'), currency: 'CNY' }]);
});

it('notes an account without any balance, which is not the same as an empty one', () => {
  expect(read([])).toEqual({ rows: [], notes: ['The account holds no balance in any currency.'] });
});

it('says in the row when what is left is not enough for calls', () => {
  expect(read([{ ...usd, total_balance: '0.00', granted_balance: '0.00', topped_up_balance: '0.00' }], false).rows[0]?.note).toBe('Of it 0 granted and 0 topped up. Not enough for calls.');
});

it('keeps a balance whose parts do not add up as told, and says so', () => {
  const { rows, notes } = read([{ ...usd, granted_balance: '3.00' }]);
  expect(rows[0]?.amount.amount).toBe(decimal('18.4'));
  expect(notes).toEqual(['The granted and topped-up parts in USD do not add up to the balance; it was kept as told.']);
});

it('refuses an amount that is a number, for it is documented as text', () => {
  expect(() => read([{ ...usd, total_balance: 18.4 }])).toThrow('deepseek/balance page 1 balance_infos[0].total_balance: Expected a decimal number as text, found number.');
});

it('reads the demo account over real HTTP, and takes a wrong key for one', async () => {
  const demo = await startDemo({ now: DEMO_NOW });
  const good = await fetchDemo(demo, 'deepseek', 'balance', step.period);
  const wrong = await fetchDemo(demo, 'deepseek', 'balance', step.period, { credentials: { apiKey: 'sk-wrong-123456789' } });
  await demo.close();
  expect(good).toMatchObject({ fault: null, rows: [{ day: '2026-11-16', movement: 'balance', amount: { currency: 'USD' } }, { amount: { amount: decimal('10'), currency: 'CNY' } }] });
  expect(wrong.fault?.kind).toBe('credential');
  expect(wrong.fault?.message).not.toContain('123456789');
});
