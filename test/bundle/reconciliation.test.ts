import { company, connectOpenAi, rowsOf, runSync, written } from './company.js';
import { bucket, completion, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const HEADERS = ['Provider', 'Month', 'Invoice number', 'Date', 'Amount', 'Currency', 'Tax', 'Note'];
/** gpt-4o-mini lists at 0.15 in and 0.60 out per million: 0.75 dollars a day. */
const october = (second = 0.75): ReturnType<typeof openAi> => openAi(
  [page([bucket('2026-10-05', [cost(0.75)]), bucket('2026-10-06', [cost(second), cost(2, 'Vector storage')])])],
  [page([bucket('2026-10-05', [completion(1_000_000, 1_000_000)]), bucket('2026-10-06', [completion(1_000_000, 1_000_000)])])],
);
const told = (row: Record<string, unknown> | undefined): Record<string, unknown> => Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== '' && value !== 0));

async function synced(...invoices: string[][]): Promise<ReturnType<typeof company>> {
  await server.script(october());
  const world = company();
  connectOpenAi(world, server.origin);
  if (invoices.length > 0) world.store.paste('Invoices', 1, 1, [HEADERS, ...invoices]);
  runSync(world);
  return world;
}

describe('a month with its invoice', () => {
  it('stands in Reconciliation with every figure and the reason for each difference', async () => {
    const world = await synced(['OpenAI', '2026-10', 'INV-7', '2026-11-02', '4.17', 'USD', '0.67', 'card']);
    expect(rowsOf(world, 'Reconciliation').filter((row) => row['Month'] === '2026-10-01').map(told)).toEqual([{
      'Reference': 'openai / OpenAI / 2026-10 / USD', 'Provider': 'openai', 'Connection': 'OpenAI', 'Month': '2026-10-01', 'Currency': 'USD',
      'Usage at price': 1.5, 'Billed': 3.5, 'Invoiced': 4.17, 'Difference': 2.67, 'Unpriced': 2, 'Tax': 0.67,
      'Why': 'Unpriced 2.00 USD: Vector storage is billed without usage to price; Tax 0.67 USD: tax on the invoice', 'State': 'explained',
    }]);
    expect(rowsOf(world, 'Invoices')[0]).toMatchObject({ 'Matched to': 'openai / OpenAI / 2026-10 / USD', 'Billed': 3.5, 'State': 'explained', 'Note': 'card' });
    expect(Number(rowsOf(world, 'Invoices')[0]?.['Difference'])).toBeCloseTo(0.67, 10);
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    world.dispose();
  });

  it('is not made where nobody entered an invoice', async () => {
    const world = await synced();
    expect(world.store.sheetNames().filter((name) => ['Invoices', 'Reconciliation'].includes(name))).toEqual([]);
    world.run('enterInvoices');
    expect(rowsOf(world, 'Invoices')).toEqual([]);
    expect(world.store.evaluated('Invoices')[0]?.slice(0, 8)).toEqual(HEADERS);
    world.dispose();
  });

  it('names a row that cannot be read or matched in the row itself, and counts the others', async () => {
    const world = await synced(['OpenAI', 'soon', 'A', '', 'four', 'USD', '', ''], ['Nobody', '2026-10', 'B', '', '3', 'USD', '', ''], ['openai', 'Oct 2026', 'C', '', '3.5', 'USD', '', '']);
    const rows = rowsOf(world, 'Invoices');
    expect(rows.map((row) => row['State'])).toEqual(['cannot be read; see the note', 'No provider or connection has this name.', 'explained']);
    const note = (row: number, column: number): string => world.store.raw('Invoices', row, column).note;
    expect([note(2, 2), note(2, 5), note(3, 1)]).toEqual([
      'Spendsheet: This is not a month. Type it like 2026-10.', 'Spendsheet: This is not a number. Type the total to pay, without a currency sign.',
      'Spendsheet: No provider or connection has this name. Type the name of the connection as in the sidebar.',
    ]);
    expect(rowsOf(world, 'Reconciliation')[0]).toMatchObject({ Invoiced: 3.5 });
    world.dispose();
  });

  it('keeps its figures once it is signed, and says what has moved since', async () => {
    const world = await synced(['OpenAI', '2026-10', 'INV-7', '2026-11-02', '3.5', 'USD', '', '']);
    const headers = (world.store.evaluated('Reconciliation')[0] ?? []).map(String);
    const at = rowsOf(world, 'Reconciliation').findIndex((row) => row['Month'] === '2026-10-01') + 2;
    world.store.paste('Reconciliation', at, headers.indexOf('Signed off by') + 1, [['Ada', '2026-11-16', 'checked with the card statement']]);
    runSync(world);
    const row = (): Record<string, unknown> | undefined => rowsOf(world, 'Reconciliation')[at - 2];
    expect(row()).toMatchObject({ 'Billed': 3.5, 'State': 'signed off', 'Signed off by': 'Ada', 'Date': '2026-11-16', 'Note': 'checked with the card statement' });
    const amount = (world.store.evaluated('Invoices')[0] ?? []).map(String).indexOf('Amount') + 1;
    world.store.paste('Invoices', 2, amount, [['4.5']]);
    runSync(world);
    expect(row()).toMatchObject({ 'Invoiced': 3.5, 'State': 'Invoiced moved by 1.00 USD since sign-off', 'Signed off by': 'Ada' });
    world.dispose();
  });
});
