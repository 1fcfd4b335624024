import { readFile } from '../../../src/app/import/file.js';
import { NO_CHOICES } from '../../../src/app/import/pasted.js';
import { columns, desk, rowsOf, sorted } from './desk.js';

const HEADER_10 = ['AvailabilityZone', 'BilledCost', 'BillingAccountId', 'BillingAccountName', 'BillingCurrency', 'BillingPeriodEnd', 'BillingPeriodStart', 'ChargeCategory', 'ChargeClass', 'ChargeDescription', 'ChargePeriodEnd', 'ChargePeriodStart', 'ConsumedQuantity', 'ConsumedUnit', 'ContractedCost', 'EffectiveCost', 'InvoiceIssuerName', 'ListCost', 'PricingQuantity', 'PricingUnit', 'ProviderName', 'PublisherName', 'RegionId', 'ServiceCategory', 'ServiceName', 'SkuId', 'SubAccountId', 'Tags'] as const;

type Field = (typeof HEADER_10)[number] | (string & {});
const USUAL: Record<string, string> = {
  BilledCost: '1', EffectiveCost: '1', ContractedCost: '1', ListCost: '1', BillingAccountId: '123', BillingCurrency: 'USD', BillingPeriodStart: '2026-10-01T00:00:00Z', BillingPeriodEnd: '2026-11-01T00:00:00Z',
  ChargeCategory: 'Usage', ChargePeriodStart: '2026-10-05T00:00:00Z', ChargePeriodEnd: '2026-10-06T00:00:00Z', InvoiceIssuerName: 'Amazon Web Services, Inc.', ProviderName: 'AWS', PublisherName: 'AWS',
  ServiceCategory: 'AI and Machine Learning', ServiceName: 'Amazon Bedrock', ChargeDescription: 'Claude input tokens', SubAccountId: '456', PricingQuantity: '2', PricingUnit: '1000 Tokens', Tags: '',
};

function file(rows: readonly Partial<Record<Field, string>>[], headers: readonly string[] = HEADER_10): string {
  const quote = (text: string): string => `"${text.replace(/"/g, '""')}"`;
  return [headers, ...rows.map((row) => headers.map((header) => row[header] ?? USUAL[header] ?? ''))].map((cells) => cells.map(quote).join(',')).join('\n');
}

describe('a FOCUS file', () => {
  it('brings AI charges by category or name to the cloud tab, and leaves the rest', () => {
    const { book, give } = desk();
    const outcome = give({ text: file([
      { Tags: '{"team": "search", "env": "prod", "pilot": true}', RegionId: 'us-east-1', BilledCost: '1.5', EffectiveCost: '1.25', ListCost: '2' },
      { ServiceCategory: 'Compute', ServiceName: 'Amazon EC2', BilledCost: '100' },
      { ServiceCategory: 'Other', ServiceName: 'Claude Opus 4.5 (Amazon Bedrock Edition)', ChargeDescription: 'Opus', BilledCost: '3', EffectiveCost: '3' },
    ]) });
    expect(outcome).toMatchObject({ name: 'FOCUS export', lines: 2, added: 2 });
    expect(columns(book, 'Cloud SKUs', ['Date', 'Provider', 'Feed', 'Billing account', 'Project', 'Service', 'SKU', 'Region', 'Tags', 'Quantity', 'Unit', 'List cost', 'Billed cost', 'Effective cost', 'Currency'])).toEqual(sorted([
      ['2026-10-05', 'aws-bedrock', 'focus 2026-10', '123', '456', 'Amazon Bedrock', 'Claude input tokens', 'us-east-1', 'env=prod; pilot; team=search', 2, '1000 Tokens', 2, 1.5, 1.25, 'USD'],
      ['2026-10-05', 'aws-bedrock', 'focus 2026-10', '123', '456', 'Claude Opus 4.5 (Amazon Bedrock Edition)', 'Opus', undefined, undefined, 2, '1000 Tokens', 1, 3, 3, 'USD'],
    ]));
  });

  it.each([
    ['1.0', HEADER_10], ['1.1', [...HEADER_10, 'SkuMeter']], ['1.2', [...HEADER_10, 'SkuMeter', 'InvoiceId']], ['1.3', [...HEADER_10, 'InvoiceId', 'ServiceProviderName', 'HostProviderName']],
    ['1.4', [...HEADER_10.filter((header) => header !== 'ProviderName' && header !== 'PublisherName'), 'ServiceProviderName', 'HostProviderName', 'InvoiceDetailId']],
  ])('of release %s is known by its header', (version, headers) => {
    const reading = readFile(file([{ ServiceProviderName: 'AWS' }], headers), 'october.csv', NO_CHOICES, () => null);
    expect(reading).toMatchObject({ format: { id: 'focus', label: `FOCUS ${version} cost and usage file (CSV)` }, goodLines: 1, problems: [] });
  });

  it('takes every row when asked', () => {
    const { book, give } = desk();
    give({ allRows: true, text: file([{}, { ServiceCategory: 'Compute', ServiceName: 'Amazon EC2' }]) });
    expect(columns(book, 'Cloud SKUs', ['Service'])).toEqual([['Amazon Bedrock'], ['Amazon EC2']]);
  });

  it('adds up the hours of a day, exactly', () => {
    const { book, give } = desk();
    const hour = (start: string, cost: string): Partial<Record<Field, string>> => ({ ChargePeriodStart: `2026-10-05 ${start}:00:00`, ChargePeriodEnd: '2026-10-05 23:59:59', BilledCost: cost, EffectiveCost: cost });
    give({ text: file([hour('01', '0.1'), hour('02', '0.2'), hour('03', '1E-7')]) });
    expect(columns(book, 'Cloud SKUs', ['Date', 'Quantity', 'Billed cost'])).toEqual([['2026-10-05', 6, 0.3000001]]);
  });

  it('keeps what is billed and what is consumed apart, as with credits bought ahead', () => {
    const { book, give } = desk();
    const headers = [...HEADER_10.filter((header) => header !== 'ServiceCategory'), 'PricingCurrency'];
    const row = { BillingPeriodStart: '4/1/25', BillingPeriodEnd: '5/1/25', ProviderName: 'ACMECORP', InvoiceIssuerName: 'ACMECORP', PublisherName: 'ACMECORP', ServiceName: 'ACMECORP SERVICE' };
    const text = `\ufeff${file([
      { ...row, ChargeCategory: 'Purchase', ChargeDescription: 'Token Purchase', ChargePeriodStart: '4/1/25', ChargePeriodEnd: '4/1/26', BilledCost: '200000.00', EffectiveCost: '0.00 ', PricingCurrency: 'USD' },
      { ...row, ChargeDescription: 'Q Widget', ChargePeriodStart: '4/1/25', ChargePeriodEnd: '4/2/25', BilledCost: '0.00', EffectiveCost: '490.00', PricingCurrency: 'Token' },
    ], headers)}`;
    expect(() => give({ text, allRows: true, file: 'a1.csv' })).toThrow('a1.csv: Its figures do not tell whether dates begin with the day or the month.');
    give({ text, allRows: true, dateOrder: 'monthFirst' });
    expect(columns(book, 'Cloud SKUs', ['Date', 'Provider', 'SKU', 'Billed cost', 'Effective cost'])).toEqual(sorted([
      ['2025-04-01', 'acmecorp', 'Purchase: Token Purchase', 200000, 0],
      ['2025-04-01', 'acmecorp', 'Q Widget', 0, 490],
    ]));
  });

  it('knows who bills a marketplace from release 1.3 on', () => {
    const { book, give } = desk();
    const headers = [...HEADER_10.filter((header) => header !== 'ProviderName' && header !== 'PublisherName'), 'ServiceProviderName', 'HostProviderName'];
    give({ text: file([{ ServiceProviderName: 'Anthropic', HostProviderName: 'Amazon Web Services', ServiceName: 'Claude' }, { ServiceProviderName: 'OpenAI', HostProviderName: 'Microsoft', InvoiceIssuerName: 'OpenAI', ServiceName: 'OpenAI API' }], headers) });
    expect(columns(book, 'Cloud SKUs', ['Provider', 'Service'])).toEqual([['aws-bedrock', 'Claude'], ['openai', 'OpenAI API']]);
  });

  it('names line and column of what it cannot use, and imports the rest on request', () => {
    const { book, give } = desk();
    const text = file([{}, { BilledCost: '1,200x' }, { BillingCurrency: 'usd' }, { ChargePeriodEnd: '2026-10-04T00:00:00Z' }, { ChargeCategory: 'Usage-based' }, { Tags: '{"a": {"b": 1}}' }, { ServiceCategory: 'Compute', ServiceName: 'Amazon EC2', BilledCost: 'shifted' }]);
    expect(() => give({ text, file: 'focus.csv' })).toThrow('focus.csv line 3, column BilledCost: This is no number. Also line 4, column BillingCurrency: This is no currency code of three capitals. line 5, column ChargePeriodEnd: It lies before ChargePeriodStart. And 2 more lines. Correct the file, or say that the 1 good line alone is wanted.');
    expect(book.find('Cloud SKUs')).toBeNull();
    expect(give({ text, goodLines: true })).toMatchObject({ lines: 1, badLines: 5, added: 1 });
  });

  it('replaces a whole bill with its newer form, and leaves corrections of another bill alone', () => {
    const { book, give } = desk();
    const days = Array.from({ length: 31 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`);
    const october = (cost: string): Partial<Record<Field, string>>[] => days.map((day) => ({ ChargePeriodStart: `${day}T00:00:00Z`, ChargePeriodEnd: `${day}T23:00:00Z`, BilledCost: cost, EffectiveCost: cost }));
    const correction = { BillingPeriodStart: '2026-11-01T00:00:00Z', BillingPeriodEnd: '2026-12-01T00:00:00Z', BilledCost: '-0.5', EffectiveCost: '-0.5', ChargeClass: 'Correction' };
    give({ text: file([...october('1'), { ChargePeriodStart: '2026-09-30T00:00:00Z', BilledCost: '9', EffectiveCost: '9' }]) });
    give({ text: file([correction, { ...correction, ChargePeriodStart: '2026-11-02T00:00:00Z', ChargePeriodEnd: '2026-11-03T00:00:00Z' }]) });
    expect(rowsOf(book, 'Cloud SKUs')).toHaveLength(34);
    const outcome = give({ text: file(october('2')) });
    expect(outcome).toMatchObject({ added: 0, changed: 31, removed: 1 });
    expect(rowsOf(book, 'Cloud SKUs').filter((row) => row['Billed cost'] === -0.5)).toHaveLength(2);
  });

  it('adds one day after another of a bill that is exported daily', () => {
    const { book, give } = desk();
    give({ text: file([{}]) });
    give({ text: file([{ ChargePeriodStart: '2026-10-06T00:00:00Z', ChargePeriodEnd: '2026-10-07T00:00:00Z' }]) });
    expect(columns(book, 'Cloud SKUs', ['Date'])).toEqual([['2026-10-05'], ['2026-10-06']]);
  });
});
