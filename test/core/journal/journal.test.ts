import fc from 'fast-check';
import { add, compare, decimal, subtract, sum, toText, ZERO, type Decimal } from '../../../src/core/decimal.js';
import type { Invoice } from '../../../src/core/invoice.js';
import { journalOf, type JournalInput, type JournalLine } from '../../../src/core/journal/journal.js';
import { accountBook, type AccountRow } from '../../../src/core/journal/accounts.js';
import { unbalanced } from '../../../src/core/journal/entries.js';
import { paymentOf } from '../../../src/core/journal/postings.js';
import type { MatchedInvoices } from '../../../src/core/journal/invoices.js';
import { money } from '../../../src/core/money.js';
import type { LedgerLine } from '../../../src/core/records.js';
import { lineOf } from '../samples.js';

const october = (cost: string | null, fields: Partial<LedgerLine> = {}): LedgerLine => lineOf(cost, { day: '2026-10-14', ...fields });
const plan = (billed: string, effective: string, fields: Partial<LedgerLine> = {}): LedgerLine =>
  october(effective, { connection: 'Subscriptions', provider: 'Claude', vendor: 'Anthropic', bucket: 'Subscriptions', service: 'Team', billedCost: decimal(billed), ...fields });
const drawn = (billed: string, effective: string, fields: Partial<LedgerLine> = {}): LedgerLine =>
  october(effective, { connection: 'Router', provider: 'openrouter', vendor: 'OpenRouter', billedCost: decimal(billed), ...fields });

function made(lines: readonly LedgerLine[], input: Partial<JournalInput> = {}): JournalLine[] {
  const payment = paymentOf(({ connection }) => connection === 'Router', ({ service }) => service === 'metered');
  return [...journalOf({ month: '2026-10-01', lines, payment, accounts: accountBook([]), invoices: [], wasInvoiced: () => false, base: 'USD', rate: () => null, firstNumber: 1, ...input }).lines];
}

const shown = (lines: readonly JournalLine[]): string[] => lines.map(({ entry, date, accountName, debit, credit, costCenter }) =>
  `${entry} ${date} ${accountName}${costCenter === '' ? '' : ` (${costCenter})`} ${debit === null ? '' : `Dr ${toText(debit)}`}${credit === null ? '' : `Cr ${toText(credit)}`}`);

const invoice = (amount: string, fields: Partial<Invoice> = {}): Invoice =>
  ({ row: 2, provider: 'openai', month: '2026-10-01', number: 'INV-1', day: '2026-10-31', amount: money(amount, 'USD'), tax: null, utcOffset: null, ...fields });
const invoiced = (one: Invoice, fields: Partial<MatchedInvoices> = {}): MatchedInvoices =>
  ({ subject: { provider: 'openai', connection: 'OpenAI', month: '2026-10-01' }, invoices: [one], bill: null, ...fields });

describe('the journal of a month', () => {
  it('accrues what was used and not billed, by cost center, and takes it back on the first of the next month', () => {
    const lines = made([october('10.004', { costCenter: 'R&D' }), october('5', { day: '2026-10-15', costCenter: 'R&D' }), october('1.5'), october(null)]);
    expect(shown(lines)).toEqual([
      'AI-2026-10-01 2026-10-31 AI API usage Dr 1.5', 'AI-2026-10-01 2026-10-31 AI API usage (R&D) Dr 15', 'AI-2026-10-01 2026-10-31 Accrued AI costs Cr 16.5',
      'AI-2026-10-02 2026-11-01 AI API usage Cr 1.5', 'AI-2026-10-02 2026-11-01 AI API usage (R&D) Cr 15', 'AI-2026-10-02 2026-11-01 Accrued AI costs Dr 16.5',
    ]);
    expect(lines.map(({ reversalOf }) => reversalOf)).toEqual(['', '', '', 'AI-2026-10-01', 'AI-2026-10-01', 'AI-2026-10-01']);
    expect(lines[1]).toMatchObject({ source: 'Daily 2026-10, Provider openai, Connection OpenAI, Cost center R&D', memo: 'OpenAI, 2026-10: used, not invoiced yet' });
    expect(lines[3]?.source).toBe('Journal, Entry AI-2026-10-01');
  });

  it('puts a plan billed for a year on the prepaid account and spreads it by the day', () => {
    expect(shown(made([plan('1200', '3.29', { day: '2026-10-10' }), plan('0', '3.28', { day: '2026-10-11' })]))).toEqual([
      'AI-2026-10-01 2026-10-10 Prepaid AI subscriptions Dr 1200', 'AI-2026-10-01 2026-10-10 AI payments clearing Cr 1200',
      'AI-2026-10-02 2026-10-31 AI subscriptions Dr 6.57', 'AI-2026-10-02 2026-10-31 Prepaid AI subscriptions Cr 6.57',
    ]);
  });

  it('accrues software billed by use although its invoice comes on one day', () => {
    expect(shown(made([plan('0', '7', { service: 'metered', bucket: 'SaaS' })]))[0]).toBe('AI-2026-10-01 2026-10-31 AI in software Dr 7');
  });

  it('makes prepaid credits an asset when bought, an expense when used, breakage when expired; a grant costs nothing', () => {
    const lines = made([
      drawn('100', '0', { service: 'Prepaid credits bought', day: '2026-10-02' }), drawn('0', '30'), drawn('4', '10'),
      drawn('0', '12', { service: 'Prepaid credits expired' }), drawn('5', '5'), drawn('-5', '-5', { service: 'Granted credits used' }),
    ]);
    expect(shown(lines)).toEqual([
      'AI-2026-10-01 2026-10-31 AI API usage Dr 4', 'AI-2026-10-01 2026-10-31 Accrued AI costs Cr 4',
      'AI-2026-10-02 2026-11-01 AI API usage Cr 4', 'AI-2026-10-02 2026-11-01 Accrued AI costs Dr 4',
      'AI-2026-10-03 2026-10-02 Prepaid AI credits Dr 100', 'AI-2026-10-03 2026-10-02 AI payments clearing Cr 100',
      'AI-2026-10-04 2026-10-31 AI API usage Dr 36', 'AI-2026-10-04 2026-10-31 Prepaid AI credits Cr 36',
      'AI-2026-10-05 2026-10-31 Expired AI credits Dr 12', 'AI-2026-10-05 2026-10-31 Prepaid AI credits Cr 12',
    ]);
  });

  it('owes an invoice that was entered, with its tax and what it rounded on lines of their own', () => {
    const lines = made([october('100.004')], { invoices: [invoiced(invoice('119', { tax: decimal('19') }))] });
    expect(shown(lines)).toEqual([
      'AI-2026-10-01 2026-10-31 Input tax Dr 19', 'AI-2026-10-01 2026-10-31 AI API usage Dr 100', 'AI-2026-10-01 2026-10-31 Accounts payable Cr 119',
    ]);
    expect(shown(made([october('99.99')], { invoices: [invoiced(invoice('100'))] }))).toContain('AI-2026-10-01 2026-10-31 Rounding Dr 0.01');
  });

  it('names what an invoice differs by, and leads to the reconciliation', () => {
    const bill = { amount: decimal('100'), currency: 'USD', residuals: [{ of: 'Discount' as const, amount: decimal('-10'), why: '10% off the bill' }] };
    const lines = made([october('100')], { invoices: [invoiced(invoice('92.50'), { bill })] });
    expect(lines.filter(({ accountCode }) => accountCode === '6460').map((line) => [toText(line.debit ?? ZERO), toText(line.credit ?? ZERO), line.source])).toEqual([
      ['2.5', '0', 'Reconciliation, openai, Month 2026-10: not explained; see Reconciliation'], ['0', '10', 'Reconciliation, openai, Month 2026-10: Discount: 10% off the bill'],
    ]);
  });

  it('takes the rate of the invoice day for what is payable and shows the exchange difference', () => {
    const rate = (currency: string, day: string): { rate: Decimal } | null => (currency === 'EUR' && day === '2026-10-31' ? { rate: decimal('1.2') } : null);
    const bill = { amount: decimal('100'), currency: 'EUR', residuals: [] };
    const lines = made([october('110')], { rate, invoices: [invoiced(invoice('100', { amount: money('100', 'EUR') }), { bill })] });
    expect(shown(lines)).toEqual(['AI-2026-10-01 2026-10-31 AI API usage Dr 110', 'AI-2026-10-01 2026-10-31 Exchange gain or loss Dr 10', 'AI-2026-10-01 2026-10-31 Accounts payable Cr 120']);
    expect(journalOf({ ...inputOf([october('110')]), rate: () => null, invoices: [invoiced(invoice('100', { amount: money('100', 'EUR') }))] }).posted).toEqual([]);
  });

  it('posts an invoice of an earlier month with what that month was, and a correction of it alone', () => {
    const late = invoiced(invoice('12', { month: '2026-09-01', day: '2026-10-03' }), { subject: { provider: 'openai', connection: 'OpenAI', month: '2026-09-01' } });
    const lines = [lineOf('10', { day: '2026-09-10' }), october('2', { day: '2026-10-01', service: 'Adjustment of 2026-09' }), october('50')];
    expect(shown(made(lines, { invoices: [late] })).slice(-3)).toEqual(['AI-2026-10-03 2026-10-03 AI API usage Dr 10', 'AI-2026-10-03 2026-10-03 AI API usage Dr 2', 'AI-2026-10-03 2026-10-03 Accounts payable Cr 12']);
    const again = shown(made(lines, { invoices: [late], wasInvoiced: () => true }));
    expect(again.slice(-2)).toEqual(['AI-2026-10-05 2026-10-03 AI invoice differences Dr 12', 'AI-2026-10-05 2026-10-03 Accounts payable Cr 12']);
  });

  it('dates an adjustment of a closed month on the day it was made good', () => {
    const [line] = made([october('-3', { day: '2026-10-01', service: 'Adjustment of 2026-09' })]);
    expect(line).toMatchObject({ date: '2026-10-01', accountName: 'Accrued AI costs', memo: 'OpenAI, adjustment of 2026-09: used, not invoiced yet' });
    expect(line?.source).toBe('Daily 2026-10, Provider openai, Connection OpenAI, Service Adjustment of 2026-09');
  });

  it('takes the account that says most: of the provider, then of the bucket', () => {
    const row = (fields: Partial<AccountRow>): AccountRow => ({ row: 2, purpose: 'Expense', bucket: null, provider: '', code: '1', name: 'all', taxRate: '', ...fields });
    const accounts = accountBook([row({}), row({ bucket: 'API', name: 'api' }), row({ provider: 'openai', name: 'openai' })]);
    expect(accounts('Expense', { bucket: 'API', provider: 'openai', vendor: 'OpenAI' }).name).toBe('openai');
    expect(accounts('Expense', { bucket: 'API', provider: 'xai', vendor: 'xAI' }).name).toBe('api');
    expect(accounts('Expense', { bucket: 'Cloud', provider: 'xai', vendor: 'xAI' }).name).toBe('all');
    expect(accounts('Rounding', { bucket: 'Cloud', provider: 'xai', vendor: 'xAI' }).name).toBe('Rounding');
  });
});

function inputOf(lines: readonly LedgerLine[]): JournalInput {
  const payment = paymentOf(({ connection }) => connection === 'Router', ({ service }) => service === 'metered');
  return { month: '2026-10-01', lines, payment, accounts: accountBook([]), invoices: [], wasInvoiced: () => false, base: 'USD', rate: () => ({ rate: decimal('1.17') }), firstNumber: 1 };
}

const amount = fc.integer({ min: -5_000_000, max: 50_000_000 }).map((n) => `${n}e-6`);
const anyLine: fc.Arbitrary<LedgerLine> = fc.record({
  day: fc.constantFrom('2026-09-30', '2026-10-01', '2026-10-14', '2026-10-31'),
  connection: fc.constantFrom('OpenAI', 'Router', 'Subscriptions'), provider: fc.constantFrom('openai', 'openrouter', 'Claude'),
  service: fc.constantFrom('gpt-test', 'metered', 'Prepaid credits bought', 'Prepaid credits expired', 'Granted credits used', 'Adjustment of 2026-09'),
  costCenter: fc.constantFrom('', 'R&D', 'Sales'), bucket: fc.constantFrom('API' as const, 'SaaS' as const), currency: fc.constantFrom('USD', 'USD', 'JPY', 'KWD'),
  billedCost: fc.option(amount.map(decimal)), effectiveCost: fc.option(amount.map(decimal)),
}).map((fields) => lineOf('0', fields));
const anyInvoice: fc.Arbitrary<MatchedInvoices> = fc.record({
  subject: fc.record({ provider: fc.constantFrom('openai', 'Claude'), connection: fc.constantFrom('OpenAI', 'Subscriptions', 'nowhere'), month: fc.constantFrom('2026-10-01', '2026-09-01') }),
  total: fc.integer({ min: -10_000, max: 200_000 }), tax: fc.option(fc.integer({ min: 0, max: 1_000 })), currency: fc.constantFrom('USD', 'EUR'),
  bill: fc.option(fc.record({ amount: amount.map(decimal), currency: fc.constantFrom('USD', 'EUR'), residuals: fc.array(fc.record({ of: fc.constantFrom('FX' as const, 'Discount' as const, 'Tax' as const), amount: amount.map(decimal), why: fc.constant('') }), { maxLength: 3 }) })),
}).map(({ total, tax, currency, ...rest }) => ({ ...rest, invoices: [invoice('0', { amount: money(`${total}e-2`, currency), tax: tax === null ? null : decimal(`${tax}e-2`) })] }));

describe('any close', () => {
  it('has debits equal to credits in every entry and currency, to the smallest unit', () => {
    fc.assert(fc.property(fc.array(anyLine, { maxLength: 30 }), fc.array(anyInvoice, { maxLength: 3 }), (lines, invoices) => {
      const journal = journalOf({ ...inputOf(lines), invoices }).lines;
      expect(unbalanced(journal).size).toBe(0);
      journal.forEach(({ debit, credit, currency }) => {
        expect([debit, credit].filter((side) => side !== null)).toHaveLength(1);
        const places = currency === 'JPY' ? 0 : currency === 'KWD' ? 3 : 2;
        expect(((debit ?? credit ?? ZERO) * decimal(`1e${places}`)) % (decimal('1') * decimal('1'))).toBe(ZERO);
        expect(compare(debit ?? credit ?? ZERO, ZERO)).toBe(1);
      });
    }), { numRuns: 1_000 });
  });

  it('expenses what Daily says was consumed, to a unit for each line, and takes every accrual back', () => {
    fc.assert(fc.property(fc.array(anyLine, { maxLength: 30 }), (lines) => {
      const journal = journalOf(inputOf(lines)).lines;
      ['USD', 'JPY', 'KWD'].forEach((currency) => {
        const side = (all: readonly JournalLine[]): Decimal => sum(all.filter((line) => line.currency === currency && /^6/.test(line.accountCode)).map(({ debit, credit }) => subtract(debit ?? ZERO, credit ?? ZERO)));
        const kept = journal.filter(({ kind }) => kind !== 'Reversal');
        const consumed = sum(lines.filter((line) => line.day >= '2026-10-01' && line.currency === currency).map(({ effectiveCost }) => effectiveCost ?? ZERO));
        const uncertain = lines.filter((line) => line.billedCost !== null && line.effectiveCost === null);
        if (uncertain.length > 0) return;
        const off = subtract(side(kept), consumed);
        expect(Math.abs(Number(off) / 1e18)).toBeLessThanOrEqual((kept.length + lines.length) * (currency === 'JPY' ? 1 : 0.01));
      });
      const accrued = (kind: string): Decimal => journal.filter((line) => line.kind === kind).reduce((all, { debit }) => add(all, debit ?? ZERO), ZERO);
      expect(accrued('Reversal')).toBe(journal.filter((line) => line.kind === 'Accrual').reduce((all, { credit }) => add(all, credit ?? ZERO), ZERO));
    }), { numRuns: 300 });
  });
});
