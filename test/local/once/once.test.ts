import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onceCommand } from '../../../local/once.js';
import { providers } from '../../../src/providers/index.js';
import type { OnceReport } from '../../../local/once/report.js';

const SECRET = 'sk-admin-very-secret-0001';
const EXAMPLE = JSON.parse(readFileSync('docs/examples/once.json', 'utf8')) as Record<string, unknown>;
/** The same with a connection for each sort of rows: usage, cost, cloud, calls, seats, balance and rates. The first test connects all. */
const FEW = { ...EXAMPLE, demo: ['ecb', 'openai', 'anthropic', 'gcp-billing', 'litellm', 'cursor', 'deepseek'] };
/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9';

jest.setTimeout(240_000);

let folder = '';
let said: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendsheet-once-'));
  said = [];
  for (const method of ['log', 'error'] as const) jest.spyOn(console, method).mockImplementation((...words: unknown[]) => void said.push(words.join(' ')));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command on a configuration, the example's subscriptions beside it. */
async function once(config: object, state = 'state', out = 'out'): Promise<number> {
  mkdirSync(folder, { recursive: true });
  for (const file of ['subscriptions.csv', 'saas-usage.csv']) writeFileSync(join(folder, file), readFileSync(join('docs/examples', file)));
  // Two weeks of history: enough for every comparison of a week, and quick.
  writeFileSync(join(folder, 'settings.csv'), 'Setting,Value\nHistory days,14\n');
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  return onceCommand(['--config', join(folder, 'config.json'), '--state', join(folder, state), '--out', join(folder, out)]);
}
function report(out = 'out'): OnceReport {
  return JSON.parse(readFileSync(join(folder, out, 'run.json'), 'utf8')) as OnceReport;
}
/** Every tab but the history of runs, as text. */
function tabs(out = 'out'): Record<string, string> {
  const files = readdirSync(join(folder, out, 'tabs')).filter((file) => file !== 'Runs.csv');
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, out, 'tabs', file), 'utf8')]));
}
/** Rows of one day stand in the order in which their providers were read, which a killed run may change. */
function sorted(files: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [file, text.split('\n').sort()]));
}
function mails(out = 'out'): string[] {
  return readdirSync(join(folder, out, 'outbox')).filter((file) => file.endsWith('.eml'));
}

/** The demo of another state at the same port: its address stands in some rows. */
function atSameAddress(from: string, to: string): void {
  const { demoPort } = JSON.parse(readFileSync(join(folder, from, 'taken.json'), 'utf8')) as { demoPort: number };
  mkdirSync(join(folder, to));
  writeFileSync(join(folder, to, 'taken.json'), JSON.stringify({ demoPort }));
}

describe('the main job from the command line', () => {
  it('fills the workbook, sends the mails, and does neither again', async () => {
    expect(await once(EXAMPLE)).toBe(0);
    expect(report()).toMatchObject({ exit: 'done', mailsSent: 2, errors: [] });
    const connected = new Set(report().feeds.map(({ provider }) => provider));
    expect(providers.map(({ id }) => id).filter((id) => !connected.has(id))).toEqual([]);
    expect(Object.keys(tabs())).toEqual(expect.arrayContaining(['Overview.csv', 'Weekly.csv', 'Subscriptions.csv', 'API usage.csv', 'API costs.csv', 'Cloud SKUs.csv', 'Daily.csv']));
    const [before, sent] = [tabs(), mails()];
    expect(await once(EXAMPLE)).toBe(0);
    expect(report()).toMatchObject({ exit: 'done', mailsSent: 0, cellsWritten: 0 });
    expect(tabs()).toEqual(before);
    expect(mails()).toEqual(sent);
    expect(sent).toHaveLength(2);
  });

  it('closes the last month once, and writes its journal in every shape', async () => {
    const config = { ...FEW, now: '2026-11-05T07:30:00Z', send: [], menu: ['closeMonthNow'] };
    expect(await once(config)).toBe(0);
    const files = (): string[] => readdirSync(join(folder, 'out', 'journals')).sort();
    expect(files()).toEqual(['journal-2026-10-generic.csv', 'journal-2026-10-quickbooks.csv', 'journal-2026-10-xero.csv']);
    const [headers = '', ...lines] = readFileSync(join(folder, 'out', 'journals', 'journal-2026-10-generic.csv'), 'utf8').trim().split('\r\n');
    const at = headers.split(',').indexOf('Debit');
    const cents = (column: number): number => lines.reduce((sum, line) => sum + Math.round(100 * Number(line.split(',')[column])), 0);
    expect(lines.length).toBeGreaterThan(10);
    expect(cents(at)).toBe(cents(at + 1));
    expect(cents(at)).toBeGreaterThan(0);
    const before = tabs();
    expect(await once(config)).toBe(0);
    expect(report()).toMatchObject({ exit: 'done', cellsWritten: 0, errors: [] });
    expect(tabs()).toEqual(before);
  });

  it('ends in the same workbook after a run that was killed on the way', async () => {
    await once(FEW, 'whole', 'whole-out');
    atSameAddress('whole', 'state');
    const calls = Object.values(report('whole-out').serviceCalls).reduce((sum, count) => sum + count, 0);
    expect(await once({ ...FEW, faults: { stopAfterCalls: Math.floor(calls / 2) } })).toBe(1);
    expect(report().exit).toBe('killed');
    expect(await once(FEW)).toBe(0);
    expect(sorted(tabs())).toEqual(sorted(tabs('whole-out')));
  });

  it('goes on with the others when one provider cannot be reached, and says so', async () => {
    const broken = { provider: 'openai', name: 'Broken', baseUrl: NOWHERE, credentials: SECRET };
    expect(await once({ ...FEW, send: [], connections: [broken] })).toBe(1);
    const feeds = report().feeds;
    expect(feeds.filter(({ connection, state }) => connection !== 'Broken' && state === 'failed')).toEqual([]);
    expect(feeds.filter(({ connection, state }) => connection === 'Broken' && state === 'failed')).not.toEqual([]);
    expect(JSON.stringify([report(), tabs(), said])).not.toContain(SECRET);
  });

  it('says that a mail was not sent when the mail service fails', async () => {
    expect(await once({ ...FEW, send: ['digest'], faults: { fail: ['MailApp.sendEmail'] } })).toBe(1);
    expect(report()).toMatchObject({ exit: 'done', mailsSent: 0, mails: [{ kind: 'digest', sent: false }], errors: [expect.stringContaining('The mail was not sent')] });
  });

  it('refuses a configuration by its field and writes nothing', async () => {
    expect(await once({ connections: [{ provider: 'openai', credentials: SECRET }, { provider: 'opnai', credentials: SECRET }] })).toBe(2);
    expect(said.join('\n')).toMatch(/^config\.connections\[1\]\.provider: There is no such provider\./);
    expect(said.join('\n')).not.toContain(SECRET);
    expect(readdirSync(folder)).not.toContain('out');
  });

  it('explains the command line when it is wrong', async () => {
    expect(await onceCommand(['--confg', 'x'])).toBe(2);
    expect(said.join('\n')).toMatch(/--confg.*\nUsage: npm run once/s);
  });
});
