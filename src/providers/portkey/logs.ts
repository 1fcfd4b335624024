import * as v from 'valibot';
import { daysBetween, isWithin } from '../../core/days.js';
import { Fault } from '../../core/fault.js';
import type { Call, Feed, Page, Reading, Step } from '../provider.js';
import { countOrNull, record, text } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import { LOG_WINDOW, leftOutNote, mostPerDay } from '../kit/request-log.js';
import { settingValue } from '../kit/setting.js';
import { rfc3339 } from '../kit/window.js';
import { callsOfFile, rowOf } from './log-file.js';
import { CALLS, reads, settings } from './settings.js';

/** Calls one export may hold. */
const MOST = 50_000;
/** Columns of the export; `request` and `response` hold prompts and are not among them. */
const COLUMNS = [
  'id', 'created_at', 'is_success', 'ai_org', 'ai_model', 'req_units', 'res_units', 'cost', 'cost_currency', 'response_time', 'response_status_code', 'metadata',
];

const job = record({ id: text, total: countOrNull });
const state = record({ status: v.picklist(['draft', 'in_progress', 'success', 'failed', 'stopped'], 'a state of the export') });
const file = record({ signed_url: v.pipe(text, v.regex(/^https?:\/\//, 'an address')) });

/**
 * One row per call, by an export job: created, started, asked for until it is
 * there, then its file is read.
 *
 * @see https://portkey.ai/docs/api-reference/admin-api/data-plane/logs (schema of 2026-06-12)
 *
 * Quirks: there is no list of calls; an export holds 50,000 at most; the signed
 * address of the file is not Portkey's and gets no key.
 */
export const logs: Feed<'request'> = {
  id: 'logs',
  label: 'Calls (export)',
  kind: 'request',
  window: { ...LOG_WINDOW, maxDays: 7 },
  optional: true,
  enabled: reads(CALLS),
  start: (step) => [createCall(step)],
  read: (page, step) => {
    switch (page.call.context?.['stage']) {
      case 'start': return { rows: [], calls: [pollCall(page)] };
      case 'poll': return readState(page);
      case 'download': return { rows: [], calls: [{ path: readJson(file, page).signed_url, raw: true, context: { stage: 'file' } }] };
      case 'file': return readFile(page, step);
      default: return readJob(page, step);
    }
  },
};

function createCall({ connection, period }: Step): Call {
  const workspace = settingValue(connection, settings, 'workspace');
  return {
    method: 'post',
    path: '/logs/exports',
    body: {
      ...(workspace === '' ? {} : { workspace_id: workspace }),
      filters: { time_of_generation_min: rfc3339(period.start), time_of_generation_max: rfc3339(period.end), page_size: sizeOf({ connection, period }), current_page: 0 },
      requested_data: COLUMNS,
    },
  };
}

function sizeOf({ connection, period }: Pick<Step, 'connection' | 'period'>): number {
  return Math.min(MOST, mostPerDay(connection) * Math.max(1, daysBetween(period.start, period.end)));
}

function readJob(page: Page, step: Step): Reading<'request'> {
  const { id, total } = readJson(job, page);
  const size = sizeOf(step);
  const notes = total !== null && total > size ? [leftOutNote(step.period.start, size)] : [];
  return { rows: [], notes, calls: [{ method: 'post', path: `/logs/exports/${encodeURIComponent(id)}/start`, body: {}, context: { stage: 'start', id } }] };
}

function pollCall(page: Page): Call {
  const id = page.call.context?.['id'] ?? '';
  return { path: `/logs/exports/${encodeURIComponent(id)}`, poll: true, context: { stage: 'poll', id } };
}

function readState(page: Page): Reading<'request'> {
  const { status } = readJson(state, page);
  const id = page.call.context?.['id'] ?? '';
  if (status === 'draft' || status === 'in_progress') return { rows: [], calls: [pollCall(page)] };
  if (status !== 'success') throw new Fault('outage', `Portkey ended the export without a file (${status}).`, page.where, 'It is tried again at the next run.');
  return { rows: [], calls: [{ path: `/logs/exports/${encodeURIComponent(id)}/download`, context: { stage: 'download', id } }] };
}

function readFile(page: Page, step: Step): Reading<'request'> {
  if (/^\s*</.test(page.text)) throw shapeFault(page, '', 'Expected JSON lines, found a web page.');
  return { rows: callsOfFile(page).filter(({ created_at }) => isWithin(created_at.slice(0, 10), step.period)).map(rowOf) };
}
