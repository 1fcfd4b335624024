import type { Call, RowWithoutOrigin, Step } from '../provider.js';
import { brackets, unixWindow } from '../kit/window.js';

/** Daily buckets in one answer; costs allow more. */
const MOST_BUCKETS = 31;

export const USAGE_WINDOW = { maxDays: MOST_BUCKETS, restatesDays: 3 };

/** The first call of a usage report, one daily bucket per day. */
export function usageCall(kind: string, { period }: Step, groupBy: readonly string[]): Call {
  return {
    path: `/organization/usage/${kind}`,
    query: [
      ...unixWindow(period, 'start_time', 'end_time'),
      ['bucket_width', '1d'],
      ...brackets('group_by', groupBy),
      ['limit', String(MOST_BUCKETS)],
    ],
  };
}

/** A usage row that tells nothing yet. */
export const noFigures: Omit<RowWithoutOrigin<'usage'>, 'day'> = {
  subAccount: '', key: '', user: '', model: '', tier: '', variant: '', unit: '',
  requests: null, inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, cacheWrite1hTokens: null,
  outputTokens: null, quantity: null,
};
