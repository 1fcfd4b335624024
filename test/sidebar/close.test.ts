import type { CloseState } from '../../src/app/api.js';
import { connection, emptyState, fakeServer, ok } from './fake-server.js';
import { browserWithSidebar, type Sidebar } from './page.js';

const accounts = [{ code: '6410', name: 'AI API usage', currency: 'USD', debit: 1234.5, credit: 0 }, { code: '2110', name: 'Accrued AI costs', currency: 'USD', debit: 0, credit: 1234.5 }];
const open: CloseState = {
  months: [{ month: '2026-10', isClosed: false, note: '' }, { month: '2026-09', isClosed: true, note: 'closed 2026-10-05 by ana@company.example' }], month: '2026-10', isClosed: false, mayOpen: false,
  open: [{ what: '3 lines of Daily without a cost: acme-large.', fix: 'Give the models a price on the Prices tab.' }], journal: { entries: 2, lines: 4, isBalanced: true, accounts },
};
const closed: CloseState = { ...open, isClosed: true, mayOpen: true, open: [], months: [{ month: '2026-10', isClosed: true, note: 'closed 2026-11-02' }] };

describe('closing a month in the sidebar', () => {
  let sidebars: Awaited<ReturnType<typeof browserWithSidebar>>;
  let sidebar: Sidebar;
  const server = fakeServer({ ...emptyState(), connections: [connection()] });
  const inputs = (name: string): unknown[] => server.calls.filter((call) => call.name === name).map(({ input }) => input);

  beforeAll(async () => {
    sidebars = await browserWithSidebar();
    sidebar = await sidebars.open(server);
  });
  afterAll(() => sidebars.close());
  afterEach(async () => {
    expect(await sidebar.violations()).toEqual([]);
    expect(sidebar.errors).toEqual([]);
  });

  it('shows what is open and what would be posted before anything is closed', async () => {
    const { page } = sidebar;
    server.on({ closeState: () => ok(open) });
    await page.getByRole('button', { name: 'Close a month' }).click();
    await page.getByText('3 lines of Daily without a cost: acme-large.').waitFor();
    await page.getByText('2 entries, 4 lines, balanced.').waitFor();
    await page.getByText('Dr 1,234.50 USD').waitFor();
    expect(inputs('closeMonth')).toEqual([]);
    await sidebar.shot('30-close');
  });

  it('closes, and gives the journal as a file', async () => {
    const { page } = sidebar;
    server.on({ closeMonth: () => ok({ message: '2026-10 is closed: 2 journal entries, balanced.', state: closed }), journalFile: ({ shape }) => ok({ fileName: `journal-2026-10-${shape}.csv`, text: '*Narration\r\n' }) });
    await page.getByRole('button', { name: 'Close 2026-10' }).click();
    await page.getByText('2026-10 is closed: 2 journal entries, balanced.').waitFor();
    expect(inputs('closeMonth')).toEqual([{ month: '2026-10' }]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Xero' }).click()]);
    expect(download.suggestedFilename()).toBe('journal-2026-10-xero.csv');
    await sidebar.shot('31-closed');
  });

  it('opens it again only with a reason', async () => {
    const { page } = sidebar;
    server.on({ reopenMonth: () => ok({ message: '2026-10 is open again: wrong account', state: open }) });
    await page.getByRole('button', { name: 'Open 2026-10 again' }).click();
    await page.getByRole('button', { name: 'Open again' }).click();
    await page.getByText('Say why the month is opened again.').waitFor();
    expect(inputs('reopenMonth')).toEqual([]);
    await page.getByLabel('Reason').fill('wrong account');
    await page.getByRole('button', { name: 'Open again' }).click();
    await page.getByText('2026-10 is open again: wrong account').waitFor();
    expect(inputs('reopenMonth')).toEqual([{ month: '2026-10', reason: 'wrong account' }]);
  });
});
