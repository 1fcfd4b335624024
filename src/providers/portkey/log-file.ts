import * as v from 'valibot';
import { decimal, multiply, type Decimal } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Page, RowWithoutOrigin } from '../provider.js';
import { countOrNull, decimalOrNull, record, text, textOrBlank, yesNo } from '../kit/fields.js';
import { instant } from '../kit/instant.js';
import { readAt, shapeFault } from '../kit/read-json.js';
import { servedBy } from '../kit/served-by.js';
import { attributionOf, tagsOfMap } from '../kit/tags.js';

const HUNDREDTH = decimal('0.01');

const call = record({
  id: text,
  created_at: instant,
  is_success: v.nullish(yesNo, null),
  ai_org: textOrBlank,
  ai_model: textOrBlank,
  req_units: countOrNull,
  res_units: countOrNull,
  cost: decimalOrNull,
  cost_currency: textOrBlank,
  response_time: v.nullish(v.custom<number>((value) => typeof value === 'number' && Number.isFinite(value) && value >= 0, 'milliseconds'), null),
  response_status_code: countOrNull,
  metadata: v.optional(v.unknown()),
});
type Call = v.InferOutput<typeof call>;

/** The calls of an exported file: one JSON object a line. @throws Fault that names the line */
export function callsOfFile(page: Page): readonly Call[] {
  return page.text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const place = { ...page, where: `${page.where} line ${index + 1}` };
    return [readAt(call, parsed(line, place), place, '')];
  });
}

/** Quirks: cost is in cents of `cost_currency`; units are tokens; the metadata key `_user` names the user. */
export function rowOf(one: Call): RowWithoutOrigin<'request'> {
  const told = attributionOf(tagsOfMap(typeof one.metadata === 'string' ? jsonOf(one.metadata) : one.metadata));
  return {
    timestamp: one.created_at,
    source: 'portkey',
    requestId: one.id,
    servedBy: servedBy(one.ai_org, one.ai_model),
    model: one.ai_model,
    inputTokens: one.req_units,
    cacheReadTokens: null,
    cacheWriteTokens: null,
    outputTokens: one.res_units,
    latencyMs: one.response_time === null ? null : Math.round(one.response_time),
    status: statusOf(one),
    user: told.user,
    team: told.team,
    project: told.project,
    feature: told.feature,
    ...(told.tags === '' ? {} : { tags: told.tags }),
    key: '',
    cost: one.cost === null ? null : money(fromCents(one.cost), one.cost_currency === '' ? 'USD' : one.cost_currency.toUpperCase()),
    basis: one.cost === null ? 'missing' : 'estimated',
  };
}

function fromCents(cents: Decimal): Decimal {
  return multiply(cents, HUNDREDTH);
}

function statusOf({ is_success: isSuccess, response_status_code: code }: Call): string {
  const failed = isSuccess === false || (code !== null && code >= 400);
  return failed ? `error ${code ?? ''}`.trim() : 'ok';
}

function parsed(line: string, place: Page): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw shapeFault(place, '', 'Expected JSON, found something else.');
  }
}

/** What a caller put there need not be JSON; it then tags nothing. */
function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return null;
  }
}
