import type { ConnectForm, FeedReport, RunReport, SentMail } from '../../src/app/api.js';
import type { Config } from '../config/read.js';
import type { Outcome, World } from '../standin/world.js';
import { connectAll } from './connect.js';
import { importFiles } from './imports.js';
import type { Memory } from './memory.js';
import type { OnceReport, RunExit } from './report.js';
import { pasteTabs } from './tabs.js';

const ENTRY_OF = { digest: 'sendDigest', review: 'sendReview' } as const;

/** Menu items that make a tab to type into. */
const OPENED_BY: Readonly<Record<string, string>> = { 'Invoices': 'enterInvoices', 'Mapping': 'openMapping', 'Charge-back terms': 'openChargeBack', 'Value': 'openValue' };

/** What is taken in by now, and the files that were refused. */
export type Prepared = Readonly<{ memory: Memory; errors: readonly string[] }>;

/** What a person would have done before: tabs created, connections made, rows pasted, files imported. */
export function prepare(world: World, config: Config, forms: readonly ConnectForm[], memory: Memory, isFresh: boolean): Prepared {
  if (isFresh) {
    failOn(world.run('setUpTabs'), 'The tabs could not be created');
    for (const tab of Object.keys(config.tabs)) openTab(world, tab);
  }
  const tabs = pasteTabs(world.store, config.tabs, memory);
  if (config.baseCurrency !== null) typeSetting(world, 'Base currency', config.baseCurrency);
  const connections = connectAll(world, forms, memory);
  const { files, errors } = importFiles(world, config.files, memory);
  return { memory: { ...memory, tabs, connections, files }, errors };
}

/**
 * The main job and the mails asked for, counted from here on.
 *
 * @param onError told the stack of what ended a run
 */
export function runJob(world: World, config: Pick<Config, 'send' | 'faults'> & Partial<Pick<Config, 'menu'>>, onError: (stack: string) => void = () => undefined): OnceReport {
  world.resetCounts();
  const before = world.outbox.length;
  if (config.faults !== null) world.setFaults(config.faults);
  const sync = world.run('runSync');
  const report = sync.value as RunReport | undefined;
  const mails = sync.killed === undefined ? config.send.map((kind) => ({ kind, outcome: world.run(ENTRY_OF[kind]) })) : [];
  const alertsBefore = world.alerts.length;
  const chosen = sync.killed === undefined ? (config.menu ?? []).map((handler) => world.run(handler)) : [];
  const alerts = world.alerts.slice(alertsBefore).map(({ title, message }) => `${title}: ${message}`);
  const outcomes = [sync, ...chosen, ...mails.map(({ outcome }) => outcome)];
  for (const { error } of outcomes) if (error !== undefined) onError(error.stack);
  const cells = world.cellsWritten();
  return {
    exit: exitOf(report, outcomes),
    feeds: plain<readonly FeedReport[]>(report?.feeds ?? []),
    serviceCalls: { ...world.calls },
    cellsWritten: Object.entries(cells).reduce((sum, [tab, count]) => (tab === 'Runs' ? sum : sum + count), 0),
    cellsWrittenByTab: cells,
    mailsSent: world.outbox.length - before,
    simulatedMs: outcomes.reduce((sum, { simulatedMs }) => sum + simulatedMs, 0),
    findings: plain<RunReport['findings']>(report?.findings ?? []),
    mails: mails.flatMap(({ kind, outcome }) => (outcome.value === undefined ? [] : [{ kind, ...plain<SentMail>(outcome.value as SentMail) }])),
    errors: [...outcomes.flatMap((outcome) => problemOf(outcome) ?? []), ...mails.flatMap(({ outcome }) => unsentOf(outcome) ?? []), ...alerts],
    now: world.nowIso(),
    bundle: { bytes: world.bundleBytes, loadMs: Math.round(world.loadMs * 10) / 10 },
  };
}

function openTab(world: World, tab: string): void {
  const handler = OPENED_BY[tab];
  if (handler !== undefined) failOn(world.run(handler), `The tab ${tab} could not be opened`);
}

function exitOf(report: RunReport | undefined, outcomes: readonly Outcome[]): RunExit {
  if (outcomes.some(({ killed }) => killed !== undefined)) return 'killed';
  if (report === undefined || outcomes.some(({ error }) => error !== undefined)) return 'failed';
  return report.exit;
}

function problemOf({ killed, error }: Outcome): string | null {
  if (killed !== undefined) return `The run was killed: ${killed}`;
  return error === undefined ? null : error.message;
}

/** Why a mail that was due did not go out. One that went out before is not due. */
function unsentOf({ value }: Outcome): string | null {
  const mail = value as SentMail | undefined;
  return mail === undefined || mail.sent || / was sent before\.$/.test(mail.message) ? null : mail.message;
}

/** Values of the script's realm as our own. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function typeSetting(world: World, name: string, value: string): void {
  const rows = world.store.sheetNames().includes('Settings') ? world.store.evaluated('Settings') : [];
  const [headers = []] = rows;
  const [nameAt, valueAt] = [headers.indexOf('Setting'), headers.indexOf('Value')];
  const row = rows.findIndex((cells) => cells[nameAt] === name);
  if (nameAt < 0 || valueAt < 0 || row < 0) throw new Error(`The Settings tab has no row ${name}.`);
  if (rows[row]?.[valueAt] !== value) world.store.paste('Settings', row + 1, valueAt + 1, [[value]]);
}

function failOn(outcome: Outcome, what: string): void {
  const problem = problemOf(outcome);
  if (problem !== null) throw new Error(`${what}: ${problem}`);
}
