import { hasAll, type LineFormat } from '../format.js';
import { plainHeader } from '../line.js';
import { isAiCharge } from './ai-charge.js';
import { focusCharge } from './charge.js';
import { focusVersion } from './version.js';

/** Columns of every release without which nothing can be said. */
const NEEDED = ['billedcost', 'effectivecost', 'billingcurrency', 'chargecategory', 'chargeperiodstart', 'servicename'];

const NOT_AI = 'Charges that are not about AI.';

/**
 * A cost and usage file after FOCUS, the FinOps Open Cost and Usage Specification, releases 1.0 to 1.4.
 *
 * @see https://focus.finops.org/focus-specification/ (columns of 1.0, 1.2 and 1.4)
 *
 * Published files stray from it and are read all the same: dates without zone,
 * `NULL` beside empty cells, further columns. Rows of other services are left
 * out before they are checked, for they are none of our business.
 */
export function focusFormat(headers: readonly string[], allRows: boolean): LineFormat {
  return {
    id: 'focus',
    label: headers.length === 0 ? 'FOCUS cost and usage file (CSV)' : `FOCUS ${focusVersion(new Set(headers.map(plainHeader)))} cost and usage file (CSV)`,
    importName: 'FOCUS export',
    fits: (headers) => hasAll(headers, NEEDED),
    dateColumns: ['chargeperiodstart', 'chargeperiodend', 'billingperiodstart', 'billingperiodend'],
    numberColumns: [],
    read: (line) => (allRows || isAiCharge(line) ? { cloud: [focusCharge(line)] } : { passedOver: NOT_AI }),
  };
}
