import * as v from 'valibot';
import { addDays } from '../../core/days.js';
import type { Feed, RowWithoutOrigin } from '../provider.js';
import { disjointTokens } from '../kit/disjoint-tokens.js';
import { countOrNull, isoDay, list, record, text, textOrBlank, yesNo } from '../kit/fields.js';
import { nextNumbered } from '../kit/numbered-page.js';
import { readJson } from '../kit/read-json.js';

const figures = {
  prompt_tokens: countOrNull,
  completion_tokens: countOrNull,
  cache_read_input_tokens: countOrNull,
  cache_creation_input_tokens: countOrNull,
  api_requests: countOrNull,
};
const keyEntry = record({ metrics: record(figures), metadata: v.nullish(record({ key_alias: textOrBlank, team_id: textOrBlank }), null) });
const entry = record({ ...figures, metrics: v.nullish(record(figures), null), api_key_breakdown: v.nullish(mapOf(keyEntry), null) });
const activity = record({
  results: list(record({ date: isoDay, breakdown: record({ models: mapOf(entry) }) })),
  metadata: record({ has_more: v.nullish(yesNo, false) }),
});

type Figures = { [Name in keyof typeof figures]: number | null };

/**
 * Tokens and calls per day, model and key: all of them, also where a busy day
 * has more calls than are read.
 *
 * Quirks: a page is rows of a table, not days, so one date may stand on two
 * pages and adds up; older versions put the figures into the entry itself; a
 * proxy may list the keys that spend most alone, so that the figures of the
 * model are more than those of its keys.
 */
export const daily: Feed<'usage'> = {
  id: 'daily',
  label: 'Daily sums',
  kind: 'usage',
  window: { maxDays: 31, restatesDays: 2 },
  optional: true,
  start: ({ period }) => [{ path: '/user/daily/activity', query: [['start_date', period.start], ['end_date', addDays(period.end, -1)], ['page', '1'], ['page_size', '1000']] }],
  read: (page) => {
    const { results, metadata } = readJson(activity, page);
    const rows = results.flatMap(({ date, breakdown }) => Object.keys(breakdown.models).flatMap((model) => rowsOf(date, model, breakdown.models[model])));
    return { rows, calls: nextNumbered(page, [JSON.stringify([results[0]?.date, rows[0]])], metadata.has_more) };
  },
};

function rowsOf(day: string, model: string, told: v.InferOutput<typeof entry> | undefined): RowWithoutOrigin<'usage'>[] {
  if (told === undefined) return [];
  const byKey = told.api_key_breakdown ?? {};
  const keys = Object.keys(byKey);
  const whole = told.metrics ?? told;
  if (keys.length === 0) return [rowOf(day, model, '', '', whole)];
  const rows = keys.flatMap((hash) => {
    const part = byKey[hash];
    if (part === undefined) return [];
    const alias = part.metadata?.key_alias ?? '';
    return [rowOf(day, model, alias === '' ? hash.slice(0, 8) : alias, part.metadata?.team_id ?? '', part.metrics)];
  });
  const rest = restOf(whole, keys.flatMap((hash) => byKey[hash]?.metrics ?? []));
  return rest === null ? rows : rows.concat(rowOf(day, model, 'other keys', '', rest));
}

/** What the model has beyond its listed keys, or null when that is nothing. Keys that have more than their model leave no rest. */
function restOf(whole: Figures, parts: readonly Figures[]): Figures | null {
  const rest = { ...whole };
  for (const name of Object.keys(figures) as (keyof Figures)[]) {
    const all = whole[name];
    rest[name] = all === null ? null : parts.reduce((left, part) => left - (part[name] ?? 0), all);
  }
  const left = (Object.keys(figures) as (keyof Figures)[]).map((name) => rest[name] ?? 0);
  return left.some((figure) => figure < 0) || left.every((figure) => figure === 0) ? null : rest;
}

function rowOf(day: string, model: string, key: string, team: string, told: Figures): RowWithoutOrigin<'usage'> {
  const { prompt_tokens: input, completion_tokens: output, cache_read_input_tokens: cacheRead, cache_creation_input_tokens: cacheWrite } = told;
  return {
    day, model, key,
    subAccount: team,
    user: '', tier: '', variant: '', unit: '',
    requests: told.api_requests,
    ...disjointTokens({ input, cacheRead, cacheWrite, output }, 'untold'),
    cacheWrite1hTokens: null,
    quantity: null,
  };
}

function mapOf<const Value extends v.GenericSchema>(value: Value): v.GenericSchema<unknown, Record<string, v.InferOutput<Value>>> {
  return v.record(text, value, 'an object');
}
