import { isWithin } from '../../core/days.js';
import type { Connection, Feed, Reading, Step } from '../provider.js';
import { addUpCloud } from '../kit/add-up.js';
import { holderOf, queryCall, type Dimension } from './query.js';
import { readResult, type Result, type ResultRow } from './result-page.js';
import { chargeOf, dayOfRow, textIn } from './row.js';
import { settingOf, wordsOf } from './settings.js';

const METER: Dimension = { type: 'Dimension', name: 'Meter' };
const MARKETPLACE = 'Marketplace';

/** A longer span is cut without an error. Five days are settled late, and a month until the fifth of the next. */
const WINDOW = { maxDays: 31, restatesDays: 36, keepsDays: 1_127 };

/**
 * Azure OpenAI, Foundry models and tools that Azure itself bills, by meter.
 *
 * @see https://learn.microsoft.com/rest/api/cost-management/query/usage (read 2026-11)
 *
 * Quirks: the order of columns changes with the question, so they are found by
 * name; the day is a number such as 20261101; tags are grouped by type TagKey
 * and come as two columns, both null when untagged; dates may be swapped or
 * moved silently, so days are checked; two groupings at most.
 */
export const charges: Feed<'cloud'> = {
  id: 'charges',
  label: 'AI meters',
  kind: 'cloud',
  window: WINDOW,
  start: (step) => {
    const tag = settingOf(step.connection, 'tag');
    const second: Dimension = tag === '' ? holderOf(step.connection) : { type: 'TagKey', name: tag };
    return [queryCall(step, [METER, second], { name: 'MeterCategory', values: wordsOf(step.connection, 'categories') })];
  },
  read: (page, step) => readingOf(readResult(page, step), step, 'Azure AI', () => true),
};

/**
 * Models of partners, such as Claude in Foundry: Marketplace charges that hang
 * on a resource group, so resource tags do not apply. Other goods of the
 * Marketplace are told apart by name.
 */
export const marketplace: Feed<'cloud'> = {
  id: 'marketplace',
  label: 'Marketplace models',
  kind: 'cloud',
  window: WINDOW,
  start: (step) => [queryCall(step, [METER, holderOf(step.connection)], { name: 'PublisherType', values: [MARKETPLACE] })],
  read: (page, step) => {
    const result = readResult(page, step);
    const reading = readingOf(result, step, MARKETPLACE, (row) => isModel(row, step.connection));
    const others = result.rows.some((row) => !isModel(row, step.connection));
    return { ...reading, notes: [...(reading.notes ?? []), ...(others ? ['Marketplace charges that name no known model were left out. Add words to “Marketplace names” to count them.'] : [])] };
  },
};

function readingOf({ rows, calls, notes }: Result, { connection, period }: Step, service: string, isWanted: (row: ResultRow) => boolean): Reading<'cloud'> {
  const inside = rows.filter((row) => isWithin(dayOfRow(row), period));
  const outside = rows.length - inside.length;
  return {
    rows: addUpCloud(inside.filter(isWanted).map((row) => chargeOf(row, connection, service))),
    calls,
    notes: outside === 0 ? notes : [...notes, 'Azure sent days that were not asked for; they were left out.'],
  };
}

function isModel(row: ResultRow, connection: Connection): boolean {
  const name = `${textIn(row, 'ResourceId')} ${textIn(row, 'Meter')} ${textIn(row, 'MeterSubcategory')}`.toLowerCase();
  return wordsOf(connection, 'marketplaceNames').some((word) => name.indexOf(word.toLowerCase()) >= 0);
}
