/**
 * Columns of the export, in order: the 21 that FOCUS 1.2 demands, then those it
 * knows, then our own, which begin with `x_`. Version 1.2 is the newest that the
 * public validator has rules for. Its rules about consumed quantities look at
 * `CommitmentDiscountStatus`, which is therefore there and always null.
 *
 * @see https://focus.finops.org/focus-specification/v1-2/ (read 2026-11-21)
 */
export const FOCUS_MANDATORY = [
  'BilledCost', 'BillingAccountId', 'BillingAccountName', 'BillingCurrency', 'BillingPeriodStart', 'BillingPeriodEnd', 'ChargeCategory', 'ChargeClass',
  'ChargeDescription', 'ChargePeriodStart', 'ChargePeriodEnd', 'ContractedCost', 'EffectiveCost', 'InvoiceIssuerName', 'ListCost', 'PricingQuantity',
  'PricingUnit', 'ProviderName', 'PublisherName', 'ServiceCategory', 'ServiceName',
] as const;

export const FOCUS_COLUMNS = [
  ...FOCUS_MANDATORY, 'ChargeFrequency', 'CommitmentDiscountStatus', 'ConsumedQuantity', 'ConsumedUnit', 'ContractedUnitPrice', 'InvoiceId', 'ListUnitPrice',
  'PricingCurrency', 'PricingCurrencyContractedUnitPrice', 'PricingCurrencyEffectiveCost', 'PricingCurrencyListUnitPrice', 'RegionId', 'RegionName',
  'ServiceSubcategory', 'SkuId', 'SkuMeter', 'SkuPriceDetails', 'SkuPriceId', 'SubAccountId', 'SubAccountName', 'Tags', 'x_IsEstimated', 'x_Model', 'x_Source',
] as const;

export type FocusColumn = (typeof FOCUS_COLUMNS)[number];

/** A row of the export as it stands in the file; '' is null. */
export type FocusRow = Readonly<Record<FocusColumn, string>>;

/** The file: comma, quotes where RFC 4180 wants them, `\n`. Null is an empty field. */
export function focusCsv(rows: readonly FocusRow[]): string {
  const lines = rows.map((row) => FOCUS_COLUMNS.map((column) => csvField(row[column])).join(','));
  return `${[FOCUS_COLUMNS.join(','), ...lines].join('\n')}\n`;
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
