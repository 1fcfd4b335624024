import { money } from '../../../core/money.js';
import { ZERO } from '../../../core/decimal.js';
import { BLANK_COST, BLANK_USAGE, hasAll, type LineFormat } from '../format.js';
import { LineFault, type Line } from '../line.js';

const CACHE_WRITE = 'input (w/ cache write)';
const UNCACHED = 'input (w/o cache write)';

/**
 * The usage events export of the Cursor dashboard, a line per request; days are kept.
 *
 * Columns as seen in exports of 2026; the vendor publishes no list. The two
 * inputs and cache reads are disjoint: with the output they add up to the total.
 * `Cost` of an event the seat covers is its worth and no charge.
 */
export const cursorUsage: LineFormat = {
  id: 'cursor-usage',
  label: 'Cursor usage events (CSV)',
  importName: 'Cursor export',
  fits: (headers) => hasAll(headers, ['date', 'model', UNCACHED, 'cache read', 'output tokens']),
  dateColumns: [],
  numberColumns: [],
  read: (line) => {
    const kind = line.text('kind');
    const tier = tierOf(kind);
    const origin = { provider: 'cursor', feed: 'cursor-usage', day: line.day('date'), model: line.text('model'), tier };
    const charge = tier === '' ? chargeOf(line) : ZERO;
    return {
      usage: [{
        ...BLANK_USAGE, ...origin,
        user: line.firstText(['user', 'user email', 'email']),
        variant: /^(yes|true)$/i.test(line.text('max mode')) ? 'max mode' : '',
        requests: 1,
        inputTokens: line.count(UNCACHED),
        cacheReadTokens: line.count('cache read'),
        cacheWriteTokens: line.count(CACHE_WRITE),
        outputTokens: line.count('output tokens'),
      }],
      cost: charge === null ? [] : [{ ...BLANK_COST, ...origin, lineItem: kind, billedCost: money(charge, 'USD') }],
    };
  },
};

/** As the rows of the API: '' is charged on demand. A file without kinds tells only by its costs. */
function tierOf(kind: string): string {
  if (/not.?charged|errored|aborted/i.test(kind)) return 'not charged';
  if (/user api key|own key|byok/i.test(kind)) return 'own key';
  return /included|free/i.test(kind) ? 'included' : '';
}

/** Null where the file has no such column, or writes that the plan covers it. */
function chargeOf(line: Line): ReturnType<Line['decimal']> {
  const column = line.has('cost to you') ? 'cost to you' : 'cost';
  if (!line.has(column)) return null;
  if (/^(included|free)$/i.test(line.text(column))) return ZERO;
  const charge = line.decimal(column);
  if (charge === null && line.text('kind') !== '') throw new LineFault(column, 'The amount is missing.');
  return charge;
}
