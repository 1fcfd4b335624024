import { FOCUS_COLUMNS, FOCUS_MANDATORY, type FocusColumn, type FocusRow } from '../../src/core/focus/columns.js';

/** What FOCUS 1.2 demands of a row of ours, after its column and attribute pages. Gives back each broken rule. */
const NEVER_NULL: readonly FocusColumn[] = [
  'BilledCost', 'BillingAccountId', 'BillingCurrency', 'BillingPeriodStart', 'BillingPeriodEnd', 'ChargeCategory', 'ChargePeriodStart', 'ChargePeriodEnd', 'ContractedCost',
  'EffectiveCost', 'InvoiceIssuerName', 'ListCost', 'ProviderName', 'PublisherName', 'ServiceCategory', 'ServiceName', 'ChargeFrequency', 'ServiceSubcategory', 'PricingCurrency', 'PricingCurrencyEffectiveCost',
];
const VALUES: Partial<Record<FocusColumn, readonly string[]>> = {
  ChargeCategory: ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'],
  ChargeClass: ['', 'Correction'],
  ChargeFrequency: ['One-Time', 'Recurring', 'Usage-Based'],
  ServiceCategory: ['AI and Machine Learning'],
  ServiceSubcategory: ['AI Platforms', 'Bots', 'Generative AI', 'Machine Learning', 'Natural Language Processing', 'Other (AI and Machine Learning)'],
};
const NUMBERS: readonly FocusColumn[] = ['BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost', 'PricingQuantity', 'ConsumedQuantity', 'ListUnitPrice', 'ContractedUnitPrice', 'PricingCurrencyEffectiveCost', 'PricingCurrencyListUnitPrice', 'PricingCurrencyContractedUnitPrice'];
const INSTANTS: readonly FocusColumn[] = ['BillingPeriodStart', 'BillingPeriodEnd', 'ChargePeriodStart', 'ChargePeriodEnd'];
const NUMBER = /^-?\d+(\.\d+)?(E-?\d+)?$/;
const UNIT = /^(\d+ )?[A-Z][A-Za-z]*( [A-Z][A-Za-z]*)*$/;

export function brokenRules(row: FocusRow): string[] {
  const broken: string[] = [];
  const demand = (holds: boolean, rule: string): void => {
    if (!holds) broken.push(rule);
  };
  const isNull = (column: FocusColumn): boolean => row[column] === '';
  NEVER_NULL.forEach((column) => { demand(!isNull(column), `${column} is null`); });
  Object.entries(VALUES).forEach(([column, values]) => { demand(values.includes(row[column as FocusColumn]), `${column} is none of its values`); });
  NUMBERS.forEach((column) => { demand(isNull(column) || NUMBER.test(row[column]), `${column} is no number`); });
  INSTANTS.forEach((column) => { demand(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(row[column]), `${column} is no date-time`); });
  demand(/^[A-Z]{3}$/.test(row.BillingCurrency), 'BillingCurrency is no code');
  demand(row.BillingPeriodStart < row.BillingPeriodEnd && row.ChargePeriodStart < row.ChargePeriodEnd, 'a period ends before it starts');
  demand(row.ChargePeriodStart >= row.BillingPeriodStart && row.ChargePeriodEnd <= row.BillingPeriodEnd, 'the charge lies outside its bill');
  demand(isNull('PricingQuantity') === isNull('PricingUnit') && isNull('ConsumedQuantity') === isNull('ConsumedUnit'), 'a quantity stands without its unit');
  demand([row.PricingUnit, row.ConsumedUnit].every((unit) => unit === '' || UNIT.test(unit)), 'a unit is not written as one');
  demand(isNull('SubAccountId') === isNull('SubAccountName'), 'a sub account has an id or a name alone');
  demand(isNull('ConsumedQuantity') || row.ChargeCategory === 'Usage', 'something that is no usage was consumed');
  demand(row.ChargeCategory !== 'Purchase' || row.ChargeFrequency !== 'Usage-Based', 'a purchase is usage-based');
  demand(row.ChargeCategory !== 'Credit' || row.EffectiveCost === row.BilledCost, 'a credit is consumed otherwise than billed');
  // A virtual currency is named in words; the public validator knows codes alone.
  demand(/^([A-Z]{3}|([A-Z][a-z]+ ?)*(Credits|Tokens|Points|Units|Coins))$/.test(row.PricingCurrency), 'PricingCurrency is neither a code nor a virtual currency');
  demand(isNull('PricingCurrencyListUnitPrice') === isNull('ListUnitPrice') && isNull('PricingCurrencyContractedUnitPrice') === isNull('ContractedUnitPrice'), 'a price stands in one currency alone');
  demand(!isNull('SkuPriceId') || isNull('SkuPriceDetails'), 'SkuPriceDetails stands without SkuPriceId');
  demand(!isNull('SkuId') || isNull('SkuMeter'), 'SkuMeter stands without SkuId');
  demand(isNull('CommitmentDiscountStatus'), 'a discount has a status and no id');
  FOCUS_COLUMNS.forEach((column) => { demand(!hasPlainForm(row[column]), `${column} is not in ASCII`); });
  ruleOfCategory(row).forEach((rule) => { broken.push(rule); });
  demand(isJsonOfScalars(row.Tags), 'Tags is no object of scalars');
  demand(isJsonOfScalars(row.SkuPriceDetails) && (isNull('SkuPriceDetails') || Object.keys(JSON.parse(row.SkuPriceDetails) as object).every((key) => key.startsWith('x_'))), 'SkuPriceDetails is no object of own scalars');
  return broken;
}

function ruleOfCategory(row: FocusRow): string[] {
  const priced: readonly FocusColumn[] = ['PricingQuantity', 'SkuId', 'SkuPriceId', 'ListUnitPrice', 'ContractedUnitPrice'];
  if (row.ChargeCategory === 'Tax') return priced.filter((column) => row[column] !== '').map((column) => `${column} of a tax is not null`);
  if (row.ChargeClass === 'Correction' || (row.ChargeCategory !== 'Usage' && row.ChargeCategory !== 'Purchase')) return [];
  const absent = priced.filter((column) => row[column] === '').map((column) => `${column} of ${row.ChargeCategory} is null`);
  const products = ([['ListCost', 'ListUnitPrice'], ['ContractedCost', 'ContractedUnitPrice']] as const).filter(([cost, price]) => {
    const [wanted, product] = [Number(row[cost]), Number(row[price]) * Number(row.PricingQuantity)];
    return Math.abs(wanted - product) > 1e-6 * Math.max(1, Math.abs(wanted)) || Number(row[price]) < 0;
  });
  return absent.concat(products.map(([cost]) => `${cost} is not price times quantity`));
}

/** Letters and marks that ASCII can write. */
function hasPlainForm(text: string): boolean {
  return /[\u0080-\u024f\u2010-\u203a\u2212]/.test(text);
}

function isJsonOfScalars(text: string): boolean {
  if (text === '') return true;
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each !== 'object' || each === null);
}

/** What of a header row breaks FOCUS 1.2: a mandatory column that is missing, a column of ours without `x_`, ours before theirs. */
export function brokenHeader(columns: readonly string[]): string[] {
  const own = columns.map((column) => column.startsWith('x_'));
  return [
    ...FOCUS_MANDATORY.filter((column) => !columns.includes(column)),
    ...columns.filter((column) => !column.startsWith('x_') && !/^([A-Z][a-z]+)+$/.test(column)),
    ...(own.lastIndexOf(false) > own.indexOf(true) ? ['own columns stand before those of FOCUS'] : []),
    ...(new Set(columns).size === FOCUS_COLUMNS.length ? [] : ['a column stands twice']),
  ];
}
