export { isCurrency } from './currencies.js';
export { readBalances } from './balances.js';
export { fillKeySpend, reviewKeys } from './key-spend.js';
export { fillPrices, readPrices, type PriceReading } from './prices.js';
export { problemFindings, readRates, tidyRates, type RateReading } from './rates.js';
export { readSaasUsage, tidySaasUsage } from './saas-usage.js';
export { readSettings, tidySettings, writeSetting, type SettingName, type Settings, type SettingsReading } from './settings.js';
export { ensureSubscriptions, readSubscriptions, type Register } from './subscriptions.js';
export { tidySubscriptions } from './tidy.js';
