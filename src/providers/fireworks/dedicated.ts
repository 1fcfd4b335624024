import * as v from 'valibot';
import { toNumber } from '../../core/decimal.js';
import type { Feed, Page, RowWithoutOrigin } from '../provider.js';
import { addUpUsage } from '../kit/add-up.js';
import { decimalNumber, record, textOrBlank } from '../kit/fields.js';
import { accountsCall, readByAccount } from './accounts.js';
import { listOrEmpty } from './list-or-empty.js';
import { bucketDay, bucketTimes, usageCall, USAGE_WINDOW } from './usage-call.js';

/** What deployments are counted in. */
export const ACCELERATOR_SECOND = 'accelerator second';

const bucket = record({
  ...bucketTimes,
  group: v.nullish(record({ deployment_name: textOrBlank }), null),
  deploymentId: textOrBlank,
  acceleratorType: textOrBlank,
  acceleratorSeconds: decimalNumber,
  baseModel: textOrBlank,
});
type Bucket = v.InferOutput<typeof bucket>;

/**
 * Accelerator seconds of dedicated deployments, per day and deployment.
 *
 * @see https://docs.fireworks.ai/api-reference/get-account-usage (gateway specification 4.259.0)
 */
export const dedicated: Feed<'usage'> = {
  id: 'dedicated',
  label: 'Usage: dedicated deployments',
  kind: 'usage',
  window: USAGE_WINDOW,
  start: () => [accountsCall()],
  read: (page, step) => readByAccount<'usage'>(page, step, (account) => [usageCall(account, step, 'DEDICATED_DEPLOYMENT', 'deployment_name')], (answer) => {
    const buckets = listOrEmpty(answer, 'dedicatedCosts', bucket, ['serverlessCosts', 'trainingCosts']);
    return { rows: addUpUsage(buckets.map((one, index) => rowOf(one, answer, `dedicatedCosts[${index}]`))) };
  }),
};

function rowOf(use: Bucket, page: Page, path: string): RowWithoutOrigin<'usage'> {
  const deployment = use.deploymentId === '' ? (use.group?.deployment_name ?? '') : use.deploymentId;
  return {
    day: bucketDay(use, page, path), subAccount: page.call.context?.['account'] ?? '', key: '', user: '', model: use.baseModel, tier: 'dedicated',
    variant: [use.acceleratorType, deployment].filter((part) => part !== '').join(', '),
    requests: null, inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, cacheWrite1hTokens: null, outputTokens: null,
    quantity: toNumber(use.acceleratorSeconds), unit: ACCELERATOR_SECOND,
  };
}
