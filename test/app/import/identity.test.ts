import { keepConnection } from '../../../src/app/state/connections.js';
import { names } from '../../../src/app/state/names.js';
import { mergeTable } from '../../../src/app/table/index.js';
import { money } from '../../../src/core/money.js';
import type { CostRow } from '../../../src/core/records.js';
import { apiCosts } from '../../../src/tabs/api-costs.js';
import { columns, desk, rowsOf, sorted, type Desk } from './desk.js';

const HEADER = 'usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type';
const line = (day: string, cost: string, workspace = 'Default'): string => `${day},Claude Haiku 4.5,${workspace},App,message,≤ 200k,output,${cost},${cost},token`;
const file = (...lines: string[]): string => [HEADER, ...lines].join('\n');

/** Rows of a connected provider, as a sync would have written them. */
function connected({ app, book }: Desk, days: readonly string[], subAccount = 'default'): void {
  keepConnection(app.ports, { name: 'Anthropic', provider: 'anthropic', baseUrl: '', settings: {}, owner: '', connectedAt: '' });
  const rows = days.map((day): CostRow => ({ provider: 'anthropic', connection: 'Anthropic', feed: 'costs', day, subAccount, key: '', lineItem: 'tokens', model: '', meter: '', tier: '', quantity: null, unit: '', billedCost: money('10', 'USD') }));
  mergeTable(book, apiCosts, rows, { period: null, owns: (row) => row.connection === 'Anthropic' });
}

const spent = ({ book }: Desk): number => rowsOf(book, 'Daily').reduce((sum, row) => sum + Number(row['Effective cost'] ?? 0), 0);

describe('importing the same file twice', () => {
  it('changes no cell', () => {
    const one = desk();
    const text = file(line('2026-11-01', '1'), line('2026-11-02', '2'));
    one.give({ text });
    const before = one.book.grid('API costs');
    one.book.resetCounts();
    const outcome = one.give({ text });
    expect(outcome).toMatchObject({ added: 0, changed: 0, removed: 0, cellsWritten: 0 });
    expect(outcome.message).toBe('“Anthropic export”: 2 lines read, nothing changed.');
    expect(one.book.grid('API costs')).toEqual(before);
    expect(one.book.calls.get('insertRows') ?? 0).toBeLessThanOrEqual(1);
  });

  it('under another file name changes nothing either: the content counts', () => {
    const one = desk();
    one.give({ text: file(line('2026-11-01', '1')), file: 'october.csv' });
    expect(one.give({ text: file(line('2026-11-01', '1')), file: 'copy (2).csv' })).toMatchObject({ added: 0, cellsWritten: 0 });
  });
});

describe('a newer file of the same import', () => {
  it('replaces the days it tells of and adds the days that are new', () => {
    const one = desk();
    one.give({ text: file(line('2026-11-01', '1'), line('2026-11-02', '2')) });
    expect(one.give({ text: file(line('2026-11-02', '2.5'), line('2026-11-03', '3')) })).toMatchObject({ added: 1, changed: 1, removed: 0 });
    expect(columns(one.book, 'API costs', ['Date', 'Billed cost'])).toEqual([['2026-11-01', 1], ['2026-11-02', 2.5], ['2026-11-03', 3]]);
    expect(spent(one)).toBe(6.5);
  });

  it('leaves the workspaces alone of which it tells nothing', () => {
    const one = desk();
    one.give({ text: file(line('2026-11-01', '1', 'Alpha')) });
    one.give({ text: file(line('2026-11-01', '2', 'Beta')) });
    expect(columns(one.book, 'API costs', ['Sub account', 'Billed cost'])).toEqual([['Alpha', 1], ['Beta', 2]]);
  });
});

describe('days that a connected provider reports', () => {
  it('are left out of the import, and said', () => {
    const one = desk();
    connected(one, ['2026-11-01', '2026-11-02']);
    const outcome = one.give({ text: file(line('2026-11-02', '2'), line('2026-11-03', '3')) });
    expect(outcome).toMatchObject({ added: 1 });
    expect(outcome.message).toContain('Left out so that nothing counts twice: Anthropic, 1 day (2026-11-02): already reported by “Anthropic”.');
    expect(spent(one)).toBe(23);
  });

  it('refuse a file that brings nothing else', () => {
    const one = desk();
    connected(one, ['2026-11-02']);
    expect(() => one.give({ text: file(line('2026-11-02', '2')), file: 'cost.csv' })).toThrow('cost.csv: All of its days are reported already, and would count twice.');
    expect(columns(one.book, 'API costs', ['Connection'])).toEqual([['Anthropic']]);
  });

  it('count by the import when the user says replace; the rows of the connection stay in their tab', () => {
    const one = desk();
    connected(one, ['2026-11-01', '2026-11-02']);
    one.give({ text: file(line('2026-11-02', '2')), replace: true });
    expect(spent(one)).toBe(12);
    expect(columns(one.book, 'API costs', ['Connection', 'Date'])).toEqual(sorted([['Anthropic', '2026-11-01'], ['Anthropic', '2026-11-02'], ['Anthropic export', '2026-11-02']]));
  });

  it('count by the connection again when the user takes Replace back', () => {
    const one = desk();
    connected(one, ['2026-11-01', '2026-11-02']);
    one.give({ text: file(line('2026-11-02', '2')), replace: true });
    one.give({ text: file(line('2026-11-02', '2'), line('2026-11-03', '3')) });
    expect(spent(one)).toBe(23);
  });

  it('of another workspace are no matter, those of an unnamed one are', () => {
    const other = desk();
    connected(other, ['2026-11-02'], 'wrkspc_1');
    expect(other.give({ text: file(line('2026-11-02', '2')) }).added).toBe(1);
    const unnamed = desk();
    connected(unnamed, ['2026-11-02'], '');
    expect(() => unnamed.give({ text: file(line('2026-11-02', '2')) })).toThrow('would count twice');
  });

  it('are found where one report writes the id of a workspace and the other its name', () => {
    const one = desk();
    connected(one, ['2026-11-02'], 'wrkspc_1');
    const known = names(one.app.ports);
    known.learn([{ provider: 'anthropic', connection: 'Anthropic', feed: 'workspaces', kind: 'subAccount', id: 'wrkspc_1', name: 'Research' }]);
    known.save();
    expect(() => one.give({ text: file(line('2026-11-02', '2', 'Research')) })).toThrow('would count twice');
  });

  it('count once also when the provider is connected after the import', () => {
    const one = desk();
    one.give({ text: file(line('2026-11-01', '1'), line('2026-11-02', '2')) });
    connected(one, ['2026-11-02']);
    one.give({ text: file(line('2026-11-01', '1.5')) });
    expect(spent(one)).toBe(11.5);
  });
});

describe('a file older than the history that is synced', () => {
  it('enters the ledger all the same', () => {
    const one = desk();
    one.give({ text: file(line('2024-02-29', '4')) });
    one.give({ text: file(line('2026-11-01', '1')) });
    expect(columns(one.book, 'Daily', ['Date', 'Effective cost'])).toEqual([['2024-02-29', 4], ['2026-11-01', 1]]);
  });
});

describe('two imports of one provider', () => {
  it('under two names do not both count', () => {
    const one = desk();
    one.give({ text: file(line('2026-11-01', '1')), name: 'First' });
    expect(() => one.give({ text: file(line('2026-11-01', '1')), name: 'Second' })).toThrow('already reported by “First”');
  });

  it('may not take the name of a connection', () => {
    const one = desk();
    connected(one, ['2026-10-01']);
    expect(() => one.give({ text: file(line('2026-11-01', '1')), name: 'Anthropic' })).toThrow('Name “Anthropic”: A connection has this name.');
  });
});

describe('a file that cannot be imported', () => {
  it.each([
    ['', 'The file is empty.'],
    ['usage_date_utc,cost_usd\n', 'The file holds no rows below its header.'],
    ['usage_date_utc,cost_usd,COST_USD\n2026-11-01,1,1\n', 'Two columns are called “COST_USD”.'],
    ['{"a": 1', 'The file holds no JSON record.'],
  ])('%j says why', (text, why) => {
    expect(() => desk().give({ text, file: 'x.csv' })).toThrow(`x.csv: ${why}`);
  });

  it('says which line was cut off', () => {
    expect(() => desk().give({ text: `${file(line('2026-11-01', '1'))}\n2026-11-02,Claude Haiku 4.5,Def`, file: 'cut.csv' })).toThrow('cut.csv line 3: The line has 3 columns, the header has 10.');
  });

  it('never repeats a value', () => {
    try {
      desk().give({ text: file('sk-ant-secret,Claude,Default,App,message,,output,1,1,token') });
    } catch (error) {
      expect((error as Error).message).toContain('line 2, column usage_date_utc: This is no date.');
      expect((error as Error).message).not.toContain('sk-ant-secret');
      return;
    }
    throw new Error('It was imported.');
  });
});
