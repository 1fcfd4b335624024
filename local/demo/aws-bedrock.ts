import { daysOf, addDays, dayOfInstant, startOfDay, type Day } from '../../src/core/days.js';
import { add, decimal, multiply, sum, toFixed, ZERO, type Decimal } from '../../src/core/decimal.js';
import { isInHistory, perRequest, requestsOn } from './activity.js';
import { AWS_TAG, awsWork, type AwsWork } from './aws-company.js';
import { isSigned } from './aws-signature.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const KEY_ID = 'AKIADEMOSPENDSHEET01';
const SECRET = 'demo/secret+access/key';
const TARGET = 'AWSInsightsIndexService.GetCostAndUsage';
const MOST_DAYS = 120;
const PLACES = 10;
/** A day is on the bill this long after it began, and final this many days after. */
const ARRIVES_AFTER_MS = 20 * 3_600_000;
const FINAL_AFTER_DAYS = 3;
/** A refund that came on one day of each month. */
const REFUND_DAY = '-12';
const REFUND = decimal('-4.25');

type Grouping = Readonly<{ Type: string; Key: string }>;
type Body = Readonly<{ TimePeriod?: Readonly<{ Start: Day; End: Day }>; Granularity?: string; Metrics?: readonly string[]; GroupBy?: readonly Grouping[]; NextPageToken?: string }>;
type Sums = { cost: Decimal; quantity: Decimal; units: Set<string> };

/** Cost Explorer under `/aws-bedrock`: signatures are checked, long spans come in pages. */
export const awsBedrockDemo: DemoProvider = {
  id: 'aws-bedrock',
  answer: (request) => {
    if (!(request.headers['authorization'] ?? '').includes(`Credential=${KEY_ID}/`)) throw refusal('UnrecognizedClientException', 'The security token included in the request is invalid.');
    if (!isSigned(request, '/aws-bedrock', SECRET)) throw refusal('InvalidSignatureException', 'The request signature we calculated does not match the signature you provided.');
    if (request.headers['x-amz-target'] !== TARGET) throw refusal('UnknownOperationException', 'Unknown operation.');
    return costAndUsage(request, JSON.parse(request.body) as Body);
  },
  connectForm: (origin) => ({
    provider: 'aws-bedrock', name: 'AWS', baseUrl: `${origin}/aws-bedrock`,
    credentials: { accessKeyId: KEY_ID, secretAccessKey: SECRET, sessionToken: '' }, settings: {},
  }),
};

function costAndUsage({ now }: DemoRequest, body: Body): DemoAnswer {
  const { TimePeriod: period, GroupBy: groupBy = [], NextPageToken: token } = body;
  if (period === undefined || body.Granularity !== 'DAILY' || (body.Metrics ?? []).length === 0) throw refusal('ValidationException', 'Missing required parameter.');
  if (groupBy.length > 2) throw refusal('ValidationException', 'At most 2 groups are allowed.');
  if (period.Start > dayOfInstant(now)) throw refusal('ValidationException', 'Start date is after today.');
  const asked = JSON.stringify([period, groupBy, body.Metrics]);
  const from = token === undefined ? period.Start : startOf(token, asked);
  const end = addDays(from, MOST_DAYS);
  const isLast = end >= period.End;
  return ok({
    GroupDefinitions: groupBy,
    ResultsByTime: daysOf({ start: from, end: isLast ? period.End : end }).map((day) => ({
      TimePeriod: { Start: day, End: addDays(day, 1) },
      Total: {},
      Groups: groupsOf(day, groupBy, now),
      Estimated: startOfDay(addDays(day, FINAL_AFTER_DAYS)) > now,
    })),
    DimensionValueAttributes: [],
    ...(isLast ? {} : { NextPageToken: Buffer.from(JSON.stringify([end, asked])).toString('base64') }),
  });
}

/** Where a token goes on. The parameters must be those of the first page. */
function startOf(token: string, asked: string): Day {
  const [day, before] = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as [Day, string];
  if (before !== asked) throw refusal('RequestChangedException', 'Your request parameters changed between pages.');
  return day;
}

function groupsOf(day: Day, groupBy: readonly Grouping[], now: number): unknown[] {
  if (!isInHistory(day, now) || startOfDay(day) + ARRIVES_AFTER_MS > now) return [];
  const groups = new Map<string, Sums>();
  awsWork.forEach((work, index) => {
    const quantity = decimal((requestsOn(work, day, now) * perRequest(work.quantity, work, day, 'quantity')).toFixed(6));
    const refund = index === 0 && day.endsWith(REFUND_DAY) ? REFUND : ZERO;
    const keys = JSON.stringify(groupBy.map((grouping) => keyOf(work, grouping)));
    const sums = groups.get(keys) ?? { cost: ZERO, quantity: ZERO, units: new Set() };
    sums.cost = sum([sums.cost, multiply(quantity, decimal(work.price)), refund]);
    sums.quantity = add(sums.quantity, quantity);
    sums.units.add(work.unit);
    groups.set(keys, sums);
  });
  return [...groups].map(([keys, { cost, quantity, units }]) => ({
    Keys: JSON.parse(keys) as string[],
    Metrics: {
      UnblendedCost: { Amount: toFixed(cost, PLACES), Unit: 'USD' },
      AmortizedCost: { Amount: toFixed(cost, PLACES), Unit: 'USD' },
      UsageQuantity: { Amount: toFixed(quantity, PLACES), Unit: units.size === 1 ? [...units][0] : 'N/A' },
    },
  }));
}

function keyOf(work: AwsWork, { Type, Key }: Grouping): string {
  if (Type === 'TAG') return `${Key}$${Key === AWS_TAG ? work.team : ''}`;
  switch (Key) {
    case 'SERVICE': return work.service;
    case 'USAGE_TYPE': return work.usageType;
    case 'LINKED_ACCOUNT': return work.account;
    default: throw refusal('ValidationException', `Group Definition dimension is invalid: ${Key}`);
  }
}

function refusal(type: string, message: string): Refusal {
  return new Refusal({ status: 400, body: { __type: `com.amazonaws.ce#${type}`, message } });
}
