import * as v from 'valibot';
import { isWithin, type Day } from '../../core/days.js';
import type { Page, Step } from '../provider.js';
import { anyDayOrNull } from '../kit/any-day.js';
import { count, decimalNumber, list, text } from '../kit/fields.js';
import { readAt, readJson } from '../kit/read-json.js';

/** Absent is blank; null is not what the schema says. */
const told = v.optional(text, '');
const entry = v.pipe(v.unknown(), v.check((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'an object'), v.object({
  value: decimalNumber,
  value_paid: v.optional(decimalNumber),
  timestamp: anyDayOrNull,
  event_type: told,
  billing_metric: told,
  billing_group: told,
  api_zone: told,
  service_tier: told,
}, 'an object'));
type Fields = v.InferOutput<typeof entry>;

/** What was used of one model and kind on one day. `section` is where it stood: `completion`, `vibe_code.ocr`. */
export type Entry = Fields & Readonly<{ day: Day; section: string; model: string; kind: string; path: string }>;

const map = v.record(v.string(), v.unknown(), 'an object');
const kinds = v.record(v.string(), list(v.unknown()), 'an object');

/** Sections that hold a `models` object, and those one level further down. */
const PLAIN = ['completion', 'chat', 'ocr', 'connectors', 'audio', 'audio_characters'];
const NESTED: Readonly<Record<string, readonly string[]>> = {
  libraries_api: ['pages', 'tokens', 'audio_seconds'],
  vibe_code: ['completion', 'ocr', 'connectors', 'audio', 'audio_characters'],
};

export type Month = Readonly<{
  entries: readonly Entry[];
  /** Fine-tuned models kept, as a count per model; its unit is not documented. */
  storage: readonly Readonly<{ model: string; count: number }>[];
  /** Entries without a day, which stand on the first of the month. */
  undated: number;
}>;

/**
 * All of a month's entries whose day lies in the step's period.
 *
 * @see https://docs.mistral.ai/api (Admin API, schema of 2026-08-21)
 *
 * Quirks: kinds and the fields of an entry are open in the schema; training has
 * no `models` level; `vibe_usage` is a leftover that is always 0.
 */
export function readMonth(page: Page, { period }: Step): Month {
  const body = readJson(map, page);
  const first = page.call.context?.['month'] ?? '';
  const found: Entry[] = [];
  let undated = 0;
  const take = (models: unknown, section: string, path: string): void => {
    Object.entries(readAt(map, models, page, path)).forEach(([model, byKind]) => {
      Object.entries(readAt(kinds, byKind, page, `${path}.${model}`)).forEach(([kind, items]) => {
        readAt(list(entry), items, page, `${path}.${model}.${kind}`).forEach((fields, index) => {
          const day = fields.timestamp ?? first;
          if (!isWithin(day, period)) return;
          if (fields.timestamp === null) undated += 1;
          found.push({ ...fields, day, section, model, kind, path: `${path}.${model}.${kind}[${index}]` });
        });
      });
    });
  };
  sectionsOf(body, page).forEach(({ models, section, path }) => take(models, section, path));
  const tuning = body['fine_tuning'] === undefined ? {} : readAt(map, body['fine_tuning'], page, 'fine_tuning');
  if (tuning['training'] !== undefined) take(tuning['training'], 'training', 'fine_tuning.training');
  const storage = isWithin(first, period) && tuning['storage'] !== undefined ? readAt(v.record(v.string(), count, 'an object'), tuning['storage'], page, 'fine_tuning.storage') : {};
  return { entries: found, undated, storage: Object.entries(storage).map(([model, held]) => ({ model, count: held })) };
}

type Section = Readonly<{ models: unknown; section: string; path: string }>;

/** Every `models` object there is with the section it belongs to. Sections that an answer leaves out hold nothing. */
function sectionsOf(body: Readonly<Record<string, unknown>>, page: Page): Section[] {
  const named = (holder: Readonly<Record<string, unknown>>, name: string, section: string, path: string): Section[] => {
    if (holder[name] === undefined) return [];
    const { models } = readAt(map, holder[name], page, path);
    return models === undefined ? [] : [{ models, section, path: `${path}.models` }];
  };
  const plain = PLAIN.flatMap((name) => named(body, name, name, name));
  return Object.entries(NESTED).reduce((all, [outer, names]) => {
    if (body[outer] === undefined) return all;
    const holder = readAt(map, body[outer], page, outer);
    return all.concat(names.flatMap((name) => named(holder, name, `${outer}.${name}`, `${outer}.${name}`)));
  }, plain);
}
