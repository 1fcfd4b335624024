import type { Provider } from '../provider.js';
import { rates } from './rates.js';

/** Euro reference rates of the European Central Bank: free, without a key, one file a working day. */
export const ecb: Provider = {
  id: 'ecb',
  label: 'European Central Bank rates',
  vendor: 'European Central Bank',
  bucket: 'API',
  baseUrl: 'https://www.ecb.europa.eu/stats/eurofxref',
  credentials: [],
  settings: [],
  authorize: (call) => call,
  feeds: [rates],
  facts: {
    gives: ['rates'],
    auth: 'none',
    lag: 'published about 16:00 CET on working days',
    restates: 'never',
    limits: 'the file of 90 days is read; ask for a longer history with own rows in Rates',
    verified: 'documentation',
  },
};
