import { isWithin } from '../../core/days.js';
import type { Call, Feed, Step } from '../provider.js';
import { withQuery } from '../kit/cursor.js';
import { list, record, textOrBlank } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';
import { LOG_WINDOW, withinBound } from '../kit/request-log.js';
import { rfc3339 } from '../kit/window.js';
import { reads, V2 } from './edition.js';
import { isMismatch, mismatchNote, observationFields, rowOf } from './observation.js';

const callPage = record({ data: list(record(observationFields)), meta: record({ cursor: textOrBlank }) });

/** Kinds of observation that call a model. Spans and events around them repeat nothing and cost nothing. */
const KINDS = ['GENERATION', 'EMBEDDING'];

/**
 * One row per model call, with cost, user and tags.
 *
 * @see https://api.reference.langfuse.com (definition of 2026-08-22)
 *
 * Quirks: an answer without cursor is the last; the group `io` would bring
 * prompts and is never asked for; `latency` is in seconds, where the metrics of
 * the same API count milliseconds.
 */
export const observations: Feed<'request'> = {
  id: 'observations',
  label: 'Calls',
  kind: 'request',
  window: LOG_WINDOW,
  enabled: reads(V2),
  start: (step) => KINDS.map((kind) => callsOf(kind, step)),
  read: (page, step) => {
    const { data, meta } = readJson(callPage, page);
    const bound = withinBound(page, step, data.length, meta.cursor === '' ? [] : [withQuery(page.call, 'cursor', meta.cursor)]);
    const inside = data.filter(({ startTime }) => isWithin(startTime.slice(0, 10), step.period));
    const mismatches = inside.filter(isMismatch).length;
    return { rows: inside.map(rowOf), calls: bound.calls, notes: mismatches === 0 ? bound.notes : [...bound.notes, mismatchNote(mismatches)] };
  },
};

function callsOf(kind: string, { period }: Step): Call {
  return {
    path: '/api/public/v2/observations',
    query: [['fields', 'basic,model,usage,metrics,trace_context'], ['type', kind], ['fromStartTime', rfc3339(period.start)], ['toStartTime', rfc3339(period.end)], ['limit', '1000']],
  };
}
