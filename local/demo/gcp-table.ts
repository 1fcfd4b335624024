import { addDays, dayOfInstant, daysOf, startOfDay, type Day, type Period } from '../../src/core/days.js';
import { decimal, multiply, negate, add, toText, ZERO, type Decimal } from '../../src/core/decimal.js';
import { isInHistory, perRequest, requestsOn } from './activity.js';
import { cloudWork, GCP_ACCOUNT, type CloudWork } from './gcp-company.js';
import { tokenCost } from './token-price.js';

/** What the saved query asks: its parameters, read from the request. */
export type Question = Readonly<{ period: Period; labels: readonly string[]; services: readonly string[]; prefixes: readonly string[]; withTax: boolean }>;
export type ResultField = Readonly<{ name: string; type: string; mode: 'NULLABLE' }>;
export type ResultRow = readonly (string | null)[];

/** Rows of a day are in the export this long after the day has ended. */
const ARRIVES_AFTER_MS = 14 * 3_600_000;
const DAY_MS = 86_400_000;
const NANO = 9;

export const resultFields: readonly ResultField[] = ([
  ['day', 'DATE'], ['billing_account_id', 'STRING'], ['project_id', 'STRING'], ['service', 'STRING'], ['sku', 'STRING'], ['region', 'STRING'],
  ['tags', 'STRING'], ['cost_type', 'STRING'], ['currency', 'STRING'], ['unit', 'STRING'], ['amount', 'FLOAT'],
  ['list_cost', 'BIGNUMERIC'], ['cost', 'BIGNUMERIC'], ['credits', 'BIGNUMERIC'], ['net', 'BIGNUMERIC'],
] as const).map(([name, type]) => ({ name, type, mode: 'NULLABLE' }));

/** The rows the saved query would give, in its order. */
export function answerRows(question: Question, now: number): ResultRow[] {
  const chosen = cloudWork.filter(({ serviceId, service }) =>
    question.services.includes(serviceId) || question.services.includes(service) || question.prefixes.some((prefix) => prefix !== '' && service.startsWith(prefix)));
  return daysOf(arrived(question.period, now)).filter((day) => isInHistory(day, now)).flatMap((day) => [
    ...chosen.flatMap((work) => chargeOf(work, day, question, now)),
    ...(day.endsWith('-28') ? [adjustment(day)] : []),
    ...(question.withTax && day.endsWith('-01') ? [tax(day)] : []),
  ]);
}

function arrived(period: Period, now: number): Period {
  const end = addDays(dayOfInstant(now), 1);
  const last = daysOf({ start: addDays(end, -4), end }).filter((day) => startOfDay(day) + DAY_MS + ARRIVES_AFTER_MS <= now).pop() ?? addDays(end, -4);
  const open = addDays(last, 1);
  return { start: period.start, end: period.end < open ? period.end : open };
}

function chargeOf(work: CloudWork, day: Day, question: Question, now: number): ResultRow[] {
  const units = Math.round(requestsOn(work, day, now) * perRequest(work.amount, work, day, 'units'));
  if (units === 0) return [];
  const cost = tokenCost(units, work.price, false);
  const credits = work.credited === undefined ? ZERO : negate(multiply(cost, decimal(work.credited)));
  const tags = Object.entries(work.labels).filter(([key]) => question.labels.length === 0 || question.labels.includes(key)).map(([key, value]) => `${key}=${value}`);
  return [row(day, work, tags.length === 0 ? null : tags.join('; '), 'regular', floatText(units), cost, credits)];
}

/** A correction by hand once a month. */
function adjustment(day: Day): ResultRow {
  const [work] = cloudWork;
  return row(day, work as CloudWork, null, 'adjustment', null, decimal('-1.5'), ZERO);
}

function tax(day: Day): ResultRow {
  const [work] = cloudWork;
  return row(day, work as CloudWork, null, 'tax', null, decimal('12.34'), ZERO);
}

function row(day: Day, work: CloudWork, tags: string | null, costType: string, amount: string | null, cost: Decimal, credits: Decimal): ResultRow {
  return [
    day, GCP_ACCOUNT, work.project, work.service, work.sku, work.region, tags, costType, 'USD', work.unit, amount,
    costType === 'regular' ? toText(cost) : null, toText(cost), toText(credits), toText(add(cost, credits)),
  ];
}

/** A FLOAT as BigQuery writes a large or small one: 1.35E7. */
function floatText(value: number): string {
  return value < 1e7 ? value.toFixed(1) : value.toExponential(NANO).replace('e+', 'E').replace(/0+E/, 'E').replace('.E', '.0E');
}
