import type { TableTab, TabShape } from '../../tabs/tab.js';
import { apiCosts } from '../../tabs/api-costs.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { cloudSkus } from '../../tabs/cloud-skus.js';
import { invoices } from '../../tabs/invoices.js';
import { RESIDUALS } from '../../core/reconcile/residuals.js';
import type { Workbook } from '../ports.js';
import { layoutOf } from '../table/layout.js';
import { wholeColumn } from '../table/letters.js';

/** A column of a tab by its header, for a formula. */
type Columns = ((header: string) => string) | null;

/** The tabs that a reconciliation adds up, where they stand; null for one that is not there. */
export type AddedTabs = Readonly<{ costs: Columns; cloud: Columns; usage: Columns; invoices: Columns }>;

export function addedTabs(workbook: Workbook): AddedTabs {
  const columnsOf = (tab: TabShape<never>): Columns => {
    const sheet = workbook.find(tab.name);
    if (sheet === null) return null;
    const layout = layoutOf(sheet, tab);
    // Asked once: each question for the name is a service call.
    const { name } = sheet;
    return (header) => wholeColumn(name, layout.at(header));
  };
  const shape = <R>(tab: TableTab<R>): TabShape<never> => tab;
  return { costs: columnsOf(shape(apiCosts)), cloud: columnsOf(shape(cloudSkus)), usage: columnsOf(shape(apiUsage)), invoices: columnsOf(invoices) };
}

/** Cell of a header in the row of a formula. */
type InRow = (header: string) => string;

export function usedFormula({ usage }: AddedTabs, cell: InRow): string {
  return usage === null ? '0' : monthSum(usage, 'List cost', cell);
}

export function billedFormula({ costs, cloud }: AddedTabs, cell: InRow): string {
  return [costs, cloud].reduce<string[]>((all, columns) => (columns === null ? all : all.concat(monthSum(columns, 'Billed cost', cell))), []).join('+');
}

export function invoicedFormula({ invoices: columns }: AddedTabs, cell: InRow): string {
  return columns === null ? '0' : `SUMIFS(${columns('Amount')},${columns('Matched to')},${cell('Reference')})`;
}

/** Each later figure minus the earlier one, where both are there. */
export function differenceFormula(cell: InRow): string {
  const [log, used, billed, bought, invoiced] = ['Own log', 'Usage at price', 'Billed', 'Prepaid purchases', 'Invoiced'].map(cell) as [string, string, string, string, string];
  const first = (...cells: string[]): string => cells.reduceRight((rest, one) => `IF(${one}<>"",${one},${rest})`, '0');
  return [
    `IF(OR(${used}="",${billed}=""),0,${billed}-${used})`,
    `IF(OR(${log}="",AND(${used}="",${billed}="")),0,${first(used, billed)}-${log})`,
    `IF(${invoiced}="",0,${invoiced}-${first(bought, billed, used)})`,
  ].join('+');
}

/** What the reasons leave of the difference. */
export function unexplainedFormula(cell: InRow): string {
  const reasons = RESIDUALS.filter((name) => name !== 'Unexplained').map(cell);
  return `ROUND(${cell('Difference')}-SUM(${reasons.join(',')}),8)`;
}

function monthSum(columns: (header: string) => string, amount: string, cell: InRow): string {
  const criteria = [
    columns('Provider'), cell('Provider'), columns('Connection'), cell('Connection'), columns('Currency'), cell('Currency'),
    columns('Date'), `">="&${cell('Month')}`, columns('Date'), `"<="&EOMONTH(${cell('Month')},0)`,
  ];
  return `SUMIFS(${[columns(amount), ...criteria].join(',')})`;
}
