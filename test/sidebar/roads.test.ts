import { connection, fakeServer } from './fake-server.js';
import { browserWithSidebar, type Sidebar } from './page.js';

describe('a vendor without a report', () => {
  let sidebars: Awaited<ReturnType<typeof browserWithSidebar>>;
  let sidebar: Sidebar;
  const server = fakeServer();

  beforeAll(async () => {
    server.set({ connections: [connection()] });
    sidebars = await browserWithSidebar();
    sidebar = await sidebars.open(server);
    await sidebar.page.getByRole('button', { name: 'Add a connection' }).click();
  });
  afterAll(() => sidebars.close());
  afterEach(async () => {
    expect(await sidebar.violations()).toEqual([]);
    expect(sidebar.errors).toEqual([]);
  });

  it('stands in the chooser beside the providers of its bucket and says how it is done', async () => {
    const { page } = sidebar;
    await page.getByRole('button', { name: /Quarry \(console\).*comes with another bill/ }).waitFor();
    await page.getByRole('heading', { name: 'AI inside other software' }).waitFor();
    await page.getByRole('button', { name: /Plume AI.*enter it by hand/ }).waitFor();
    await sidebar.shot('20-roads');
  });

  it('is found by its name', async () => {
    const { page } = sidebar;
    await page.getByLabel('Search providers').fill('quar');
    await page.getByText('1 provider found').waitFor({ state: 'attached' });
    expect(await page.locator('.cards > li').count()).toBe(1);
  });

  it('says why there is nothing to connect, what to do, and offers the connection that carries it', async () => {
    const { page } = sidebar;
    await page.getByRole('button', { name: /Quarry/ }).click();
    await page.getByRole('heading', { name: 'Quarry (console)' }).waitFor();
    await page.getByText('Quarry shows usage in its console only.').waitFor();
    expect(await page.locator('ol > li').count()).toBe(3);
    expect(await page.getByRole('link', { name: /Open the page/ }).getAttribute('href')).toBe('https://console.quarry.example/usage');
    await sidebar.shot('21-road');
    await page.getByRole('button', { name: 'Connect Nimbus billing export' }).click();
    await page.getByRole('heading', { name: 'Connect Nimbus billing export' }).waitFor();
  });
});
