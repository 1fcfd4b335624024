import { isWithin } from '../../core/days.js';
import type { Feed } from '../provider.js';
import { countOrNull, isoDay, list, record, textOrBlank } from '../kit/fields.js';
import { rfc3339 } from '../kit/window.js';
import { DAY_SUMS, reads } from './edition.js';
import { readOlder } from './older-page.js';

const day = record({ date: isoDay, usage: list(record({ model: textOrBlank, inputUsage: countOrNull, outputUsage: countOrNull, countObservations: countOrNull })) });

/**
 * Tokens and calls per day and model, of a self-hosted version 3.
 *
 * Quirks: `inputUsage` holds every kind of input, cached tokens too, and does
 * not tell them apart; observations without a model are spans and have no usage.
 */
export const daily: Feed<'usage'> = {
  id: 'daily',
  label: 'Daily sums',
  kind: 'usage',
  window: { maxDays: 31, restatesDays: 2 },
  enabled: reads(DAY_SUMS),
  start: ({ period }) => [{ path: '/api/public/metrics/daily', query: [['fromTimestamp', rfc3339(period.start)], ['toTimestamp', rfc3339(period.end)], ['limit', '100'], ['page', '1']] }],
  read: (page, { period }) => {
    const { rows, calls, notes } = readOlder(page, day, ({ date }) => date);
    const used = rows.filter(({ date }) => isWithin(date, period)).flatMap(({ date, usage }) => usage.filter(({ model }) => model !== '').map((sum) => ({
      day: date,
      model: sum.model,
      subAccount: '', key: '', user: '', tier: '', variant: '', unit: '',
      requests: sum.countObservations,
      inputTokens: sum.inputUsage,
      cacheReadTokens: null, cacheWriteTokens: null, cacheWrite1hTokens: null,
      outputTokens: sum.outputUsage,
      quantity: null,
    })));
    return { rows: used, calls, notes };
  },
};
