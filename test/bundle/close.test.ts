import { readCsv } from '../../src/core/csv.js';
import type { Closed, CloseState, JournalFile, Reply } from '../../src/app/api.js';
import { command, company, connectOpenAi, contents, rowsOf, runSync, written } from './company.js';
import { bucket, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

type World = ReturnType<typeof company>;

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

const bill = (october: number, november: number): ReturnType<typeof openAi> =>
  openAi([page([bucket('2026-10-30', [cost(4.004)]), bucket('2026-10-31', [cost(october)]), bucket('2026-11-01', [cost(november)])])]);
const SUBSCRIPTIONS = [
  ['Provider', 'Plan', 'Kind', 'Seats', 'Price', 'Cycle', 'Currency', 'Renewal date', 'State', 'Cost center'],
  ['Cursor', 'Teams', 'seat plan', '2', '365', 'annual', 'USD', '2026-10-15', 'active', 'R&D'],
];

/** 2 November, ten dollars of October billed by OpenAI and a yearly plan renewed on the 15th. */
async function synced(): Promise<World> {
  await server.script(bill(6, 1));
  const world = company({ now: '2026-11-02T07:30:00Z' });
  connectOpenAi(world, server.origin);
  world.store.paste('Subscriptions', 1, 1, SUBSCRIPTIONS);
  runSync(world);
  return world;
}

const asked = <T>(world: World, name: string, input: unknown): T => {
  const reply: Reply<T> = command(world, name, input);
  if (!reply.ok) throw new Error(`${reply.message} ${reply.fix}`);
  return reply.value;
};
const ledger = (world: World, month: string): Record<string, unknown>[] => rowsOf(world, 'Daily').filter((row) => String(row['Date']).startsWith(month));
const api = (world: World, month: string): unknown[][] => ledger(world, month).filter((row) => row['Bucket'] === 'API').map((row) => [row['Date'], row['Service'], row['Billed cost'], row['Effective cost']]);
const total = (world: World): number => rowsOf(world, 'Daily').reduce((sum, row) => sum + Number(row['Effective cost']), 0);
const journal = (world: World): string[] => rowsOf(world, 'Journal').map((row) => `${String(row['Entry'])} ${String(row['Date'])} ${String(row['Account name'])} ${row['Debit'] === '' ? `Cr ${String(row['Credit'])}` : `Dr ${String(row['Debit'])}`}`);

describe('closing a month', () => {
  it('says what is open and what it would post, and writes nothing', async () => {
    const world = await synced();
    world.resetCounts();
    const state = asked<CloseState>(world, 'closeState', { month: '' });
    expect(written(world)).toBe(0);
    expect(state).toMatchObject({ month: '2026-10', isClosed: false, mayOpen: false, journal: { isBalanced: true } });
    expect(state.open.map(({ what }) => what)).toContainEqual(expect.stringMatching(/^OpenAI may still change days of the month until 2026-11-\d\d\.$/));
    expect(state.journal.accounts.find(({ name }) => name === 'AI API usage')).toMatchObject({ code: '6410', currency: 'USD', debit: 10, credit: 0 });
    world.dispose();
  });

  it('locks its lines, makes later restatements good in the open month, and posts a balanced journal', async () => {
    const world = await synced();
    const closed = asked<Closed>(world, 'closeMonth', { month: '2026-10' });
    expect(closed.message).toMatch(/^2026-10 is closed: \d+ journal entries, balanced\./);
    const before = ledger(world, '2026-10');
    expect(journal(world)).toEqual([
      'AI-2026-10-01 2026-10-31 AI API usage Dr 10', 'AI-2026-10-01 2026-10-31 Accrued AI costs Cr 10', 'AI-2026-10-02 2026-11-01 AI API usage Cr 10', 'AI-2026-10-02 2026-11-01 Accrued AI costs Dr 10',
      'AI-2026-10-03 2026-10-15 Prepaid AI subscriptions Dr 730', 'AI-2026-10-03 2026-10-15 AI payments clearing Cr 730', 'AI-2026-10-04 2026-10-31 AI subscriptions Dr 62', 'AI-2026-10-04 2026-10-31 Prepaid AI subscriptions Cr 62',
    ]);
    expect(rowsOf(world, 'Close')[0]).toMatchObject({ Month: '2026-10-01', State: 'closed', 'Moved since': 0, 'Adjustments since': 0, 'Journal difference': 0, Journal: 'balanced' });
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);

    await server.script(bill(8.5, 1));
    runSync(world);
    expect(ledger(world, '2026-10')).toEqual(before);
    expect(api(world, '2026-11')).toEqual([['2026-11-01', 'Adjustment of 2026-10', 2.5, 2.5], ['2026-11-01', 'gpt-4o-mini', 1, 1]]);
    expect(rowsOf(world, 'Close')[0]).toMatchObject({ 'Moved since': 0, 'Adjustments since': 2.5 });
    expect(rowsOf(world, 'API costs').map((row) => row['Billed cost'])).toEqual([4.004, 8.5, 1]);
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);

    await server.script(bill(7, 1));
    runSync(world);
    expect(ledger(world, '2026-10')).toEqual(before);
    expect(api(world, '2026-11')[0]).toEqual(['2026-11-01', 'Adjustment of 2026-10', 1, 1]);
    await server.script(bill(6, 1));
    runSync(world);
    expect([ledger(world, '2026-10'), api(world, '2026-11')]).toEqual([before, [['2026-11-01', 'gpt-4o-mini', 1, 1]]]);
    world.dispose();
  });

  it('keeps to the register as it was: an edit of the past stands in the open month, and the whole is that of an open ledger', async () => {
    const world = await synced();
    asked<Closed>(world, 'closeMonth', { month: '2026-10' });
    const before = ledger(world, '2026-10');
    const open = await synced();
    [world, open].forEach((one) => {
      one.store.paste('Subscriptions', 2, 5, [['730']]);
      runSync(one);
    });
    expect(ledger(world, '2026-10')).toEqual(before);
    expect(total(world)).toBeCloseTo(total(open), 9);
    expect(ledger(world, '2026-11').find((row) => row['Service'] === 'Adjustment of 2026-10')).toMatchObject({ 'Cost center': 'R&D', 'Effective cost': 62, 'Billed cost': 730 });
    [world, open].forEach((one) => { one.dispose(); });
  });

  it('is not moved by re-pricing, and says so', async () => {
    const world = await synced();
    asked<Closed>(world, 'closeMonth', { month: '2026-10' });
    const before = [ledger(world, '2026-10'), rowsOf(world, 'API usage')];
    const settings = world.store.evaluated('Settings');
    world.store.paste('Settings', settings.findIndex((row) => row[0] === 'Re-price from') + 1, 2, [['2026-10-01']]);
    world.run('repriceUsage');
    expect(world.toasts.slice(-1)[0]?.message).toMatch(/from 2026-11-01 on .* Earlier months are closed and keep theirs\.$/);
    expect([ledger(world, '2026-10'), rowsOf(world, 'API usage')]).toEqual(before);
    world.dispose();
  });

  it('stays through rounds of restatements and late imports while a second month closes, and the whole is that of an open ledger', async () => {
    const imported = (one: World, day: string, amount: string): void => {
      const { error } = one.clientCall('importFile', [{ kind: 'table', name: 'Late', file: 'late.csv', mapping: { kind: 'cost', fixed: {}, inputFigure: 'untold', columns: { date: 'date', provider: 'provider', amount: 'amount', currency: 'currency', lineItem: 'item' } }, text: `date,provider,amount,currency,item\n${day},xai,${amount},USD,grok\n` }]);
      if (error !== undefined) throw new Error(error.message);
    };
    const [world, open] = [await synced(), await synced()];
    asked<Closed>(world, 'closeMonth', { month: '2026-09' });
    imported(world, '2026-09-20', '12.345678');
    imported(open, '2026-09-20', '12.345678');
    runSync(world);
    asked<Closed>(world, 'closeMonth', { month: '2026-10' });
    const before = [...ledger(world, '2026-09'), ...ledger(world, '2026-10')];
    expect(before.filter((row) => row['Service'] === 'Adjustment of 2026-09').map((row) => [row['Date'], row['Effective cost']])).toEqual([['2026-10-01', 12.345678]]);
    for (const [october, november, late] of [[8.125, 2, '3.3'], [0.000001, 1, '99.999999'], [6, 0.5, '12.345678']] as const) {
      await server.script(bill(october, november));
      for (const one of [world, open]) {
        imported(one, '2026-09-20', late);
        runSync(one);
      }
      expect([...ledger(world, '2026-09'), ...ledger(world, '2026-10')]).toEqual(before);
      expect(total(world)).toBeCloseTo(total(open), 8);
    }
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    [world, open].forEach((one) => { one.dispose(); });
  });

  it('gives the journal as files, owes an entered invoice, and keeps the accounts of the user', async () => {
    const world = await synced();
    world.store.paste('Invoices', 1, 1, [['Provider', 'Month', 'Invoice number', 'Date', 'Amount', 'Currency', 'Tax'], ['OpenAI', '2026-10', '=INV', '2026-10-31', '11.90', 'USD', '1.90']]);
    world.store.paste('Accounts', 1, 1, [['Purpose', 'Bucket', 'Provider', 'Account code', 'Account name', 'Tax rate'], ['Expense', 'API', '', '700', 'Tools:AI', ''], ['Nothing', '', '', '1', '', '']]);
    runSync(world);
    const state = asked<Closed>(world, 'closeMonth', { month: '2026-10' }).state;
    expect(state).toMatchObject({ isClosed: true, mayOpen: true, journal: { isBalanced: true } });
    expect(world.store.raw('Accounts', 3, 1).note).toMatch(/^Spendsheet: This is no purpose of an account\. Choose one of Expense,/);
    const file = asked<JournalFile>(world, 'journalFile', { month: '2026-10', shape: 'quickbooks' });
    expect(file.fileName).toBe('journal-2026-10-quickbooks.csv');
    const invoice = readCsv(file.text).records.map(({ cells }) => cells).filter((cells) => (cells[5] ?? '').startsWith('Invoice'));
    expect(invoice.map((cells) => [cells[1], cells[2], cells[3], cells[4], cells[6]])).toEqual([
      ['10/31/2026', 'Input tax', '1.90', '', 'OpenAI'], ['10/31/2026', 'Tools:AI', '10.00', '', 'OpenAI'], ['10/31/2026', 'Accounts payable', '', '11.90', 'OpenAI'],
    ]);
    const xero = readCsv(asked<JournalFile>(world, 'journalFile', { month: '2026-10', shape: 'xero' }).text).records;
    expect(xero.slice(1).reduce((sum, { cells }) => sum + Math.round(Number(cells[5]) * 100), 0)).toBe(0);
    expect(command(world, 'journalFile', { month: '2026-09', shape: 'xero' })).toMatchObject({ ok: false, fix: 'Close the month first.' });
    world.dispose();
  });

  it('is refused for a month that runs, and taken back only with a reason and from the last month', async () => {
    const world = await synced();
    expect(command(world, 'closeMonth', { month: '2026-11' })).toMatchObject({ ok: false, message: 'Close: This month is not over.' });
    asked<Closed>(world, 'closeMonth', { month: '2026-10' });
    expect(command(world, 'closeMonth', { month: '2026-10' })).toMatchObject({ ok: false, message: 'Close: This month is closed already.' });
    await server.script(bill(8.5, 1));
    runSync(world);
    expect(command(world, 'reopenMonth', { month: '2026-10', reason: ' ' })).toMatchObject({ ok: false, message: 'Close: The reason is missing.' });
    asked<Closed>(world, 'reopenMonth', { month: '2026-10', reason: 'wrong account' });
    expect(api(world, '2026-10').map((row) => row[2])).toEqual([4.004, 8.5]);
    expect(api(world, '2026-11')).toEqual([['2026-11-01', 'gpt-4o-mini', 1, 1]]);
    expect(rowsOf(world, 'Runs').slice(-1)[0]).toMatchObject({ Trigger: 'reopen', 'What happened': '2026-10 is open again: wrong account' });
    expect(rowsOf(world, 'Close')[0]).toMatchObject({ State: 'opened again 2026-11-02: wrong account' });
    const sums = new Map<unknown, number>();
    rowsOf(world, 'Journal').forEach((row) => { sums.set(row['Account name'], (sums.get(row['Account name']) ?? 0) + Math.round(100 * (Number(row['Debit']) - Number(row['Credit'])))); });
    expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
    asked<Closed>(world, 'closeMonth', { month: '2026-10' });
    expect(journal(world).slice(-8)[0]).toBe('AI-2026-10-09 2026-10-31 AI API usage Dr 12.5');
    world.dispose();
  });

  it('is whole after the next run, wherever it was killed', async () => {
    let halfway = 0;
    const play = async (stop: number | null): Promise<unknown> => {
      const world = await synced();
      if (stop !== null) {
        world.setFaults({ stopAfterCalls: stop });
        world.clientCall('sidebarCommand', ['closeMonth', { month: '2026-10' }]);
        world.setFaults(null);
      }
      const [isLocked, isDone] = [world.store.sheetNames().includes('Journal') || rowsOf(world, 'Close').length > 0, rowsOf(world, 'Runs').slice(-1)[0]?.['Trigger'] === 'close'];
      if (stop !== null && isLocked && !isDone) halfway += 1;
      const isBegun = rowsOf(world, 'Close').length > 0 || journal(world).length > 0;
      runSync(world);
      if (!isBegun && !rowsOf(world, 'Close').some((row) => row['State'] === 'closed')) asked<Closed>(world, 'closeMonth', { month: '2026-10' });
      const end = { daily: contents(world)['Daily'], journal: journal(world), close: rowsOf(world, 'Close').map((row) => [row['State'], row['Journal'], row['Moved since']]) };
      world.dispose();
      return end;
    };
    const wanted = await play(null);
    for (let stop = 100; stop < 700; stop += 33) expect({ stop, end: await play(stop) }).toEqual({ stop, end: wanted });
    expect(halfway).toBeGreaterThan(2);
  }, 240_000);
});
