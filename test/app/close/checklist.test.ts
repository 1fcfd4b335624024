import { lineItems } from '../../../src/app/close/checklist.js';
import type { LedgerLine } from '../../../src/core/records.js';
import { line } from '../reports/reports.js';

const estimated = (provider: string, cost: string): LedgerLine => ({ ...line('2026-10-05', 'API', provider, cost), basis: 'estimated' });

describe('what is open of the lines of a month', () => {
  it('names estimates with their sum', () => {
    expect(lineItems([estimated('groq', '1.5'), estimated('acme', '2')], 'USD').map(({ what }) => what)).toEqual(['3.50 USD estimated, not billed: acme and groq.']);
  });

  it('is nothing for a model that costs nothing', () => {
    expect(lineItems([estimated('openai', '0'), line('2026-10-05', 'API', 'openai', '4')], 'USD')).toEqual([]);
  });

  it('names lines without a cost and in other currencies', () => {
    expect(lineItems([line('2026-10-05', 'API', 'openai', null), line('2026-10-05', 'API', 'mistral', '1', 'EUR')], 'USD').map(({ what }) => what)).toEqual(['1 line of Daily without a cost: model.', '1 line of Daily in EUR for want of a rate.']);
  });
});
