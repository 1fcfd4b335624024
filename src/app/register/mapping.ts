import { CONDITIONS, rulesOf, type Condition, type RuleReading, type TypedDay, type TypedRule } from '../../core/mapping/rule.js';
import { isBlank } from '../../tabs/cell.js';
import { mapping as tab } from '../../tabs/mapping.js';
import { rowReader, type Row } from '../../tabs/row.js';
import type { Workbook } from '../ports.js';
import { layoutOf } from '../table/layout.js';

const HEADERS: Readonly<Record<Condition, string>> = {
  bucket: 'Bucket', provider: 'Provider', connection: 'Connection', subAccount: 'Sub account', key: 'Key', user: 'User', tag: 'Tag', service: 'Service', sku: 'SKU',
};
const TYPED = tab.columns.filter(({ owner }) => owner === 'user').map(({ header }) => header);

/** The rules of the Mapping tab in their order, drafts and those that are off among them; none where there is no such tab. */
export function readMapping(workbook: Workbook): RuleReading {
  const sheet = workbook.find(tab.name);
  const last = sheet?.lastRow() ?? 0;
  if (sheet === null || last < 2) return { rules: [], problems: [] };
  const layout = layoutOf(sheet, tab);
  const read = rowReader(layout.headers);
  const rows: TypedRule[] = [];
  sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width }).forEach((cells, index) => {
    const row = read(cells);
    if (TYPED.some((header) => header !== 'Status' && !isBlank(row.cell(header)))) rows.push(typedRule(row, index + 2));
  });
  return rulesOf(rows);
}

function typedRule(row: Row, at: number): TypedRule {
  const day = (header: string): TypedDay => ({ isTyped: !isBlank(row.cell(header)), day: row.day(header) });
  return {
    row: at, status: row.text('Status'), percent: row.text('Percent'), from: day('From'), to: day('To'),
    conditions: CONDITIONS.reduce<Record<string, string>>((all, name) => ({ ...all, [name]: row.text(HEADERS[name]) }), {}) as TypedRule['conditions'],
    targets: { team: row.text('Team'), feature: row.text('Feature'), customer: row.text('Customer'), costCenter: row.text('Cost center') },
  };
}
