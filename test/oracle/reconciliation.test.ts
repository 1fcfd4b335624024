import { picturesOf } from '../../local/out/pictures.js';
import { xlsxOf } from '../../local/out/xlsx.js';
import { company, connectOpenAi, rowsOf, runSync } from '../bundle/company.js';
import { bucket, completion, cost, openAi, page } from '../bundle/openai-pages.js';
import { startScripted, type ScriptedServer } from '../bundle/scripted.js';
import { plainText, recalculated } from './libreoffice.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const bill = (storage: number): ReturnType<typeof openAi> => openAi(
  [page([bucket('2026-10-05', [cost(0.75)]), bucket('2026-11-14', [cost(0.675), cost(storage, 'Vector storage')])])],
  [page([bucket('2026-10-05', [completion(1_000_000, 1_000_000)]), bucket('2026-11-14', [completion(1_000_000, 1_000_000)])])],
);

describe('bill, usage and invoices, computed by an engine that shares no code with ours', () => {
  it('give the same differences, and nothing is left over the named reasons', async () => {
    await server.script(bill(2));
    const world = company();
    connectOpenAi(world, server.origin);
    world.store.paste('Invoices', 1, 1, [
      ['Provider', 'Month', 'Invoice number', 'Date', 'Amount', 'Currency', 'Tax', 'Note'],
      ['OpenAI', '2026-10', 'INV-1', '2026-11-02', '0.89', 'USD', '0.14', ''],
      ['OpenAI', '2026-11', 'INV-2', '2026-11-15', '2.68', 'USD', '', ''],
    ]);
    runSync(world);
    await server.script(bill(2.5));
    runSync(world);
    const [file, ours] = [await xlsxOf(picturesOf(world.store)), rowsOf(world, 'Reconciliation')];
    const theirs = await recalculated(file);
    world.dispose();
    const [headers = [], ...rows] = (theirs.get('Reconciliation') ?? []).map((row) => row.map(plainText));
    const figures = (row: readonly string[], name: string): string => Number(row[headers.indexOf(name)]).toFixed(4);
    expect(rows.map((row) => ['Month', 'Usage at price', 'Billed', 'Invoiced', 'Difference', 'Unexplained'].map((name) => (name === 'Month' ? row[headers.indexOf(name)] : figures(row, name))))).toEqual([
      ['2026-10-01', '0.7500', '0.7500', '0.8900', '0.1400', '0.0000'], ['2026-11-01', '0.7500', '3.1750', '2.6800', '1.9300', '0.0000'],
    ]);
    expect(ours.map((row) => [row['Tax'], row['Discount'], row['Unpriced'], row['Restated'], row['Rounding']])).toEqual([[0.14, '', '', '', ''], ['', -0.075, 2.5, -0.5, 0.005]]);
    const invoices = (theirs.get('Invoices') ?? []).map((row) => row.map(plainText));
    const at = (name: string): number => (invoices[0] ?? []).indexOf(name);
    expect(invoices.slice(1).map((row) => [row[at('Billed')], Number(row[at('Difference')]).toFixed(3), row[at('State')]])).toEqual([['0.75', '0.140', 'explained'], ['3.175', '-0.495', 'explained']]);
    const line = (theirs.get('Weekly') ?? []).map((row) => row.map(plainText)).find(([label]) => label === 'Last full week moved since');
    expect(line?.slice(0, 3)).toEqual(['Last full week moved since', '2026-11-16', '0.5']);
  }, 120_000);
});
