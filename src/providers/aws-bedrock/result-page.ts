import * as v from 'valibot';
import type { Call, Page } from '../provider.js';
import { currency, decimalText, isoDay, list, record, text, textOrBlank, textOrNull, yesNo } from '../kit/fields.js';
import { readAt, readJson, shapeFault } from '../kit/read-json.js';

const amount = record({ Amount: decimalText, Unit: currency });
const definitions = list(record({ Type: textOrBlank, Key: text }));

const group = record({
  Keys: list(text),
  Metrics: record({
    UnblendedCost: amount,
    AmortizedCost: v.nullish(amount, null),
    UsageQuantity: v.nullish(record({ Amount: decimalText, Unit: textOrBlank }), null),
  }),
});

const answer = record({
  ResultsByTime: list(record({ TimePeriod: record({ Start: isoDay }), Groups: v.nullish(list(group), []), Estimated: v.nullish(yesNo, false) })),
  GroupDefinitions: v.nullish(definitions, null),
  NextPageToken: textOrNull,
});

export type Metrics = v.InferOutput<typeof group>['Metrics'];

/** One group of one day; its keys by what was grouped by: `SERVICE`, `USAGE_TYPE`, or the key of a tag. */
export type Group = Readonly<{ day: string; key: (name: string) => string | null; metrics: Metrics }>;

/** The groups of a page, and the token of the next one. A day without spend has no groups. */
export function readGroups(page: Page): Readonly<{ groups: readonly Group[]; isEstimated: boolean; next: string | null }> {
  const body = readJson(answer, page);
  const names = (body.GroupDefinitions ?? definitionsOf(page.call)).map(({ Key }) => Key);
  const groups = body.ResultsByTime.flatMap(({ TimePeriod, Groups }, at) => Groups.map(({ Keys, Metrics }, index): Group => {
    if (Keys.length !== names.length) throw shapeFault(page, `ResultsByTime[${at}].Groups[${index}].Keys`, `Expected ${names.length} keys, found ${Keys.length}.`);
    return { day: TimePeriod.Start, metrics: Metrics, key: (name) => Keys[names.indexOf(name)] ?? null };
  }));
  const next = body.NextPageToken ?? '';
  return { groups, isEstimated: body.ResultsByTime.some(({ Estimated }) => Estimated), next: next === '' ? null : next };
}

/** Keys follow the order asked for; an answer need not repeat it. */
function definitionsOf(call: Call): v.InferOutput<typeof definitions> {
  const { GroupBy } = readAt(record({ GroupBy: v.unknown() }), call.body, { where: 'aws-bedrock' }, '');
  return readAt(definitions, GroupBy, { where: 'aws-bedrock' }, 'GroupBy');
}
