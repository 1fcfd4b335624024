import { providerIdsOf } from '../../../core/provider-names.js';
import type { Line } from '../line.js';

/** What files call a cloud or a vendor, beside the names other logs use. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(aws|amazon web services)/i, 'aws-bedrock'],
  [/^(microsoft|azure)/i, 'azure-openai'],
  [/^(google cloud|gcp|google)/i, 'gcp-billing'],
  [/^github/i, 'github-copilot'],
  [/^anysphere/i, 'cursor'],
];

/**
 * Who charges for a row.
 *
 * Until release 1.3 that is ProviderName. Afterwards ServiceProviderName is the
 * seller; where whoever runs the service also sends the invoice, a marketplace,
 * the bill is theirs.
 */
export function focusProvider(line: Line): string {
  const [named, seller, host, issuer] = ['providername', 'serviceprovidername', 'hostprovidername', 'invoiceissuername'].map((column) => idOf(line.text(column)));
  if (named !== undefined && named !== '') return named;
  return host !== undefined && host !== '' && host === issuer ? host : firstOf([seller, issuer]);
}

function idOf(name: string): string {
  const known = NAMES.find(([pattern]) => pattern.test(name))?.[1];
  return known ?? firstOf([providerIdsOf(name)[0], name.toLowerCase()]);
}

function firstOf(names: readonly (string | undefined)[]): string {
  return names.find((name) => name !== undefined && name !== '') ?? '';
}
