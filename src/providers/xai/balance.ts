import * as v from 'valibot';
import { absolute, decimal, subtract, toFixed, toText } from '../../core/decimal.js';
import type { Call, Feed, Page, Reading, RowWithoutOrigin, Step } from '../provider.js';
import { anyInstant } from '../kit/any-day.js';
import { list, record, text, textOrBlank } from '../kit/fields.js';
import { readJson } from '../kit/read-json.js';
import { balanceReading } from '../kit/reading.js';
import { dollars, ledgerAmount, ledgerAmountOrNull } from './cents.js';
import { readForTeam, teamCalls } from './team.js';

const change = record({ changeOrigin: text, topupStatus: textOrBlank, amount: ledgerAmount, invoiceId: textOrBlank, createTime: anyInstant });
/** A team that bought and spent nothing has no changes: an empty list may be left out. */
const ledger = record({ changes: v.nullish(list(change), []), total: ledgerAmount });
const preview = record({ coreInvoice: record({ prepaidCreditsUsed: ledgerAmountOrNull }) });

/**
 * Prepaid credits: what was bought and booked, and what is left now.
 *
 * @see https://docs.x.ai/developers/rest-api-reference/management/billing (read 2026-11-21)
 *
 * Quirks: the ledger books spending only when the month closes, so its total
 * still holds what this month has used; that stands in the preview of the
 * invoice, with either sign, and is taken off here.
 */
export const balance: Feed<'balance'> = {
  id: 'balance',
  label: 'Prepaid credits',
  kind: 'balance',
  window: null,
  start: (step) => teamCalls(step, ledgerCalls),
  read: (page, step) => readForTeam<'balance'>(page, ledgerCalls, (answer) => (answer.call.context?.['total'] === undefined ? readLedger(answer) : readPreview(answer, step))),
};

function ledgerCalls(team: string): readonly Call[] {
  return [{ path: `/v1/billing/teams/${team}/prepaid/balance` }];
}

function readLedger(page: Page): Reading<'balance'> {
  const { changes, total } = readJson(ledger, page);
  const failed = changes.filter(({ topupStatus }) => /FAIL|CANCEL/i.test(topupStatus)).length;
  return {
    rows: changes.filter(({ topupStatus }) => !/FAIL|CANCEL/i.test(topupStatus)).map(movementOf),
    calls: [{ path: page.call.path.replace(/\/prepaid\/balance$/, '/postpaid/invoice/preview'), context: { total: toText(total) } }],
    notes: failed === 0 ? [] : [`${failed} top-ups that failed are left out.`],
  };
}

function movementOf({ changeOrigin, topupStatus, amount, invoiceId, createTime }: v.InferOutput<typeof change>): RowWithoutOrigin<'balance'> {
  const origin = changeOrigin.toLowerCase();
  const note = [origin, topupStatus.toLowerCase(), invoiceId === '' ? '' : `invoice ${invoiceId}`].filter((part) => part !== '').join(', ');
  return { day: createTime.slice(0, 10), movement: `${origin} ${createTime}`, amount: dollars(amount), expires: null, note };
}

function readPreview(page: Page, { today }: Step): Reading<'balance'> {
  const booked = decimal(page.call.context?.['total'] ?? '');
  const { prepaidCreditsUsed: used } = readJson(preview, page).coreInvoice;
  if (used === null) return { rows: [balanceReading(today, dollars(booked), 'Booked. What this month has used is not told and not taken off.')] };
  const taken = absolute(used);
  return { rows: [balanceReading(today, dollars(subtract(booked, taken)), `${toFixed(booked, 2)} booked less ${toFixed(taken, 2)} used this month and not booked yet.`)] };
}
