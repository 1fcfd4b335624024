import * as v from 'valibot';
import { add, type Decimal } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { Call, Feed, RowWithoutOrigin, Step } from '../provider.js';
import { addUpCloud } from '../kit/add-up.js';
import { currency, decimalText, isoDay, textOrBlank } from '../kit/fields.js';
import { queryParameters, queryText } from './query.js';
import { MOST_ROWS, readResult, WAIT_MS, type ResultRow } from './result-page.js';
import { settingOf } from './settings.js';

/** Invoices are issued about the 5th; a week, so that a weekly schedule meets it too. */
const AFTER_INVOICE = { from: 6, to: 12 };
const amountOrNull = v.nullish(decimalText, null);

/**
 * AI charges of Google Cloud from the billing export in BigQuery.
 *
 * @see https://docs.cloud.google.com/billing/docs/how-to/export-data-bigquery-tables (read 2026-11)
 *
 * Quirks: every value is text and floats may have an exponent; credits are
 * negative and in rows of their own inside a charge; rows arrive up to days
 * late and change for about ten; an adjustment keeps its usage day.
 */
export const charges: Feed<'cloud'> = {
  id: 'charges',
  label: 'AI charges',
  kind: 'cloud',
  window: { maxDays: 92, restatesDays: 10, monthAgain: AFTER_INVOICE },
  start: (step) => [queryCall(step)],
  read: (page, step) => {
    const { rows, calls, notes } = readResult(page, step);
    return { rows: addUpCloud(rows.map((row) => chargeOf(row, step))), calls, notes };
  },
};

/** The query as a job; `dryRun` only checks it and says what it would scan. */
export function queryCall(step: Step, dryRun = false): Call {
  const { connection, period } = step;
  const location = settingOf(connection, 'location');
  return {
    method: 'post',
    path: `/projects/${encodeURIComponent(settingOf(connection, 'queryProject'))}/queries`,
    body: {
      query: queryText(connection),
      useLegacySql: false,
      parameterMode: 'NAMED',
      queryParameters: queryParameters(connection, period),
      maximumBytesBilled: settingOf(connection, 'maximumBytesBilled'),
      maxResults: Number(MOST_ROWS),
      timeoutMs: Number(WAIT_MS),
      ...(location === '' ? {} : { location }),
      ...(dryRun ? { dryRun } : {}),
    },
  };
}

function chargeOf(row: ResultRow, step: Step): RowWithoutOrigin<'cloud'> {
  const code = row.get('currency', currency);
  const cost = row.get('cost', decimalText);
  const credits = row.get('credits', decimalText);
  const listCost = optional(row, 'list_cost');
  return {
    day: row.get('day', isoDay),
    billingAccount: blankable(row, 'billing_account_id'),
    project: blankable(row, 'project_id'),
    service: blankable(row, 'service'),
    sku: blankable(row, 'sku') + apart(blankable(row, 'cost_type')),
    region: blankable(row, 'region'),
    tags: tagsOf(row, step),
    quantity: optional(row, 'amount'),
    unit: blankable(row, 'unit'),
    listCost: listCost === null ? null : money(listCost, code),
    billedCost: money(cost, code),
    credits: money(credits, code),
    effectiveCost: money(add(cost, credits), code),
  };
}

/** Tax and corrections never hide among regular charges of the SKU. */
function apart(costType: string): string {
  return costType === '' || costType === 'regular' ? '' : ` (${costType.replace(/_/g, ' ')})`;
}

/** `key=value` pairs. A saved query may give the value of one label alone, as `team`. */
function tagsOf(row: ResultRow, { connection }: Step): string {
  if (row.has('tags')) return blankable(row, 'tags');
  const value = blankable(row, 'team');
  const [key = ''] = settingOf(connection, 'label').split(',');
  return value === '' ? '' : `${key === '' ? 'team' : key}=${value}`;
}

function blankable(row: ResultRow, column: string): string {
  return row.has(column) ? row.get(column, textOrBlank) : '';
}

function optional(row: ResultRow, column: string): Decimal | null {
  return row.has(column) ? row.get(column, amountOrNull) : null;
}
