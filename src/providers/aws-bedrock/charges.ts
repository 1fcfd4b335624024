import { addDays, isWithin, type Period } from '../../core/days.js';
import { Fault } from '../../core/fault.js';
import { multiply, decimal, toText } from '../../core/decimal.js';
import { money, zeroMoney } from '../../core/money.js';
import { countText } from '../../core/text.js';
import type { Call, Feed, Page, RowWithoutOrigin, Step } from '../provider.js';
import { addUpCloud } from '../kit/add-up.js';
import { shapeFault } from '../kit/read-json.js';
import { readGroups, type Group } from './result-page.js';
import { isChosen, mostRequests, splitOf } from './settings.js';
import { skuOf, unitOf } from './usage-type.js';

const PRICE = decimal('0.01');
/** Services that may be AI or not; the user decides. */
const MAYBE_AI = /sagemaker|kendra|amazon q\b|comprehend|rekognition|textract/i;

/**
 * AI charges of an AWS bill by Cost Explorer.
 *
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html (read 2026-11)
 *
 * Quirks: every page costs 0.01 USD, so one chain of pages covers all days; a
 * filter knows no "contains", so services are chosen here; amounts are text and
 * negative for credits and refunds; an untagged key is `team$`; quantities mean
 * something only by usage type; the month moves until its invoice is final.
 */
export const charges: Feed<'cloud'> = {
  id: 'charges',
  label: 'AI charges',
  kind: 'cloud',
  // From the first of last month at least; 13 months are kept.
  window: { maxDays: 400, restatesDays: 62, keepsDays: 395 },
  start: (step) => [costCall(step, step.period)],
  read: (page, step) => {
    const { groups, isEstimated, next } = readGroups(page);
    const inside = groups.filter(({ day }) => isWithin(day, step.period));
    const rows = inside.filter((group) => isChosen(serviceOf(group, page), step.connection)).map((group) => rowOf(group, page, step));
    const passedOver = inside.some((group) => MAYBE_AI.test(serviceOf(group, page)) && !isChosen(serviceOf(group, page), step.connection));
    const paid = Number(page.call.context?.['paid'] ?? '0') + 1;
    const notes = [
      ...(isEstimated ? ['AWS calls some of these days estimates; they are read again until they are final.'] : []),
      ...(passedOver ? ['The bill also has services that may be AI, such as SageMaker, Kendra or Amazon Q. Add words to “AI services” to count them.'] : []),
      ...(next === null ? [`${countText(paid, 'paid request')} to AWS Cost Explorer: ${toText(multiply(decimal(paid), PRICE))} USD.`] : []),
    ];
    return { rows: addUpCloud(rows), calls: next === null ? [] : [pageCall(page, step, next, paid)], notes };
  },
};

export function costCall({ connection }: Step, { start, end }: Period): Call {
  const split = splitOf(connection);
  return {
    method: 'post',
    path: '/',
    headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'AWSInsightsIndexService.GetCostAndUsage' },
    body: {
      TimePeriod: { Start: start, End: end },
      Granularity: 'DAILY',
      Metrics: ['UnblendedCost', 'AmortizedCost', 'UsageQuantity'],
      GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }, { Type: split.type, Key: split.key }],
    },
  };
}

/** The cheapest call: yesterday alone, one page. */
export function probeCall(step: Step): Call {
  return costCall(step, { start: addDays(step.today, -1), end: step.today });
}

/** The next page: the same parameters with its token. @throws Fault when the run has spent what it may */
function pageCall(page: Page, { connection }: Step, token: string, paid: number): Call {
  if (paid >= mostRequests(connection)) {
    throw new Fault('config', `The run would ask for more than ${countText(paid, 'paid page')}.`, page.where, 'Nothing of this period was written. Raise “Paid requests per run”, or have a shorter history in Settings.');
  }
  return { ...page.call, body: { ...(page.call.body as object), NextPageToken: token }, context: { paid: String(paid) } };
}

function rowOf(group: Group, page: Page, { connection }: Step): RowWithoutOrigin<'cloud'> {
  const service = serviceOf(group, page);
  const usageType = group.key('USAGE_TYPE');
  const { UnblendedCost: billed, AmortizedCost: amortised, UsageQuantity: used } = group.metrics;
  return {
    day: group.day,
    billingAccount: '',
    project: group.key('LINKED_ACCOUNT') ?? '',
    service,
    sku: usageType === null ? '' : skuOf(service, usageType),
    region: '',
    tags: tagsOf(group, connection),
    quantity: usageType === null ? null : used?.Amount ?? null,
    unit: usageType === null ? '' : unitOf(usageType, used?.Unit ?? ''),
    listCost: null,
    billedCost: money(billed.Amount, billed.Unit),
    effectiveCost: amortised === null ? money(billed.Amount, billed.Unit) : money(amortised.Amount, amortised.Unit),
    credits: zeroMoney(billed.Unit),
  };
}

/** `team=search` of the key `team$search`; blank for `team$`, which is untagged. Only the first `$` parts key and value. */
function tagsOf(group: Group, connection: Step['connection']): string {
  const split = splitOf(connection);
  const key = split.type === 'TAG' ? group.key(split.key) : null;
  const value = key === null ? '' : key.slice(key.indexOf('$') + 1);
  return value === '' ? '' : `${split.key}=${value}`;
}

function serviceOf(group: Group, page: Page): string {
  const service = group.key('SERVICE');
  if (service === null) throw shapeFault(page, 'GroupDefinitions', 'The grouping by SERVICE is missing.');
  return service;
}
