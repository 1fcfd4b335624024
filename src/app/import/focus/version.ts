/** Releases of FOCUS that a header row can tell apart. */
export type FocusVersion = '1.0' | '1.1' | '1.2' | '1.3' | '1.4';

/** Columns that came with a release, newest first. */
const SINCE: readonly (readonly [FocusVersion, readonly string[]])[] = [
  ['1.3', ['serviceprovidername', 'hostprovidername']],
  ['1.2', ['invoiceid', 'pricingcurrency', 'billingaccounttype', 'subaccounttype']],
  ['1.1', ['servicesubcategory', 'skumeter', 'skupricedetails', 'capacityreservationid', 'commitmentdiscountquantity']],
];

/**
 * The oldest release of FOCUS whose columns these are.
 *
 * A file name tells nothing and the file itself carries no version. Release 1.4
 * has neither ProviderName nor PublisherName.
 */
export function focusVersion(headers: ReadonlySet<string>): FocusVersion {
  const found = SINCE.find(([, columns]) => columns.some((column) => headers.has(column)))?.[0] ?? '1.0';
  return found === '1.3' && !headers.has('providername') && !headers.has('publishername') ? '1.4' : found;
}
