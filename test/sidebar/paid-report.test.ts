import type { ConnectionCard } from '../../src/app/api.js';
import { connection, emptyState, fakeServer, feed, feedReport, ok, slice, type FakeServer } from './fake-server.js';
import { browserWithSidebar, type Sidebar } from './page.js';

const report: ConnectionCard['paidReports'][number] = {
  id: 'report', label: 'the report by model', pricePerQuery: '0.005 USD', priceAt: 'https://acme.example/prices', from: '2026-09-16', to: '2026-11-16', queries: 2, cost: '0.01 USD', lastAsked: null,
};

describe('a report that costs money', () => {
  let sidebars: Awaited<ReturnType<typeof browserWithSidebar>>;
  let sidebar: Sidebar;
  const server: FakeServer = fakeServer({ ...emptyState(), connections: [connection({ feeds: [feed({ state: 'ok' }), feed({ feed: 'models', label: 'Usage by model', onDemand: true, lastAsked: null })], paidReports: [report] })] });
  const asked = (): unknown[] => server.calls.filter(({ name }) => name === 'paidSlice').map(({ input }) => input);

  beforeAll(async () => {
    sidebars = await browserWithSidebar();
    sidebar = await sidebars.open(server);
  });
  afterAll(() => sidebars.close());
  afterEach(async () => {
    expect(await sidebar.violations()).toEqual([]);
    expect(sidebar.errors).toEqual([]);
  });

  it('names its price, and is fetched only when asked', async () => {
    const { page } = sidebar;
    await page.getByText('All feeds are up to date').waitFor();
    await page.getByRole('button', { name: /Acme AI/ }).click();
    await page.getByText('Acme AI charges 0.005 USD a query.').waitFor();
    expect(await page.getByText('Only when you ask; not asked yet.').count()).toBe(2);
    await sidebar.shot('40-paid-report');
  });

  it('says the period and the whole price and asks nothing without a yes', async () => {
    const { page } = sidebar;
    await page.getByRole('button', { name: 'Ask for the report by model' }).click();
    await page.getByText('Let Acme AI charge you 0.01 USD?').waitFor();
    await page.getByText('16 Sep – 16 Nov: 2 queries at 0.005 USD.').waitFor();
    await sidebar.shot('41-paid-question');
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('button', { name: 'Ask for the report by model' }).waitFor();
    expect(asked()).toEqual([]);
  });

  it('goes on after a yes with what was agreed, and leads back to the offer', async () => {
    const { page } = sidebar;
    const slices = [slice({ doneSteps: 1, totalSteps: 2 }), slice({ finished: true, doneSteps: 2, totalSteps: 2 }, [feedReport({ feed: 'models', rows: 5, added: 5 })])];
    server.on({ paidSlice: () => ok(slices.shift() ?? slice({ finished: true })) });
    await page.getByRole('button', { name: 'Ask for the report by model' }).click();
    await page.getByRole('button', { name: 'Yes, ask for it' }).click();
    await page.getByText('Done. 5 new rows.').waitFor();
    const yes = { connection: 'Acme AI', report: 'report', agreedQueries: 2 };
    expect(asked()).toEqual([{ ...yes, fresh: true }, { ...yes, fresh: false }]);
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Back to Acme AI' }).click();
    await page.getByRole('heading', { name: 'Reports that cost money' }).waitFor();
  });
});
