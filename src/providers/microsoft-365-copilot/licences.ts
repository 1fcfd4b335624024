import type { Feed, RowWithoutOrigin } from '../provider.js';
import { count, list, record, text, textOrBlank, textOrNull } from '../kit/fields.js';
import { nextLink } from '../kit/next-link.js';
import { readAt, readJson } from '../kit/read-json.js';

/** `Microsoft_365_Copilot` and its variants; not Copilot Studio, not GitHub. */
const COPILOT = /365_?copilot/i;
/** Rows a product may add for licences that nobody holds. */
const MOST_ROWS = 500;

const named = record({ 'value': list(record({ skuPartNumber: textOrBlank })), '@odata.nextLink': textOrNull });
const product = record({ skuPartNumber: text, consumedUnits: count, prepaidUnits: record({ enabled: count }) });

/**
 * Licences that are paid for and that nobody holds, one row each.
 *
 * Holders are in the report of users. Other products of the tenant are not read.
 *
 * @see https://learn.microsoft.com/graph/api/subscribedsku-list
 */
export const licences: Feed<'seat'> = {
  id: 'licences',
  label: 'Unassigned licences',
  kind: 'seat',
  window: null,
  optional: true,
  start: () => [{ path: '/v1.0/subscribedSkus' }],
  read: (page, step) => {
    const body = readJson(named, page);
    const items = (page.body as Readonly<{ value: readonly unknown[] }>).value;
    const rows: RowWithoutOrigin<'seat'>[] = [];
    const notes: string[] = [];
    body.value.forEach(({ skuPartNumber }, index) => {
      if (!COPILOT.test(skuPartNumber)) return;
      const { consumedUnits, prepaidUnits } = readAt(product, items[index], page, `value[${index}]`);
      const open = Math.max(0, prepaidUnits.enabled - consumedUnits);
      notes.push(`${skuPartNumber}: ${consumedUnits} of ${prepaidUnits.enabled} licences are assigned.`);
      for (let number = 1; number <= Math.min(open, MOST_ROWS); number += 1) rows.push(unassigned(skuPartNumber, number));
    });
    return { rows, notes, calls: nextLink(page, step, body['@odata.nextLink']) };
  },
};

function unassigned(sku: string, number: number): RowWithoutOrigin<'seat'> {
  return { user: `${sku} licence ${number}`, plan: '', state: 'unassigned', lastActive: null, includedUse: null, overage: null };
}
