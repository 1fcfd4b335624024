import { drawnDown } from './drawn-down.js';
import { ok, Refusal, type DemoProvider } from './provider.js';

const API_KEY = 'sk-demo-moonshot';
const VOUCHERS = 5;

/** Moonshot's international service under `/moonshot`: cash that is drawn down beside a voucher. */
export const moonshotDemo: DemoProvider = {
  id: 'moonshot',
  answer: ({ headers, path, now }) => {
    if (headers['authorization'] !== `Bearer ${API_KEY}`) throw refusal(401, 'Invalid Authentication', 'invalid_authentication_error');
    if (path !== '/v1/users/me/balance') throw refusal(404, 'The requested resource was not found', 'resource_not_found_error');
    const cash = Number(drawnDown('moonshot', now, { topUp: '80', perDay: '2.25' }));
    return ok({ code: 0, data: { available_balance: Number((cash + VOUCHERS).toFixed(2)), voucher_balance: VOUCHERS, cash_balance: cash }, scode: '0x0', status: true });
  },
  connectForm: (origin) => ({ provider: 'moonshot', name: 'Moonshot AI', baseUrl: `${origin}/moonshot`, credentials: { apiKey: API_KEY }, settings: { service: 'international' } }),
};

function refusal(status: number, message: string, type: string): Refusal {
  return new Refusal({ status, body: { error: { message, type } } });
}
