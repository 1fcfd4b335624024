import type { TokenPrices } from './prices.js';

export type TokenMeter = keyof TokenPrices;
export const TOKEN_METERS: readonly TokenMeter[] = ['input', 'cacheRead', 'cacheWrite', 'cacheWrite1h', 'output'];
