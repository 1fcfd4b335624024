import { Fault } from '../../core/fault.js';
import type { CurrencyCode } from '../../core/money.js';
import type { Connection, SettingField } from '../provider.js';

const INTERNATIONAL = 'international';
const MAINLAND = 'mainland China';
const MAINLAND_ORIGIN = 'https://api.moonshot.cn';
const HOST = /^https?:\/\/([^/?#:]+)/i;

export const settings: readonly SettingField[] = [{
  id: 'service', label: 'Service', kind: 'choice', choices: [INTERNATIONAL, MAINLAND], required: false, default: INTERNATIONAL,
  help: 'International is api.moonshot.ai and bills in US dollars; mainland China is api.moonshot.cn and bills in yuan. The answers do not name their currency.',
}];

/**
 * Where the balance is asked and in which currency it is answered. Each of the
 * two services has one currency and the answer does not name it, so it follows
 * the host; the setting decides for a host of another name, such as a proxy.
 *
 * @throws Fault when base URL and setting name different services
 */
export function serviceOf({ baseUrl, settings: given }: Connection): Readonly<{ origin: string; currency: CurrencyCode }> {
  const chosen = given['service'] ?? '';
  const host = (HOST.exec(baseUrl)?.[1] ?? '').toLowerCase();
  const byHost = isOf(host, 'moonshot.cn') ? MAINLAND : isOf(host, 'moonshot.ai') ? INTERNATIONAL : null;
  if (byHost === INTERNATIONAL && chosen === MAINLAND) {
    throw new Fault('config', 'The base URL is the international service and the setting says mainland China.', 'moonshot', 'Leave the base URL blank or correct the setting “Service”: the two bill in different currencies.');
  }
  const isMainland = (byHost ?? chosen) === MAINLAND;
  return { origin: isMainland && baseUrl === '' ? MAINLAND_ORIGIN : '', currency: isMainland ? 'CNY' : 'USD' };
}

function isOf(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
