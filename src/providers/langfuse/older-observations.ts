import { isWithin } from '../../core/days.js';
import type { Feed } from '../provider.js';
import { decimalOrNull, record, textOrBlank } from '../kit/fields.js';
import { LOG_WINDOW, withinBound } from '../kit/request-log.js';
import { rfc3339 } from '../kit/window.js';
import { OLDER_CALLS, reads } from './edition.js';
import { isMismatch, mismatchNote, observationFields, rowOf, type Observation } from './observation.js';
import { readOlder } from './older-page.js';

const olderCall = record({ ...observationFields, calculatedTotalCost: decimalOrNull, model: textOrBlank });

/**
 * One row per model call of a self-hosted version 3.
 *
 * Quirks: users, sessions and tags stand on the trace alone and are not told
 * here; the model is `model` and the cost `calculatedTotalCost`.
 */
export const olderObservations: Feed<'request'> = {
  id: 'observations-v1',
  label: 'Calls (older API)',
  kind: 'request',
  window: LOG_WINDOW,
  enabled: reads(OLDER_CALLS),
  start: ({ period }) => [{
    path: '/api/public/observations',
    query: [['type', 'GENERATION'], ['fromStartTime', rfc3339(period.start)], ['toStartTime', rfc3339(period.end)], ['limit', '100'], ['page', '1']],
  }],
  read: (page, step) => {
    const { rows, calls, notes } = readOlder(page, olderCall, ({ id }) => id);
    const bound = withinBound(page, step, rows.length, calls);
    const inside = rows.filter(({ startTime }) => isWithin(startTime.slice(0, 10), step.period)).map((one): Observation => ({ ...one, providedModelName: one.model, totalCost: one.calculatedTotalCost }));
    const mismatches = inside.filter(isMismatch).length;
    return { rows: inside.map(rowOf), calls: bound.calls, notes: [...notes, ...bound.notes, ...(mismatches === 0 ? [] : [mismatchNote(mismatches)])] };
  },
};
