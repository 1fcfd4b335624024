import * as v from 'valibot';
import { isWithin } from '../../core/days.js';
import { Fault } from '../../core/fault.js';
import type { Call, Feed, Page, Step } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { list, record, textOrNull } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import { LOG_WINDOW, withinBound } from '../kit/request-log.js';
import { rfc3339 } from '../kit/window.js';
import { call, rowOf } from './call.js';

const PAGE_SIZE = 1_000;
const answer = record({ error: textOrNull, data: v.nullish(list(call), null) });

/**
 * One row per call.
 *
 * @see https://docs.helicone.ai/rest/request/post-v1requestquery-clickhouse (schema of 2026-08-22)
 *
 * Quirks: a failure may come with HTTP 200 and `error`; whether the server
 * heeds a limit of 1,000 is not documented, so pages go on until an empty one;
 * `request_body` and `response_body` hold prompts and are never read.
 */
export const requests: Feed<'request'> = {
  id: 'requests',
  label: 'Calls',
  kind: 'request',
  window: LOG_WINDOW,
  start: (step) => [queryFrom(step, 0)],
  read: (page, step) => {
    const { error, data } = readJson(answer, page);
    if (error !== null) throw refused(error, page);
    if (data === null) throw shapeFault(page, 'data', 'Expected a list, found null.');
    const first = data[0]?.request_id;
    if (first !== undefined && first === page.call.context?.['first']) throw shapeFault(page, '', 'The page repeats the one before it, so the pages would never end.');
    const offset = Number(page.call.context?.['read'] ?? '0') + data.length;
    const next = first === undefined ? [] : [{ ...queryFrom(step, offset), context: { first } }];
    const inside = data.filter(({ request_created_at }) => isWithin(request_created_at.slice(0, 10), step.period));
    return { rows: inside.map(rowOf), ...withinBound(page, step, data.length, next) };
  },
};

function queryFrom({ period }: Step, offset: number): Call {
  const filter = { request_response_rmt: { request_created_at: { gte: rfc3339(period.start), lt: rfc3339(period.end) } } };
  return { method: 'post', path: '/v1/request/query-clickhouse', body: { filter, offset, limit: PAGE_SIZE, sort: { created_at: 'asc' }, includeInputs: false } };
}

function refused(error: string, page: Page): Fault {
  const said = errorSentence({ error }, ['error']) ?? '';
  return new Fault('config', `Helicone refused the query.${said === '' ? '' : ` It says: “${said}”`}`, page.where, 'Nothing of this period was written. Check the base URL and the key, then run it again.');
}
