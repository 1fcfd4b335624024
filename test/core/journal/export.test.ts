import { readCsv } from '../../../src/core/csv.js';
import { decimal } from '../../../src/core/decimal.js';
import type { JournalLine } from '../../../src/core/journal/entries.js';
import { journalCsv } from '../../../src/core/journal/export.js';

const line = (fields: Partial<JournalLine>): JournalLine => ({
  month: '2026-10-01', entry: 'AI-2026-10-01', date: '2026-10-31', kind: 'Accrual', accountCode: '6410', accountName: 'AI API usage', taxRate: 'Tax Exempt (0%)', debit: decimal('12.5'),
  credit: null, currency: 'USD', costCenter: 'R&D', memo: 'OpenAI, 2026-10', provider: 'openai', vendor: 'OpenAI', source: 'Daily 2026-10, Provider openai', reversalOf: '', ...fields,
});
const credit = line({ accountCode: '2110', accountName: 'Accrued AI costs', debit: null, credit: decimal('12.5'), costCenter: '' });
const cellsOf = (text: string): (readonly string[])[] => readCsv(text).records.map(({ cells }) => cells);

describe('a journal as a file', () => {
  it('is every column in the generic shape', () => {
    expect(journalCsv('generic', [line({ kind: 'Reversal', reversalOf: 'AI-2026-09-01' })])).toBe(
      'Entry,Date,Kind,Account code,Account name,Debit,Credit,Currency,Cost center,Memo,Provider,Source,Reversal of\r\n'
      + 'AI-2026-10-01,2026-10-31,Reversal,6410,AI API usage,12.50,,USD,R&D,"OpenAI, 2026-10",openai,"Daily 2026-10, Provider openai",AI-2026-09-01\r\n',
    );
  });

  it('goes by account name, month first and class in QuickBooks Online', () => {
    const [headers, first, second] = cellsOf(journalCsv('quickbooks', [line({}), credit]));
    expect(headers).toEqual(['*JournalNo', '*JournalDate', '*AccountName', '*Debits', '*Credits', 'Description', 'Name', 'Currency', 'Location', 'Class']);
    expect(first).toEqual(['AI-2026-10-01', '10/31/2026', 'AI API usage', '12.50', '', 'OpenAI, 2026-10 (Daily 2026-10, Provider openai)', 'OpenAI', 'USD', '', 'R&D']);
    expect(second?.slice(2, 5)).toEqual(['Accrued AI costs', '', '12.50']);
  });

  it('goes by account code, one signed amount and tracking in Xero', () => {
    const [headers, first, second] = cellsOf(journalCsv('xero', [line({}), credit]));
    expect(headers?.slice(0, 8)).toEqual(['*Narration', '*Date', 'Description', '*AccountCode', '*TaxRate', '*Amount', 'TrackingName1', 'TrackingOption1']);
    expect(first).toEqual(['AI-2026-10-01 Accrual', '31 Oct 2026', 'OpenAI, 2026-10 (Daily 2026-10, Provider openai)', '6410', 'Tax Exempt (0%)', '12.50', 'Cost center', 'R&D', '', '']);
    expect(second?.slice(5, 8)).toEqual(['-12.50', '', '']);
  });

  it('never lets a text become a formula, and keeps amounts numbers', () => {
    const [, cells] = cellsOf(journalCsv('xero', [line({ accountCode: '=1+1', memo: '@SUM(A1)', costCenter: '-x', debit: null, credit: decimal('3') })]));
    expect(cells?.[3]).toBe("'=1+1");
    expect(cells?.[2]).toMatch(/^'@SUM/);
    expect([cells?.[5], cells?.[7]]).toEqual(['-3.00', "'-x"]);
  });

  it('has the decimals of its currency', () => {
    expect(cellsOf(journalCsv('generic', [line({ currency: 'JPY', debit: decimal('1200') })]))[1]?.[5]).toBe('1200');
  });
});
