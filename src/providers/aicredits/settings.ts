import type { Connection, SettingField } from '../provider.js';

const BILLING = 'billing';
const METRICS = 'metrics';
const DEFAULT_ROWS = '100';

export const settings: readonly SettingField[] = [
  {
    id: 'reads', label: 'Read', kind: 'choice', choices: [BILLING, METRICS, 'both'], required: false, default: BILLING,
    help: 'Billing is the balance and the transactions. Metrics is the /metrics page, which only self-hosted installs have: give their address as base URL.',
  },
  {
    id: 'limit', label: 'Transactions per request', kind: 'text', required: false, default: DEFAULT_ROWS,
    help: 'How many of the latest transactions to ask for. The most that is allowed is not documented; raise it when a note says that older ones may be missing.',
    pattern: '^[1-9][0-9]{0,4}$', patternHint: 'Give a whole number from 1 to 99999.',
  },
];

export function readsBilling({ settings: given }: Connection): boolean {
  return given['reads'] !== METRICS;
}

export function readsMetrics({ settings: given }: Connection): boolean {
  return given['reads'] === METRICS || given['reads'] === 'both';
}

export function limitOf({ settings: given }: Connection): string {
  const limit = (given['limit'] ?? '').trim();
  return limit === '' ? DEFAULT_ROWS : limit;
}
