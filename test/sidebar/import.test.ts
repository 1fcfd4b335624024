import type { ImportOffer, ImportPreview, ImportSlice } from '../../src/app/api.js';
import { emptyState, fakeServer, ok, type FakeServer } from './fake-server.js';
import { browserWithSidebar, type Sidebar } from './page.js';

const OFFER: ImportOffer = {
  formats: [{ id: 'focus', label: 'FOCUS cost and usage file (CSV)' }],
  kinds: [
    { kind: 'cost', label: 'Costs: what was billed per day', fields: [{ id: 'date', label: 'Date', required: true, fixable: false }, { id: 'provider', label: 'Provider', required: true, fixable: true }, { id: 'amount', label: 'Billed cost', required: true, fixable: false }] },
    { kind: 'usage', label: 'Usage: tokens or other counts per day', fields: [{ id: 'date', label: 'Date', required: true, fixable: false }, { id: 'inputTokens', label: 'Input tokens', required: false, fixable: false }] },
  ],
  mappings: [{ signature: 's1', name: 'Notion bill', headers: ['When', 'Paid'], kind: 'cost' }],
  imports: [{ name: 'Anthropic export', fileName: 'october.csv', at: new Date(Date.now() - 7_200_000).toISOString(), from: '2026-10-01', to: '2026-10-31', rows: 310 }],
};
const PREVIEW: ImportPreview = {
  fileName: 'cost.csv', format: { id: 'anthropic-cost', label: 'Anthropic cost export (CSV)' }, name: 'Anthropic export', headers: ['usage_date_utc', 'cost_usd'], firstRows: [['2026-11-01', '1.25']],
  mapping: null, unmapped: [], questions: [], goodLines: 2, badLines: 0, problems: [], passedOver: [], covered: [],
  targets: [{ tab: 'API costs', rows: 2, from: '2026-11-01', to: '2026-11-02', total: '3.75 USD', replaces: 0, sample: [{ Date: '2026-11-01', 'Billed cost': '1.25' }] }],
};
const outcome = { name: 'Anthropic export', added: 2, changed: 0, removed: 0, lines: 2, badLines: 0, cellsWritten: 28, message: '“Anthropic export”: 2 lines read, 2 rows added, 0 changed, 0 removed.' };
const csv = { name: 'cost.csv', mimeType: 'text/csv', buffer: Buffer.from('usage_date_utc,cost_usd\n2026-11-01,1.25\n2026-11-02,2.50\n') };

let sidebars: Awaited<ReturnType<typeof browserWithSidebar>>;
let sidebar: Sidebar;
let server: FakeServer;

beforeAll(async () => { sidebars = await browserWithSidebar(); });
afterAll(() => sidebars.close());
beforeEach(async () => {
  server = fakeServer(emptyState());
  server.on({ importMappings: () => ok(OFFER), importUpload: ({ part }) => ok({ received: part }), importPreview: () => ok(PREVIEW), importCommit: () => ok(outcome) });
  sidebar = await sidebars.open(server);
  await sidebar.page.getByRole('button', { name: 'Import a file' }).click();
  await sidebar.page.getByText('Imported so far').waitFor();
});
afterEach(async () => {
  expect(await sidebar.violations()).toEqual([]);
  expect(sidebar.errors).toEqual([]);
  await sidebar.close();
});

const inputs = (name: string): unknown[] => server.calls.filter((call) => call.name === name).map(({ input }) => input);
const choose = (file: typeof csv = csv): Promise<void> => sidebar.page.locator('input[type=file]').setInputFiles(file);

describe('importing a file in the sidebar', () => {
  it('shows what it would write, then writes it', async () => {
    const { page } = sidebar;
    await sidebar.shot('20-import');
    await choose();
    await page.getByText('2 rows to tab API costs').waitFor();
    await page.getByText('1 Nov – 2 Nov, 3.75 USD').waitFor();
    await sidebar.shot('21-import-review');
    expect(inputs('importCommit')).toEqual([]);
    const [slice] = inputs('importUpload') as ImportSlice[];
    expect(slice).toMatchObject({ part: 1, parts: 1, text: csv.buffer.toString() });
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('2 lines read, 2 rows added').waitFor();
    await sidebar.shot('22-imported');
    expect(inputs('importCommit')).toMatchObject([{ upload: slice?.upload, fileName: 'cost.csv', goodLines: false, replace: false }]);
  });

  it('sends a large file in slices that belong together, and no half characters', async () => {
    const text = `a,b\n${'x😀,1\n'.repeat(70_000)}`;
    await choose({ name: 'big.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await sidebar.page.getByText('2 rows to tab API costs').waitFor();
    const slices = inputs('importUpload') as ImportSlice[];
    expect(slices.length).toBeGreaterThan(1);
    expect(slices.every((slice) => Buffer.byteLength(slice.text) <= 500_000 && slice.parts === slices.length && slice.upload === slices[0]?.upload)).toBe(true);
    expect(slices.map(({ text: part }) => part).join('')).toBe(text);
  });

  it('reads what Excel saves as Unicode text, and older Western files', async () => {
    await choose({ name: 'u.txt', mimeType: 'text/plain', buffer: Buffer.from('\ufeffDatum\tWährung\n', 'utf16le') });
    await sidebar.page.getByText('2 rows to tab API costs').waitFor();
    await sidebar.page.getByRole('button', { name: 'Choose another' }).click();
    await choose({ name: 'w.csv', mimeType: 'text/csv', buffer: Buffer.from('Datum;Währung\n', 'latin1') });
    await sidebar.page.getByText('2 rows to tab API costs').waitFor();
    expect((inputs('importUpload') as ImportSlice[]).map(({ text }) => text)).toEqual(['Datum\tWährung\n', 'Datum;Währung\n']);
  });

  it('refuses archives and what is too large before it sends anything', async () => {
    const { page } = sidebar;
    await choose({ name: 'usage.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004') });
    await page.getByText('usage.zip is an archive or a workbook.').waitFor();
    await choose({ name: 'huge.csv', mimeType: 'text/csv', buffer: Buffer.alloc(5 * 1024 * 1024 + 1, 'a') });
    await page.getByText('huge.csv is larger than 5 MB.').waitFor();
    expect(inputs('importUpload')).toEqual([]);
  });

  it('asks before the good lines of a file with bad ones are imported', async () => {
    const { page } = sidebar;
    server.on({ importPreview: () => ok({ ...PREVIEW, badLines: 1, problems: [{ line: 3, column: 'cost_usd', what: 'This is no number.' }] }) });
    await choose();
    await page.getByText('Line 3, cost_usd: This is no number.').waitFor();
    expect(await page.getByRole('button', { name: 'Import', exact: true }).count()).toBe(0);
    await page.getByLabel('Import the 2 good lines all the same').check();
    await sidebar.shot('23-import-bad-lines');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('2 rows added').waitFor();
    expect(inputs('importCommit')).toMatchObject([{ goodLines: true }]);
  });

  it('says which days another connection reports, and replaces only when told', async () => {
    const { page } = sidebar;
    server.on({ importPreview: () => ok({ ...PREVIEW, covered: ['Anthropic, 1 day (2026-11-02): already reported by “Anthropic”.'] }) });
    await choose();
    await page.getByText('already reported by “Anthropic”').waitFor();
    await page.getByLabel('Replace: count this file').check();
    await sidebar.shot('24-import-covered');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('2 rows added').waitFor();
    expect(inputs('importCommit')).toMatchObject([{ replace: true }]);
  });

  it('asks how dates are written when the file does not tell, and looks again', async () => {
    const { page } = sidebar;
    server.on({ importPreview: ({ choices }) => ok({ ...PREVIEW, questions: choices.dateOrder === null ? ['dateOrder'] : [] }) });
    await choose();
    await page.getByRole('button', { name: 'Day first, 05/11/2026' }).click();
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    expect(inputs('importPreview')).toMatchObject([{ choices: { dateOrder: null } }, { choices: { dateOrder: 'dayFirst' } }]);
  });

  it('has the columns of an unknown table mapped, with texts that hold for all rows', async () => {
    const { page } = sidebar;
    const table: ImportPreview = { ...PREVIEW, format: null, headers: ['When', 'Paid'], firstRows: [['2026-11-01', '12']], mapping: { kind: 'cost', columns: { date: 'When' }, fixed: {}, inputFigure: 'untold' }, unmapped: ['Provider', 'Billed cost'], targets: [], goodLines: 0 };
    server.on({ importPreview: ({ choices }) => ok(choices.mapping === null ? table : { ...table, format: { id: 'table', label: 'Table with a column mapping' }, mapping: choices.mapping, unmapped: [], goodLines: 1, targets: PREVIEW.targets }) });
    await choose();
    await page.getByText('Still to be told: Provider, Billed cost.').waitFor();
    await page.getByText('For example 2026-11-01').waitFor();
    await page.getByLabel('Billed cost', { exact: true }).selectOption('Paid');
    await page.getByLabel('Provider of all rows').fill('notion');
    await sidebar.shot('25-import-mapping');
    await page.getByRole('button', { name: 'Use these columns' }).click();
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    expect(inputs('importPreview')[1]).toMatchObject({ choices: { mapping: { kind: 'cost', columns: { date: 'When', amount: 'Paid' }, fixed: { provider: 'notion' } } } });
  });

  it('looks again under another name before it imports', async () => {
    const { page } = sidebar;
    server.on({ importPreview: ({ choices }) => ok({ ...PREVIEW, name: choices.name === '' ? 'Anthropic export' : choices.name }) });
    await choose();
    await page.getByLabel('Name of the import').fill('Research bill');
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('2 rows added').waitFor();
    expect(inputs('importCommit')).toMatchObject([{ choices: { name: 'Research bill' } }]);
  });

  it('reads the rows pasted into the Import tab instead', async () => {
    const { page } = sidebar;
    server.on({ importPreview: () => ok({ ...PREVIEW, fileName: 'Import' }) });
    await page.getByRole('button', { name: 'Use the Import tab' }).click();
    await page.getByRole('heading', { name: 'Import' }).waitFor();
    expect(inputs('importPreview')).toMatchObject([{ upload: '' }]);
    expect(inputs('importUpload')).toEqual([]);
  });

  it('says why a file is refused and lets another be chosen', async () => {
    const { page } = sidebar;
    server.on({ importPreview: () => ({ ok: false, kind: 'config', message: 'cost.csv: The file holds no rows below its header.', fix: 'Choose the period again in the console and export it anew.' }) });
    await choose();
    await page.getByText('The file holds no rows below its header.').waitFor();
    await page.getByText('Choose a file').waitFor();
  });

  it('forgets a saved mapping', async () => {
    const { page } = sidebar;
    server.on({ importMappings: ({ forget }) => ok(forget === null ? OFFER : { ...OFFER, mappings: [] }) });
    await page.getByRole('button', { name: 'Forget the mapping Notion bill' }).click();
    await page.getByText('Saved mappings').waitFor({ state: 'detached' });
    expect(inputs('importMappings')).toContainEqual({ forget: 's1' });
  });
});
