import { money } from '../../core/money.js';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { readMetrics, type Sample } from '../kit/prometheus.js';
import { totalsOf, type Totals } from './counters.js';
import { readsMetrics } from './settings.js';

const START = 'process_start_time_seconds';

/**
 * The counters of a self-hosted install, as they stand now.
 *
 * A counter runs from the start of the process and begins again at each
 * restart. It names no day, so it is no usage and no cost of one: it stands in
 * the log, one row per provider, model and status with the totals so far, and
 * each reading replaces the one before.
 */
export const metrics: Feed<'request'> = {
  id: 'metrics',
  label: 'Counters of a self-hosted install',
  kind: 'request',
  window: null,
  enabled: readsMetrics,
  start: () => [{ path: '/metrics', raw: true, headers: { Accept: 'text/plain' } }],
  read: (page, { today }) => {
    const { samples } = readMetrics(page);
    const { totals, isPartial } = totalsOf(samples, page);
    const source = `metrics since ${startOf(samples)}`;
    return {
      rows: totals.map((one) => rowOf(one, source, today)),
      notes: isPartial ? ['Some token counters are of a type that is not known and were left out.'] : [],
    };
  },
};

function rowOf(one: Totals, source: string, today: string): RowWithoutOrigin<'request'> {
  const labels = [['provider', one.provider], ['model', one.model], ['status', one.status]].filter(([, value]) => value !== '');
  return {
    timestamp: `${today}T00:00:00Z`,
    source,
    requestId: `total ${labels.map((pair) => pair.join('=')).join(' ')}`.trim(),
    servedBy: one.provider,
    model: one.model,
    inputTokens: one.inputTokens,
    cacheReadTokens: one.cacheReadTokens,
    cacheWriteTokens: one.cacheWriteTokens,
    outputTokens: one.outputTokens,
    latencyMs: null,
    status: one.requests === null ? one.status : `${one.status}${one.status === '' ? '' : ': '}${one.requests} requests`,
    user: '', team: '', project: '', feature: '', key: '',
    cost: one.cost === null ? null : money(one.cost, 'USD'),
    basis: one.cost === null ? 'missing' : 'estimated',
  };
}

/** When the counters began, where the page tells. */
function startOf(samples: readonly Sample[]): string {
  const seconds = Number(samples.find(({ name }) => name === START)?.value);
  return Number.isFinite(seconds) && seconds > 0 && seconds < 253_402_300_800 ? new Date(seconds * 1_000).toISOString().slice(0, 19).concat('Z') : 'start';
}
