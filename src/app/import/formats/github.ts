import { money } from '../../../core/money.js';
import { BLANK_COST, hasAll, type LineFormat } from '../format.js';

/**
 * The detailed usage report of GitHub billing; only what is Copilot is taken.
 *
 * @see https://docs.github.com/en/billing/reference/billing-reports (read 2026-11-21)
 *
 * `net_amount` is what is billed; the discount is what the plan includes and no
 * spend. Product and SKU changed their spelling over time.
 */
export const githubUsage: LineFormat = {
  id: 'github-usage',
  label: 'GitHub detailed usage report (CSV)',
  importName: 'GitHub export',
  fits: (headers) => hasAll(headers, ['date', 'sku', 'quantity', 'gross_amount', 'net_amount']),
  dateColumns: [],
  numberColumns: [],
  read: (line) => {
    const sku = line.text('sku');
    if (!/copilot|spark|models/i.test(`${line.text('product')} ${sku}`)) return { passedOver: 'Lines of GitHub products that are not AI.' };
    return {
      cost: [{
        ...BLANK_COST,
        provider: 'github-copilot',
        feed: 'github-usage',
        day: line.day('date'),
        subAccount: line.firstText(['cost_center_name', 'organization', 'repository']),
        key: line.text('username'),
        lineItem: sku,
        quantity: line.decimal('quantity'),
        unit: line.text('unit_type'),
        billedCost: money(line.amount('net_amount'), 'USD'),
      }],
    };
  },
};
