import type { LineFormat } from '../format.js';
import { FIELDS_OF, headerOf, headersOf, plainName, type FieldId } from '../field-names.js';
import type { Line } from '../line.js';
import { inputFigureOf } from '../mapped/guess.js';
import { fieldsOf } from '../mapped/line-fields.js';
import { requestOf } from './request.js';

const LOG = 'requests';

/** Headers no daily table has. */
const TELLING = /^gen_ai_|^(request_id|generation_id|latency_ms|duration_ms|trace_id|span_id)$/;

/**
 * A log of model calls a company kept itself: OpenTelemetry GenAI names, also
 * the deprecated ones, or the headers of the API log tab, as CSV or JSON lines.
 *
 * @see https://github.com/open-telemetry/semantic-conventions-genai (model/gen-ai/registry.yaml, read 2026-08-22)
 *
 * By OpenTelemetry the input tokens hold both cache counts; in our columns they
 * do not; of other names the counts decide.
 */
export function requestLog(headers: readonly string[]): LineFormat {
  const candidates = FIELDS_OF.request.map((field) => [field, headersOf(field, headers)] as const).filter(([, found]) => found.length > 0);
  return {
    id: LOG,
    label: 'Own request log (CSV or JSON lines)',
    importName: 'Own request log',
    fits: () => isLog(headers),
    dateColumns: headersOf('date', headers),
    numberColumns: [],
    read: (line) => {
      const columns = columnsIn(line, candidates);
      return { request: [requestOf(fieldsOf(line, { columns, fixed: {} }), inputFigureOf(columns['inputTokens'] ?? ''), LOG)] };
    },
  };
}

/** The columns a line uses: one log may hold lines of several versions, each under names of its own. */
function columnsIn(line: Line, candidates: readonly (readonly [FieldId, readonly string[]])[]): Record<string, string> {
  const columns: Record<string, string> = {};
  candidates.forEach(([field, found]) => { columns[field] = found.find((header) => line.text(header) !== '') ?? found[0] ?? ''; });
  return columns;
}

function isLog(headers: readonly string[]): boolean {
  const has = (field: FieldId): boolean => headerOf(field, headers) !== undefined;
  return has('date') && has('model') && (has('inputTokens') || has('outputTokens') || has('amount')) && headers.some((header) => TELLING.test(plainName(header)));
}
