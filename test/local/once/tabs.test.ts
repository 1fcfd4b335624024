import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOTHING_TAKEN, type Memory } from '../../../local/once/memory.js';
import { pasteTabs } from '../../../local/once/tabs.js';
import { createSpreadsheetStore, type SpreadsheetStore } from '../../../local/standin/spreadsheet/index.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendsheet-tabs-'));
});
afterEach(() => { rmSync(folder, { recursive: true }); });

function store(): SpreadsheetStore {
  const made = createSpreadsheetStore({ id: 'x', name: 'X', url: '', timeZone: 'UTC', locale: 'en_US' });
  made.paste('Subscriptions', 1, 1, [['Provider', 'Plan', 'Seats', 'Monthly cost', 'Renewal date']]);
  return made;
}
function paste(into: SpreadsheetStore, tab: string, csv: string, tabs: Memory['tabs'] = {}): Memory['tabs'] {
  writeFileSync(join(folder, 'rows.csv'), csv);
  return pasteTabs(into, { [tab]: join(folder, 'rows.csv') }, { ...NOTHING_TAKEN, tabs });
}

describe('rows a person pastes before the first run', () => {
  it('go under the header of their name, whatever the order in the file', () => {
    const sheet = store();
    paste(sheet, 'Subscriptions', 'Renewal date,Provider,Seats\n2026-12-01,Claude,5\n2027-01-15,ChatGPT,2\n');
    expect(sheet.evaluated('Subscriptions').slice(1)).toEqual([
      ['Claude', null, 5, null, { day: '2026-12-01' }],
      ['ChatGPT', null, 2, null, { day: '2027-01-15' }],
    ]);
  });

  it('bring a tab of their own before the empty sheet of a new spreadsheet', () => {
    const sheet = store();
    paste(sheet, 'Invoices', 'Provider,Month\nOpenAI,2026-10\n');
    expect(sheet.sheetNames()).toEqual(['Invoices', 'Sheet1', 'Subscriptions']);
    sheet.paste('Sheet1', 1, 1, [['mine']]);
    paste(sheet, 'Rates', 'Date\n2026-11-02\n');
    expect(sheet.sheetNames()).toEqual(['Invoices', 'Sheet1', 'Subscriptions', 'Rates']);
  });

  it('bring columns of their own, at the right', () => {
    const sheet = store();
    paste(sheet, 'Subscriptions', 'Provider,Contract no\nClaude,C-17\n');
    expect(sheet.evaluated('Subscriptions')).toEqual([
      ['Provider', 'Plan', 'Seats', 'Monthly cost', 'Renewal date', 'Contract no'],
      ['Claude', null, null, null, null, 'C-17'],
    ]);
  });

  it('are not pasted twice', () => {
    const sheet = store();
    const csv = 'Provider,Seats\nClaude,5\n';
    const taken = paste(sheet, 'Subscriptions', csv);
    paste(sheet, 'Subscriptions', csv, taken);
    expect(sheet.evaluated('Subscriptions')).toHaveLength(2);
  });

  it('replace what the file held before when the file changed', () => {
    const sheet = store();
    const taken = paste(sheet, 'Subscriptions', 'Provider,Seats\nClaude,5\nChatGPT,2\n');
    paste(sheet, 'Subscriptions', 'Provider,Seats\nCursor,9\n', taken);
    expect(sheet.evaluated('Subscriptions').slice(1)).toEqual([['Cursor', null, 9, null, null]]);
  });

  it('follow rows that are there already', () => {
    const sheet = store();
    sheet.paste('Subscriptions', 2, 1, [['Notion', 'Business']]);
    paste(sheet, 'Subscriptions', 'Provider\nClaude\n');
    expect(sheet.evaluated('Subscriptions').map((row) => row[0])).toEqual(['Provider', 'Notion', 'Claude']);
  });

  it('change the named row of Settings and add no second one', () => {
    const sheet = store();
    sheet.paste('Settings', 1, 1, [['Setting', 'Value'], ['First day of the week', 'Monday'], ['Base currency', 'USD']]);
    paste(sheet, 'Settings', 'Setting,Value\nBase currency,EUR\nMy own,1\n');
    expect(sheet.evaluated('Settings').slice(1)).toEqual([['First day of the week', 'Monday'], ['Base currency', 'EUR'], ['My own', 1]]);
  });

  it('make a tab of their own when there is none of the name', () => {
    const sheet = store();
    paste(sheet, 'FX rates', 'Currency,Rate\nEUR,1.08\n');
    expect(sheet.evaluated('FX rates')).toEqual([['Currency', 'Rate'], ['EUR', 1.08]]);
  });

  it('are refused with the field when the file is no CSV', () => {
    expect(() => paste(store(), 'API usage', 'A,B\n"open,1\n')).toThrow('config.tabs["API usage"]: The file cannot be read as CSV');
  });
});
