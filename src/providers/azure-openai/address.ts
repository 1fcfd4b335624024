import type { Connection } from '../provider.js';

export const AZURE = 'https://management.azure.com';
const ORIGIN = /^(https?:\/\/[^/?#]+)(\/.*)?$/i;

/** Whether a base URL leads to Azure itself and not to a proxy. */
export function isAzure(baseUrl: string): boolean {
  return baseUrl === '' || originOf(baseUrl) === AZURE;
}

/**
 * The path of a link to a further page, below the base URL when a proxy stands
 * before Azure; null when it leads elsewhere, where no token must go.
 */
export function followed(link: string, { baseUrl }: Connection): string | null {
  const origin = originOf(link);
  if (origin === (baseUrl === '' ? AZURE : originOf(baseUrl))) return link;
  return origin === AZURE ? ORIGIN.exec(link)?.[2] ?? null : null;
}

function originOf(address: string): string {
  return (ORIGIN.exec(address)?.[1] ?? '').toLowerCase().replace(/^(https:.*):443$/, '$1');
}
