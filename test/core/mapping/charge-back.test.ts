import fc from 'fast-check';
import { chargedOf, coinsOf, termsOf, type Terms } from '../../../src/core/mapping/charge-back.js';
import { decimal, roundHalfEven, sum, toText, type Decimal } from '../../../src/core/decimal.js';
import { statementCsv, statementOf, statementText, type StatementInput } from '../../../src/core/mapping/statement.js';
import { lineOf } from '../samples.js';

const terms = (fields: Partial<Record<'markup' | 'fixedFee' | 'minimum', string>> & Partial<Pick<Terms, 'customer' | 'from' | 'currency' | 'row'>> = {}): Terms => ({
  row: fields.row ?? 2, customer: fields.customer ?? 'Acme', from: fields.from ?? null, markup: decimal(fields.markup ?? '0'), fixedFee: decimal(fields.fixedFee ?? '0'), minimum: decimal(fields.minimum ?? '0'), currency: fields.currency ?? 'USD',
});
const ONE = decimal('1');

describe('what a customer is charged', () => {
  it.each<[string, string, Partial<Record<'markup' | 'fixedFee' | 'minimum', string>>, string]>([
    ['its cost', '12.344', {}, '12.34'],
    ['a half cent to the even one, down', '0.125', {}, '0.12'],
    ['a half cent to the even one, up', '0.135', {}, '0.14'],
    ['a half cent less the last digits of a double', '0.13499999999999998', {}, '0.14'],
    ['cost and markup', '100', { markup: '0.15' }, '115'],
    ['cost less a discount', '100', { markup: '-0.1' }, '90'],
    ['a fee beside it', '100', { fixedFee: '49.5' }, '149.5'],
    ['at least the minimum', '3', { markup: '0.5', minimum: '20' }, '20'],
    ['a fee within the minimum', '3', { fixedFee: '5', minimum: '20' }, '20'],
    ['nothing over what is above the minimum', '30', { minimum: '20' }, '30'],
    ['a credit as a negative amount', '-5', {}, '-5'],
  ])('is %s', (_what, cost, fields, total) => {
    expect(toText(chargedOf(decimal(cost), terms(fields), ONE).total)).toBe(total);
  });

  it('is in the currency of its terms, in whole yen where that is yen', () => {
    expect(toText(chargedOf(decimal('10.01'), terms({ currency: 'JPY' }), decimal('150.55')).total)).toBe('1507');
  });

  it('goes by the terms that began last', () => {
    const all = [terms({ from: '2026-11-01', row: 3 }), terms({ row: 2 }), terms({ customer: 'Globex', from: '2027-01-01', row: 4 })];
    expect(['2026-10-01', '2026-11-01', '2027-05-01'].map((month) => termsOf(all, 'acme', month)?.row)).toEqual([2, 3, 3]);
    expect(termsOf(all, 'Globex', '2026-12-01')).toBeNull();
  });

  it('rounds half to even on both sides of zero', () => {
    expect(['2.5', '3.5', '-2.5', '-3.5', '2.51'].map((text) => toText(roundHalfEven(decimal(text), 0)))).toEqual(['2', '4', '-2', '-4', '3']);
  });
});

const period = { start: '2026-11-01', end: '2026-12-01' };
const input = (fields: Partial<StatementInput> = {}): StatementInput => ({ customer: 'Acme', period, lines: [], terms: terms(), rate: ONE, base: 'USD', providerLabel: (id) => (id === 'openai' ? 'OpenAI' : id), gaps: [], ...fields });

describe('a statement', () => {
  it('lists services, fee and minimum, and adds up to its total', () => {
    const made = statementOf(input({ lines: [lineOf('10'), lineOf('2.005', { service: 'gpt-large' }), lineOf('1', { day: '2026-11-17' })], terms: terms({ markup: '0.1', fixedFee: '4.99', minimum: '25' }) }));
    expect(made.lines.map(({ what, service, amount }) => `${what} ${service} ${toText(amount)}`)).toEqual(['OpenAI gpt-test 12.1', 'OpenAI gpt-large 2.21', 'Fixed fee  4.99', 'To the agreed minimum  5.7']);
    expect(toText(made.total)).toBe('25');
    expect(statementText(made)).toBe([
      'Statement for Acme', 'AI services from 2026-11-01 through 2026-11-30', '',
      'OpenAI: gpt-test       12.10 USD', 'OpenAI: gpt-large       2.21 USD', 'Fixed fee               4.99 USD', 'To the agreed minimum   5.70 USD',
      '--------------------------------', 'Total                  25.00 USD', '', 'Amounts are the cost with 10% added.',
    ].join('\n'));
    expect(statementCsv(made).split('\r\n').slice(0, 2)).toEqual(['Customer,From,Through,Provider,Service,Amount,Currency', 'Acme,2026-11-01,2026-11-30,OpenAI,gpt-test,12.10,USD']);
  });

  it('says what it lacks, and lets no text become a formula', () => {
    const made = statementOf(input({ customer: '=HYPERLINK("x")', lines: [lineOf('1'), lineOf(null)] }));
    expect(made.notes).toEqual(['Incomplete: 1 line of Daily without a cost.']);
    expect(statementCsv(made)).toContain('"\'=HYPERLINK(""x"")",2026-11-01');
  });

  it('is the sum of its lines to the cent, whatever the cost and terms', () => {
    const amount = fc.integer({ min: -50_000_000, max: 500_000_000 }).map((units) => `${String(units)}e-6`);
    fc.assert(fc.property(fc.array(amount, { maxLength: 12 }), fc.integer({ min: -100, max: 300 }), fc.nat(10_000), fc.nat(100_000), fc.integer({ min: 1, max: 20_000 }), fc.constantFrom('USD', 'JPY', 'KWD'), (costs, percent, fee, minimum, rate, currency) => {
      const agreed = terms({ markup: `${String(percent)}e-2`, fixedFee: `${String(fee)}e-2`, minimum: `${String(minimum)}e-2`, currency });
      const made = statementOf(input({ lines: costs.map((cost, index) => lineOf(cost, { service: `model ${String(index)}` })), terms: agreed, rate: decimal(`${String(rate)}e-2`) }));
      expect(toText(sum(made.lines.map((line) => line.amount)))).toBe(toText(made.total));
      const places = { USD: 2, JPY: 0, KWD: 3 }[currency];
      made.lines.forEach((line) => { expect(toText(roundHalfEven(line.amount, places))).toBe(toText(line.amount)); });
    }), { numRuns: 1_000 });
  });

  it('moves a rounded part by less than two coins', () => {
    const parts = ['0.004', '0.004', '0.004', '0.003'].map((text) => decimal(text));
    expect(coinsOf(decimal('0.02'), parts, 2).map((part: Decimal) => toText(part))).toEqual(['0.01', '0.01', '0', '0']);
  });
});
