import type { ConnectForm } from '../../src/app/api.js';
import { connection, fakeServer, feed, feedReport, ok, slice } from './fake-server.js';
import { browserWithSidebar, type Sidebar } from './page.js';

const SECRET = 'sk-admin-very-secret-4f2a';
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

describe('a first run from nothing to a schedule', () => {
  let sidebars: Awaited<ReturnType<typeof browserWithSidebar>>;
  let sidebar: Sidebar;
  const server = fakeServer();

  beforeAll(async () => {
    sidebars = await browserWithSidebar();
    sidebar = await sidebars.open(server);
  });
  afterAll(() => sidebars.close());
  afterEach(async () => {
    expect(await sidebar.violations()).toEqual([]);
    expect(sidebar.errors).toEqual([]);
  });

  it('explains itself in three steps when nothing is connected', async () => {
    const { page } = sidebar;
    await page.getByRole('heading', { name: 'Know what you spend on AI' }).waitFor();
    expect(await page.locator('ol > li').count()).toBe(3);
    await sidebar.shot('01-first-run');
  });

  it('finds a provider by its vendor and groups the rest by bucket', async () => {
    const { page } = sidebar;
    await page.getByRole('button', { name: 'Connect a provider' }).click();
    await page.getByRole('heading', { name: 'Cloud bills' }).waitFor();
    await sidebar.shot('02-choose');
    await page.getByLabel('Search providers').fill('acm');
    expect(await page.getByRole('heading', { name: 'Cloud bills' }).count()).toBe(0);
    await page.getByRole('button', { name: /Acme AI.*Usage, billed cost and keys/ }).click();
    await page.getByRole('heading', { name: 'Connect Acme AI' }).waitFor();
    await sidebar.shot('03-connect');
  });

  it('moves the focus to the first field that is wrong and says how to mend it', async () => {
    const { page } = sidebar;
    await page.getByLabel('Admin key').fill(SECRET);
    await page.getByLabel('Organization').fill('4f2a');
    await page.getByRole('button', { name: 'Test and save' }).click();
    await page.locator('.error', { hasText: 'Write it like org-4f2a.' }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('setting-organization');
    expect(server.calls.filter(({ name }) => name === 'connect')).toHaveLength(0);
    await sidebar.shot('04-wrong-field');
  });

  it('says in plain words why a key was refused and wipes it from the page', async () => {
    const { page } = sidebar;
    server.on({ connect: () => ok({ passed: false, saved: false, name: 'Acme AI', message: 'The key was refused.', fix: 'Create an admin key with usage:read.' }) });
    await page.getByLabel('Organization').fill('org-4f2a');
    await page.getByRole('button', { name: 'Test and save' }).click();
    await page.getByText('The key was refused.').waitFor();
    await page.getByText('Create an admin key with usage:read.').waitFor();
    const sent = server.calls[server.calls.length - 1]?.input as ConnectForm;
    expect(sent).toEqual({ provider: 'acme', name: 'Acme AI', baseUrl: '', credentials: { adminKey: SECRET }, settings: { organization: 'org-4f2a', region: 'us', tax: 'no' } });
    expect(await page.getByLabel('Admin key').inputValue()).toBe('');
    expect(await page.getByLabel('Organization').inputValue()).toBe('org-4f2a');
    await sidebar.shot('05-refused');
  });

  it('goes on to the preview when the key works, and no trace of it stays in the page', async () => {
    const { page } = sidebar;
    server.on({
      connect: () => { server.set({ connections: [connection()] }); return ok({ passed: true, saved: true, name: 'Acme AI', message: 'Works.', fix: '' }); },
      preview: () => ok({ name: 'Acme AI', feeds: [
        { feed: 'usage', label: 'Usage', kind: 'usage', tab: 'API usage', from: '2026-08-18', to: '2026-11-15', requests: 3, note: '', sample: [{ Date: '2026-11-15', Model: 'acme-large-2026-08-01-preview', 'Input tokens': '1,204,331' }] },
        { feed: 'costs', label: 'Costs', kind: 'cost', tab: 'API costs', from: '2026-08-18', to: '2026-11-15', requests: 1, note: 'Nothing yesterday.', sample: [] },
      ] }),
    });
    await page.getByLabel('Admin key').fill(SECRET);
    await page.getByLabel('Fetch tax').check();
    await page.getByRole('button', { name: 'Test and save' }).click();
    await page.getByText('18 Aug – 15 Nov, at least 3 requests').waitFor();
    expect((server.calls.filter(({ name }) => name === 'connect').pop()?.input as ConnectForm).settings).toEqual({ organization: 'org-4f2a', region: 'us', tax: 'yes' });
    const whole = await page.evaluate('document.documentElement.outerHTML + [...document.querySelectorAll("input,textarea")].map((input) => input.value).join()');
    expect(whole).not.toContain(SECRET);
    await page.getByText('Sample row').click();
    await page.getByText('1,204,331').waitFor();
    await sidebar.shot('06-preview');
  });

  it('shows true progress slice by slice and what each feed brought', async () => {
    const { page } = sidebar;
    const slices = [slice({ doneSteps: 1, totalSteps: 4, doing: 'Acme AI, costs' }, [feedReport({ state: 'partial' })]), slice({ finished: true, doneSteps: 4, totalSteps: 4 }, [feedReport({ rows: 30, added: 30 }), feedReport({ feed: 'costs', rows: 9, added: 7, changed: 2 })])];
    server.on({ syncSlice: () => ok(slices.shift() ?? slice({ finished: true })) });
    await page.getByRole('button', { name: 'Start sync' }).click();
    await page.getByText('Done. 157 new rows, 2 rows restated.').waitFor();
    await page.getByText('150 rows read, 150 new').waitFor();
    expect(server.calls.filter(({ name }) => name === 'syncSlice').map(({ input }) => input)).toEqual([{ connection: 'Acme AI', fresh: true }, { connection: 'Acme AI', fresh: false }]);
    await sidebar.shot('07-synced');
  });

  it('takes recipients as chips and keeps a wrong address to be mended', async () => {
    const { page } = sidebar;
    await page.getByRole('button', { name: 'Set the schedule' }).click();
    const box = page.getByRole('textbox', { name: 'Recipients' });
    await box.fill('cfo@company.example');
    await box.press('Enter');
    await box.fill('ops(at)company');
    await box.press('Enter');
    await page.getByText('This is no e-mail address.').waitFor();
    expect(await box.inputValue()).toBe('ops(at)company');
    await sidebar.shot('08-schedule');
    await box.fill('ops@company.example');
    await box.press(',');
    expect(await page.locator('.chip').allInnerTexts()).toEqual(['cfo@company.example', 'ops@company.example']);
    await page.getByRole('button', { name: 'Remove ops@company.example' }).click();
    expect(await page.locator('.chip').count()).toBe(1);
  });

  it('saves weekday, hour and recipients, and sends a trial digest to the user alone', async () => {
    const { page } = sidebar;
    server.on({
      saveSchedule: (schedule) => { server.set({ schedule: { ...schedule, triggerHealthy: true, problem: '' } }); return ok(server.state()); },
      sendDigest: ({ to }) => ok({ sent: true, to: to ?? [], subject: 'AI spend, week of 9–15 Nov: 4,812.40 USD, up 12%', message: `Sent to ${(to ?? []).join(', ')}.` }),
    });
    await page.getByRole('switch').check();
    await page.getByLabel('Weekly digest on').selectOption('Tuesday');
    await page.getByLabel('After').selectOption('07:00');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(server.calls[server.calls.length - 1]?.input).toEqual({ on: true, recipients: ['cfo@company.example'], digestWeekday: 2, hour: 7 });
    await page.getByRole('button', { name: 'Send digest' }).click();
    await page.getByText('Sent to ana@company.example.').waitFor();
    await sidebar.shot('09-schedule-saved');
  });

  it('reports the health of each feed with its next step', async () => {
    const { page } = sidebar;
    server.set({
      lastRun: { at: minutesAgo(125), exit: 'partial', text: '1 of 4 feeds failed; the others read 157 rows, 157 rows added, changed or removed.' },
      connections: [
        connection({ feeds: [feed({ state: 'ok', lastSuccess: minutesAgo(125), through: '2026-11-14', nextRun: minutesAgo(-35.5) }), feed({ feed: 'costs', label: 'Costs', state: 'failed', lastSuccess: minutesAgo(3000), through: '2026-11-12', error: 'acme/costs: The key may not read costs.', nextStep: 'Give the key the scope usage:read.', nextRun: minutesAgo(-35.5) })] }),
        connection({ name: 'Nimbus production billing account', provider: 'nimbus', label: 'Nimbus billing export', feeds: [feed({ feed: 'charges', label: 'Charges by SKU and label', state: 'partial', lastSuccess: minutesAgo(12), through: '2026-10-02', nextRun: minutesAgo(-35.5) })] }),
      ],
      schedule: { ...server.state().schedule, problem: 'The hourly trigger has not run for three hours.' },
    });
    await page.getByRole('button', { name: 'Back to health' }).click();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('heading', { name: '1 of 3 feeds needs you' }).waitFor();
    await page.getByText('Read 2 h ago, through 14 Nov').waitFor();
    await page.getByText('Give the key the scope usage:read.').waitFor();
    expect(await page.getByText('Next run in 36 min').count()).toBe(2);
    await sidebar.shot('10-health');
  });

  it('folds feeds in good order into one line', async () => {
    const { page } = sidebar;
    const good = (name: string): ReturnType<typeof feed> => feed({ feed: name, label: name, state: 'ok', lastSuccess: minutesAgo(5), through: '2026-11-15' });
    const before = server.state();
    server.set({ connections: [connection({ feeds: [good('Costs'), good('Completions'), good('Embeddings'), feed({ feed: 'keys', label: 'Keys', state: 'failed', error: 'acme/keys: Refused.' })] })] });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('3 feeds').waitFor();
    await page.getByText('acme/keys: Refused.').waitFor();
    expect(await page.getByText('Completions').isVisible()).toBe(false);
    await page.getByText('3 feeds').click();
    await page.getByText('Completions').waitFor();
    await sidebar.shot('10-health-folded');
    server.set({ connections: before.connections });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('heading', { name: '1 of 3 feeds needs you' }).waitFor();
  });

  it('repairs the schedule', async () => {
    const { page } = sidebar;
    server.on({ repairSchedule: () => { server.set({ schedule: { ...server.state().schedule, problem: '' } }); return ok(server.state()); } });
    await page.getByRole('button', { name: 'Repair' }).click();
    await page.getByText('The hourly trigger has not run').waitFor({ state: 'detached' });
  });

  it('shows a connection with its key masked, and tests it again', async () => {
    const { page } = sidebar;
    server.on({ test: () => ok({ passed: true, saved: true, name: 'Acme AI', message: 'Acme AI answers and accepts the key.', fix: '' }) });
    await page.getByRole('button', { name: /^Acme AI/ }).click();
    await page.getByText('set, ends in 4f2a').waitFor();
    await page.getByRole('button', { name: 'Test' }).click();
    await page.getByText('Acme AI answers and accepts the key.').waitFor();
    await sidebar.shot('11-connection');
  });

  it('keeps the key when only a setting changes', async () => {
    const { page } = sidebar;
    await page.getByRole('button', { name: 'Replace key or change settings' }).click();
    await page.getByPlaceholder('set, ends in 4f2a. Leave blank to keep it').waitFor();
    await page.getByLabel('Region').selectOption('eu');
    await sidebar.shot('12-replace');
    await page.getByRole('button', { name: 'Test and save' }).click();
    await page.getByRole('heading', { name: 'Ready to sync' }).waitFor();
    const sent = server.calls.filter(({ name }) => name === 'connect').pop()?.input as ConnectForm;
    expect(sent).toMatchObject({ name: 'Acme AI', credentials: { adminKey: '' }, settings: { region: 'eu' } });
  });

  it('asks before it disconnects', async () => {
    const { page } = sidebar;
    server.on({ disconnect: ({ name }) => { server.set({ connections: server.state().connections.filter((one) => one.name !== name) }); return ok(server.state()); } });
    await page.getByRole('button', { name: 'Back to health' }).click();
    await page.getByRole('button', { name: /^Acme AI/ }).click();
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await page.getByText('Rows already in the sheet stay.').waitFor();
    expect(server.calls.some(({ name }) => name === 'disconnect')).toBe(false);
    await sidebar.shot('13-disconnect');
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await page.getByRole('heading', { name: 'Know what you spend on AI' }).waitFor();
    expect(server.calls.find(({ name }) => name === 'disconnect')?.input).toEqual({ name: 'Acme AI' });
  });
});
