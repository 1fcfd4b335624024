import type { World } from '../../local/standin/world.js';
import { onPorts, worldOfPorts } from './on-ports.js';

let world: World;
beforeEach(async () => {
  world = await worldOfPorts();
});
afterEach(() => {
  world.dispose();
});

describe('highlights', () => {
  it('replace the rule of the same formula and leave the user\'s rules', () => {
    const rules = onPorts(world, ({ workbook }) => {
      const sheet = workbook.add('T', []);
      const google = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('T');
      const own = SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied('=$B1="mine"').setBackground('#123456');
      google?.setConditionalFormatRules([own.setRanges([google.getRange(1, 1, 5, 1)]).build()]);
      const block = { row: 2, column: 1, rows: 10, columns: 2 };
      sheet.highlight(block, '=$A2>100', 'warn');
      sheet.highlight({ ...block, rows: 20 }, '=$A2>100', 'bad');
      sheet.highlight({ ...block, rows: 20 }, '=$A2>100', 'bad');
      return google?.getConditionalFormatRules().map((rule) => [String(rule.getBooleanCondition()?.getCriteriaValues()[0]), rule.getRanges()[0]?.getA1Notation()]);
    });
    expect(rules).toEqual([['=$B1="mine"', 'A1:A5'], ['=$A2>100', 'A2:B21']]);
  });
});

describe('protection', () => {
  it('only warns, and is set once', () => {
    const protections = onPorts(world, ({ workbook }) => {
      const sheet = workbook.add('T', []);
      sheet.protect('Spendsheet writes this tab.');
      sheet.protect('Spendsheet writes this tab.');
      const google = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('T');
      return google?.getProtections(SpreadsheetApp.ProtectionType.SHEET).map((protection) => [protection.getDescription(), protection.isWarningOnly()]);
    });
    expect(protections).toEqual([['Spendsheet writes this tab.', true]]);
  });
});

describe('choices', () => {
  it('allow other values with a warning', () => {
    const rule = onPorts(world, ({ workbook }) => {
      workbook.add('T', []).choices(2, 2, ['API', 'Cloud']);
      const validation = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('T')?.getRange(900, 2).getDataValidation();
      return [validation?.getAllowInvalid(), validation?.getCriteriaValues()[0]] as unknown[];
    });
    expect(rule).toEqual([true, ['API', 'Cloud']]);
  });
});

describe('a chart', () => {
  const draw = (width: number): number =>
    onPorts(
      world,
      ({ workbook }, given) => {
        const sheet = workbook.find('T') ?? workbook.add('T', []);
        const source = { row: 1, column: 1, rows: 3, columns: 2 };
        sheet.chart({ title: 'Spend', kind: 'line', source, sourceTab: 'T', at: { row: 5, column: 1 }, width: given, height: 200 });
        return SpreadsheetApp.getActiveSpreadsheet().getSheetByName('T')?.getCharts().length ?? 0;
      },
      width,
    );

  it('is inserted once and updated when its description changes', () => {
    expect([draw(300), draw(300), draw(400)]).toEqual([1, 1, 1]);
  });

  it('is not touched, nor brought back, while nothing changes', () => {
    draw(300);
    onPorts(world, () => {
      const google = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('T');
      google?.getCharts().forEach((chart) => {
        google.removeChart(chart);
      });
    });
    expect(draw(300)).toBe(0);
    expect(draw(500)).toBe(1);
  });
});

describe('formats', () => {
  it('show days as ISO dates and amounts with their currency', () => {
    const formats = onPorts(world, ({ workbook }) => {
      const sheet = workbook.add('T', []);
      sheet.format(1, 'day', 2);
      sheet.format(2, 'money', 2, 'EUR');
      sheet.format(3, 'text', 2);
      sheet.formatBlock({ row: 1, column: 4, rows: 2, columns: 1 }, 'percent');
      return SpreadsheetApp.getActiveSpreadsheet().getSheetByName('T')?.getRange(2, 1, 1, 4).getNumberFormats()[0];
    });
    expect(formats).toEqual(['yyyy-mm-dd', '[$EUR] #,##0.00', '@', '0.0%']);
  });
});
