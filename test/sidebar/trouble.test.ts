import { acme, cloud, connection, emptyState, fakeServer, feed, feedReport, ok, slice, type FakeServer } from './fake-server.js';
import { browserWithSidebar, type Sidebar } from './page.js';

const MULTI_LOGIN = 'Google did not let the sidebar in. This happens when several Google accounts are signed in.';

describe('the sidebar in trouble', () => {
  let sidebars: Awaited<ReturnType<typeof browserWithSidebar>>;
  let sidebar: Sidebar;
  const opened = async (server: FakeServer, delayMs = 0): Promise<Sidebar['page']> => {
    sidebar = await sidebars.open(server, delayMs);
    return sidebar.page;
  };
  const connected = (): FakeServer => fakeServer({ ...emptyState(), connections: [connection()] });

  beforeAll(async () => { sidebars = await browserWithSidebar(); });
  afterAll(() => sidebars.close());
  afterEach(async () => {
    expect(await sidebar.violations()).toEqual([]);
    expect(sidebar.errors).toEqual([]);
    await sidebar.close();
  });

  it.each([
    'Authorization is required to perform that action.',
    'We\'re sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.',
    'You do not have permission to access the requested document.',
    'No item with the given ID could be found.',
  ])('gives one plain instruction for several signed-in accounts: %s', async (text) => {
    const server = fakeServer();
    server.on({ state: () => { throw new Error(text); } });
    const page = await opened(server);
    await page.getByText(MULTI_LOGIN).waitFor();
    await page.getByText('Open this sheet in a private window').waitFor();
    expect(await page.content()).not.toContain(text);
    await sidebar.shot('20-multi-login');
  });

  it('opens at the second try once the trouble is over', async () => {
    const server = fakeServer();
    let tries = 0;
    server.on({ state: () => { tries += 1; if (tries === 1) throw new Error('Service Spreadsheets timed out.'); return ok(server.state()); } });
    const page = await opened(server);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Know what you spend on AI' }).waitFor();
  });

  it('never shows the text of an exception it does not know', async () => {
    const server = fakeServer();
    server.on({ state: () => { throw new Error('TypeError: Cannot read properties of undefined (reading \'x\') at Code.js:412'); } });
    const page = await opened(server);
    await page.getByText('Google Sheets did not finish the request.').waitFor();
    expect(await page.content()).not.toMatch(/TypeError|Code\.js/);
  });

  it('wipes the key although the platform failed, and says that nothing was saved', async () => {
    const server = fakeServer();
    server.on({ connect: () => { throw new Error('Service invoked too many times for one day: urlfetch.'); } });
    const page = await opened(server);
    await page.getByRole('button', { name: 'Connect a provider' }).click();
    await page.getByRole('button', { name: /Acme AI/ }).click();
    await page.getByLabel('Admin key').fill('sk-secret-123456');
    await page.getByLabel('Organization').fill('org-1');
    await page.getByLabel('Organization').press('Enter');
    await page.getByText('Today’s Google quota is used up.').waitFor();
    await page.getByText('Nothing was saved.').waitFor();
    expect(await page.getByLabel('Admin key').inputValue()).toBe('');
    expect(await page.content()).not.toContain('sk-secret-123456');
  });

  it('says which field the server refuses and what to do', async () => {
    const server = fakeServer();
    server.on({ connect: () => ({ ok: false, kind: 'config', message: 'Base URL: It must begin with https:// and have no query.', fix: 'Correct it.' }) });
    const page = await opened(server);
    await page.getByRole('button', { name: 'Connect a provider' }).click();
    await page.getByRole('button', { name: /Acme AI/ }).click();
    await page.getByLabel('Admin key').fill('sk');
    await page.getByLabel('Organization').fill('org-1');
    await page.getByText('Advanced').click();
    await page.getByLabel('Base URL').fill('http://gateway.internal');
    await sidebar.shot('21-advanced');
    await page.getByRole('button', { name: 'Test and save' }).click();
    await page.getByText('Base URL: It must begin with https:// and have no query.').waitFor();
    await page.getByText('Correct it.').waitFor();
  });

  it('masks a pasted key file, refuses half of one, and reads one from disk', async () => {
    const server = fakeServer({ ...emptyState(), providers: [cloud] });
    server.on({ connect: () => ok({ passed: false, saved: false, name: '', message: 'The service account may not read the table.', fix: 'Grant BigQuery Data Viewer.' }) });
    const page = await opened(server);
    await page.getByRole('button', { name: 'Connect a provider' }).click();
    await page.getByRole('button', { name: /Nimbus/ }).click();
    const box = page.getByLabel('Service account key');
    await box.fill('{"type": "service_account"');
    expect(await page.evaluate('getComputedStyle(document.querySelector("textarea")).webkitTextSecurity')).toBe('disc');
    await page.getByRole('button', { name: 'Test and save' }).click();
    await page.getByText('Paste the whole file as downloaded').waitFor();
    await sidebar.shot('22-key-file');
    await page.getByLabel('Choose the file').setInputFiles({ name: 'key.json', mimeType: 'application/json', buffer: Buffer.from('{"type":"service_account"}') });
    await page.getByRole('button', { name: 'Test and save' }).click();
    await page.getByText('The service account may not read the table.').waitFor();
    expect(server.calls[server.calls.length - 1]?.input).toMatchObject({ credentials: { file: '{"type":"service_account"}' } });
    expect(await box.inputValue()).toBe('');
  });

  it('stops between two slices when the user cancels, and can go on', async () => {
    const server = connected();
    let done = 0;
    server.on({ syncSlice: ({ fresh }) => { done = fresh ? 1 : done + 1; return ok(slice({ doneSteps: done, totalSteps: 40, doing: 'Acme AI, usage of August' }, [feedReport({ state: 'partial' })])); } });
    const page = await opened(server, 150);
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('of 40 steps').waitFor();
    expect(await page.getByRole('progressbar').getAttribute('aria-valuetext')).toMatch(/^\d+ of 40 steps$/);
    await sidebar.shot('23-syncing');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(/Stopped at \d+ of 40 steps\./).waitFor();
    const asked = server.calls.filter(({ name }) => name === 'syncSlice').length;
    await page.waitForTimeout(500);
    expect(server.calls.filter(({ name }) => name === 'syncSlice')).toHaveLength(asked);
    await sidebar.shot('24-stopped');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('What was fetched is kept.').waitFor();
  });

  it('does not ask for ever when a sync makes no headway', async () => {
    const server = connected();
    server.on({ syncSlice: () => ok(slice({ doneSteps: 1, totalSteps: 4 })) });
    const page = await opened(server);
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('Stopped at 1 of 4 steps.').waitFor();
    expect(server.calls.filter(({ name }) => name === 'syncSlice')).toHaveLength(6);
  });

  it('keeps one failed feed apart from those that worked', async () => {
    const server = connected();
    server.on({ syncSlice: () => ok(slice({ finished: true, doneSteps: 4 }, [feedReport({ added: 3, changed: 1 }), feedReport({ feed: 'costs', state: 'failed', rows: 0, added: 0, error: 'acme/costs: The key may not read costs. Give it usage:read.' })])) });
    const page = await opened(server);
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('1 of 2 feeds failed.').waitFor();
    await page.getByText('acme/costs: The key may not read costs. Give it usage:read.').waitFor();
    await page.getByText('120 rows read, 3 new, 1 restated').waitFor();
    await sidebar.shot('25-one-failed');
  });

  it('says so when another run holds the sheet', async () => {
    const server = connected();
    server.on({ syncSlice: () => ok(slice({ finished: true }, [], true)) });
    const page = await opened(server);
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('Another run is under way.').waitFor();
  });

  it('keeps what was fetched in view when the platform cuts a slice off', async () => {
    const server = connected();
    let slices = 0;
    server.on({ syncSlice: () => { slices += 1; if (slices === 2) throw new Error('Exceeded maximum execution time'); return ok(slice({ doneSteps: 1 }, [feedReport()])); } });
    const page = await opened(server);
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('Google stopped the work because it took too long.').waitFor();
    await page.getByText('120 rows read, 120 new').waitFor();
  });

  it('shows text of a provider as text, and never follows an address that is no web page', async () => {
    const nasty = { ...acme, label: '<img src=x onerror=alert(1)>', credentials: [{ id: 'key', label: 'Key', createAt: 'javascript:alert(1)', scope: '<b>all</b>', kind: 'text' as const }], settings: [] };
    const page = await opened(fakeServer({ ...emptyState(), providers: [nasty], connections: [connection({ provider: 'acme', feeds: [feed({ state: 'failed', error: '<script>alert(1)</script>' })] })] }));
    await page.getByText('<script>alert(1)</script>').waitFor();
    await page.getByRole('button', { name: 'Add a connection' }).click();
    await page.getByRole('button', { name: /img src/ }).click();
    await page.getByText('Needs: <b>all</b>.').waitFor();
    expect(await page.locator('img, a[href^="javascript"]').count()).toBe(0);
  });

  it('can be walked with the keyboard alone', async () => {
    const page = await opened(fakeServer());
    await page.getByRole('heading', { name: 'Know what you spend on AI' }).waitFor();
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Choose a provider' }).waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await page.keyboard.press('Tab');
    await page.keyboard.type('nimbus');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Connect Nimbus billing export' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Choose a provider' }).waitFor();
  });
});
