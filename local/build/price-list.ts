import { readFileSync } from 'node:fs';
import { findProvider } from '@pydantic/genai-prices';
import type { PriceList } from '../../src/core/prices/list.js';
import { PRICED_PROVIDERS, publishedPrices } from '../../src/core/prices/published-prices.js';

/** The version whose data was looked through, and the day it was published. */
const SOURCE = { name: '@pydantic/genai-prices', version: '0.1.8', published: '2026-09-23' };

/**
 * The price data of `@pydantic/genai-prices`, slimmed for the bundle as the
 * published file is at run time.
 *
 * @throws Error when another version is installed than the one whose day is written above, or it holds what we cannot read
 */
export function slimPriceList(): PriceList {
  const installed = (JSON.parse(readFileSync(`node_modules/${SOURCE.name}/package.json`, 'utf8')) as { version: string }).version;
  if (installed !== SOURCE.version) throw new Error(`The price list is version ${installed}; note its day of publication in local/build/price-list.ts.`);
  return publishedPrices(PRICED_PROVIDERS.map(installedProvider), `${SOURCE.name} ${SOURCE.version}`, SOURCE.published, (model) => {
    throw new Error(`The price list writes ${model} in a way that is not known.`);
  });
}

function installedProvider(id: string): unknown {
  const provider = findProvider({ providerId: id });
  if (provider === undefined || provider.id !== id) throw new Error(`The price list has no provider ${id} any more.`);
  return provider;
}
