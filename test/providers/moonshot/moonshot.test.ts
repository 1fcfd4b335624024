import { startDemo } from '../../../local/demo/index.js';
import { decimal } from '../../../src/core/decimal.js';
import { moonshot } from '../../../src/providers/moonshot/index.js';
import type { Reading, Step } from '../../../src/providers/provider.js';
import { DEMO_NOW, fetchDemo } from '../fetch-demo.js';
import { feedOf, SECRET } from '../walk.js';

const stepOf = (baseUrl: string, service?: string): Step => ({
  connection: { provider: 'moonshot', name: 'Moonshot', baseUrl, credentials: { apiKey: SECRET }, settings: service === undefined ? {} : { service } },
  period: { start: '2026-11-16', end: '2026-11-17' }, today: '2026-11-16', now: Date.parse(DEMO_NOW),
});
const body = { code: 0, data: { available_balance: 31.25, voucher_balance: 5.0, cash_balance: 26.25 }, scode: '0x0', status: true };
const balance = feedOf(moonshot, 'balance');
const read = (step: Step, answer: unknown = body): Reading<'balance'> => balance.read({ call: { path: '' }, body: answer, text: '', where: 'moonshot/balance page 1' }, step) as Reading<'balance'>;

describe('the currency', () => {
  it.each([
    ['', undefined, 'USD'],
    ['', 'international', 'USD'],
    ['', 'mainland China', 'CNY'],
    ['https://api.moonshot.ai', undefined, 'USD'],
    ['https://api.moonshot.cn', undefined, 'CNY'],
    ['https://api.moonshot.cn', 'international', 'CNY'],
    ['https://proxy.example/moonshot', 'mainland China', 'CNY'],
    ['https://moonshot.cn.example', undefined, 'USD'],
  ])('at %p with service %p is %s', (baseUrl, service, currency) => {
    expect(read(stepOf(baseUrl, service)).rows[0]?.amount).toEqual({ amount: decimal('31.25'), currency });
  });
  it('is not guessed when base URL and setting contradict each other', () => {
    expect(() => balance.start(stepOf('https://api.moonshot.ai', 'mainland China'))).toThrow('The base URL is the international service and the setting says mainland China.');
  });
});

it('asks the host of the service, and the base URL where there is one', () => {
  const paths = [stepOf(''), stepOf('', 'mainland China'), stepOf('https://proxy.example', 'mainland China')].map((step) => balance.start(step)[0]?.path);
  expect(paths).toEqual(['/v1/users/me/balance', 'https://api.moonshot.cn/v1/users/me/balance', '/v1/users/me/balance']);
});

it.each([[{ ...body, code: 7 }], [{ ...body, status: false }], [{ code: 5, scode: '0x5', status: false }]])('takes an error inside an answer of status 200 for what it is', (answer) => {
  expect(() => read(stepOf(''), answer)).toThrow('Moonshot answered that it could not tell the balance.');
});

it('keeps the balance that is usable and tells what it is made of, negative cash too', () => {
  expect(read(stepOf(''), { ...body, data: { available_balance: 5, voucher_balance: 5, cash_balance: -3.5 } }).rows).toEqual([
    { day: '2026-11-16', movement: 'balance', amount: { amount: decimal('5'), currency: 'USD' }, expires: null, note: 'Vouchers 5, cash -3.5.' },
  ]);
});

it('reads the demo account over real HTTP, and takes a wrong key for one', async () => {
  const demo = await startDemo({ now: DEMO_NOW });
  const good = await fetchDemo(demo, 'moonshot', 'balance', stepOf('').period);
  const wrong = await fetchDemo(demo, 'moonshot', 'balance', stepOf('').period, { credentials: { apiKey: 'sk-wrong' } });
  await demo.close();
  expect(good).toMatchObject({ fault: null, rows: [{ day: '2026-11-16', movement: 'balance', amount: { currency: 'USD' } }] });
  expect(wrong.fault?.kind).toBe('credential');
});
