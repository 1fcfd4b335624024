import { ok, Refusal, type DemoProvider } from './provider.js';
import { drawnDown } from './drawn-down.js';

const API_KEY = 'sk-demo-deepseek';

/** DeepSeek under `/deepseek`: dollars that are drawn down and topped up, and a yuan grant that nobody uses. */
export const deepseekDemo: DemoProvider = {
  id: 'deepseek',
  answer: ({ headers, path, now }) => {
    if (headers['authorization'] !== `Bearer ${API_KEY}`) throw refusal(401, 'Authentication Fails, Your api key is invalid');
    if (path !== '/user/balance') throw refusal(404, 'Not Found');
    const paid = drawnDown('deepseek', now, { topUp: '200', perDay: '6.5' });
    return ok({
      is_available: true,
      balance_infos: [
        { currency: 'USD', total_balance: paid, granted_balance: '0.00', topped_up_balance: paid },
        { currency: 'CNY', total_balance: '10.00', granted_balance: '10.00', topped_up_balance: '0.00' },
      ],
    });
  },
  connectForm: (origin) => ({ provider: 'deepseek', name: 'DeepSeek', baseUrl: `${origin}/deepseek`, credentials: { apiKey: API_KEY }, settings: {} }),
};

function refusal(status: number, message: string): Refusal {
  return new Refusal({ status, body: { error: { message, type: 'authentication_error', param: null, code: 'invalid_request_error' } } });
}
