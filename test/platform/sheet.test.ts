import type { World } from '../../local/standin/world.js';
import type { Cell } from '../../src/tabs/cell.js';
import { onPorts, worldOfPorts } from './on-ports.js';

let world: World;
beforeEach(async () => {
  world = await worldOfPorts();
});
afterEach(() => {
  world.dispose();
});

describe('a tab', () => {
  it('is null until it is added', () => {
    expect(onPorts(world, ({ workbook }) => [workbook.find('Daily'), workbook.add('Daily', []).name, workbook.find('Daily')?.name])).toEqual([null, 'Daily', 'Daily']);
  });

  it('is found in a later run though the user renamed it', () => {
    onPorts(world, ({ workbook }) => workbook.add('Daily', []).name);
    onPorts(world, () => SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Daily')?.setName('Every day').getName());
    expect(onPorts(world, ({ workbook }) => workbook.find('Daily')?.name)).toBe('Every day');
  });

  it('is found by name where the user made it', () => {
    onPorts(world, () => SpreadsheetApp.getActiveSpreadsheet().insertSheet('Prices').getName());
    expect(onPorts(world, ({ workbook }) => workbook.find('Prices')?.name)).toBe('Prices');
  });

  it('comes after the tabs it should follow, first where there is none', () => {
    const names = onPorts(world, ({ workbook }) => {
      for (const tab of ['Runs', 'Overview']) workbook.add(tab, []);
      workbook.add('Weekly', ['Overview', 'Budgets']);
      return SpreadsheetApp.getActiveSpreadsheet().getSheets().map((sheet) => sheet.getName()).slice(0, 3);
    });
    expect(names).toEqual(['Overview', 'Weekly', 'Runs']);
  });
});

describe('cells', () => {
  const roundTrip = (cells: readonly Cell[], dayColumn = 0): Cell[] =>
    onPorts(
      world,
      ({ workbook }, given) => {
        const sheet = workbook.add('T', []);
        if (given.dayColumn > 0) sheet.format(given.dayColumn, 'day', 2);
        sheet.write(2, 1, [given.cells]);
        workbook.flush();
        return sheet.read({ row: 2, column: 1, rows: 1, columns: given.cells.length })[0] ?? [];
      },
      { cells, dayColumn },
    );

  it('keep text that would be a formula', () => {
    const texts = ['=1+1', '+1+1', '-2', '@now', "'quoted", '\t=1'];
    expect(roundTrip(texts)).toEqual(texts);
  });

  it('keep text that looks like a number, a date or a truth value', () => {
    const texts = ['01', '1-2', '1E5', '2026-11-16', '12:30', '50%', '$5', 'TRUE', 'Jan 5'];
    expect(roundTrip(texts)).toEqual(texts);
  });

  it('keep numbers, truth values and gaps', () => {
    expect(roundTrip([0, -1.25, 123456789.5, true, false, null])).toEqual([0, -1.25, 123456789.5, true, false, null]);
  });

  it('keep days in a column of days', () => {
    expect(roundTrip([{ day: '2026-11-16' }], 1)).toEqual([{ day: '2026-11-16' }]);
  });

  it('give the value of a formula, and its text apart', () => {
    const [value, formula] = onPorts(world, ({ workbook }) => {
      const sheet = workbook.add('T', []);
      sheet.write(1, 1, [[2, 3, { formula: '=A1*B1' }]]);
      workbook.flush();
      const at = { row: 1, column: 3, rows: 1, columns: 1 };
      return [sheet.read(at)[0]?.[0], sheet.readFormulas(at)[0]?.[0]];
    });
    expect([value, formula]).toEqual([6, '=A1*B1']);
  });

  it('keep ids as text in a column formatted as text before', () => {
    const read = onPorts(world, ({ workbook }) => {
      const sheet = workbook.add('T', []);
      sheet.format(1, 'text', 2);
      sheet.write(2, 1, [['007'], ['1-2']]);
      workbook.flush();
      return sheet.read({ row: 2, column: 1, rows: 2, columns: 1 });
    });
    expect(read).toEqual([['007'], ['1-2']]);
  });

  it('lie on the same day in a zone far from UTC', async () => {
    const zones = ['Asia/Kolkata', 'America/Los_Angeles', 'Pacific/Auckland'];
    for (const timeZone of zones) {
      const there = await worldOfPorts({ timeZone });
      const read = onPorts(there, ({ workbook }) => {
        const sheet = workbook.add('T', []);
        sheet.format(1, 'day', 1);
        sheet.write(1, 1, [[{ day: '2026-03-29' }], [{ day: '2026-07-01' }]]);
        workbook.flush();
        return sheet.read({ row: 1, column: 1, rows: 2, columns: 1 });
      });
      expect(read).toEqual([[{ day: '2026-03-29' }], [{ day: '2026-07-01' }]]);
      there.dispose();
    }
  });

  it('are written in one call a block', () => {
    onPorts(world, ({ workbook }) => workbook.add('T', []).name);
    world.resetCounts();
    onPorts(world, ({ workbook }) => workbook.find('T')?.write(2, 1, Array.from({ length: 500 }, (_, index) => ['model', index])));
    expect(world.cellsWritten()).toEqual({ T: 1000 });
    expect(world.calls['SpreadsheetApp']).toBeLessThanOrEqual(10);
  });
});

describe('the grid', () => {
  it('grows before a write past its end', () => {
    const size = onPorts(world, ({ workbook }) => {
      const sheet = workbook.add('T', []);
      sheet.write(1001, 27, [['a', 'b'], ['c', 'd']]);
      workbook.flush();
      const google = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('T');
      return [google?.getMaxRows(), google?.getMaxColumns(), sheet.read({ row: 1002, column: 28, rows: 1, columns: 1 })[0]?.[0]];
    });
    expect(size).toEqual([1002, 28, 'd']);
  });

  it('reads as blank beyond its end', () => {
    expect(onPorts(world, ({ workbook }) => workbook.add('T', []).read({ row: 1000, column: 26, rows: 2, columns: 2 }))).toEqual([[null, null], [null, null]]);
  });

  it('moves rows down when rows are inserted and up when they go', () => {
    const column = onPorts(world, ({ workbook }) => {
      const sheet = workbook.add('T', []);
      sheet.write(1, 1, [['Header'], ['a'], ['b'], ['c']]);
      sheet.insertRows(3, 1);
      sheet.deleteRows(2, 1);
      return sheet.read({ row: 1, column: 1, rows: 4, columns: 1 });
    });
    expect(column).toEqual([['Header'], [null], ['b'], ['c']]);
  });

  it('loses all rows below the header without complaint', () => {
    const rows = onPorts(world, ({ workbook }) => {
      const sheet = workbook.add('T', []);
      sheet.freeze(1, 0);
      sheet.write(1, 1, [['Header'], ['a']]);
      sheet.deleteRows(2, 999);
      workbook.flush();
      return [sheet.lastRow(), SpreadsheetApp.getActiveSpreadsheet().getSheetByName('T')?.getMaxRows()];
    });
    expect(rows).toEqual([1, 2]);
  });

  it('clears contents and leaves formats', () => {
    const left = onPorts(world, ({ workbook }) => {
      const sheet = workbook.add('T', []);
      sheet.format(1, 'money', 1, 'USD');
      sheet.write(1, 1, [[5]]);
      sheet.clear({ row: 1, column: 1, rows: 5000, columns: 1 });
      return [sheet.lastRow(), SpreadsheetApp.getActiveSpreadsheet().getSheetByName('T')?.getRange(1, 1).getNumberFormat()];
    });
    expect(left).toEqual([0, '[$USD] #,##0.00']);
  });
});
