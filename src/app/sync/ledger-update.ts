import { addDays, isWithin, type Day, type Period } from '../../core/days.js';
import { ledgerOf } from '../../core/ledger.js';
import { rateBook } from '../../core/rates.js';
import type { Bucket, Finding, LedgerLine, RateRow } from '../../core/records.js';
import type { RowProblem, Subscription } from '../../core/subscription.js';
import { providerById } from '../../providers/index.js';
import { apiCosts } from '../../tabs/api-costs.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { cloudSkus } from '../../tabs/cloud-skus.js';
import { daily } from '../../tabs/daily.js';
import type { Settings } from '../register/index.js';
import type { Ports } from '../ports.js';
import type { Names } from '../state/names.js';
import { recordIn } from '../state/record.js';
import { mergeTable, readTable, type MergeResult } from '../table/index.js';

const KEY = 'ledger';

type LedgerMemory = Readonly<{
  /** First day whose lines may be out of date; null when none. */
  dirtyFrom: Day | null;
  /** First day ever built. */
  since: Day | null;
  /** What all lines depend on besides the rows. */
  signature: string;
}>;

/** Marks the days from `day` on as out of date. Said before rows are written, so that a killed run is made good by the next. */
export function markLedger(ports: Ports, day: Day): void {
  const memory = read(ports);
  if (memory.dirtyFrom !== null && memory.dirtyFrom <= day) return;
  ports.state.write(KEY, { ...memory, dirtyFrom: day });
}

/** What the ledger is made of besides the rows of the tabs. */
export type LedgerInputs = Readonly<{
  settings: Settings;
  subscriptions: readonly Subscription[];
  problems: readonly RowProblem[];
  names: Names;
  rates: readonly RateRow[];
  today: Day;
}>;

/**
 * Brings Daily up to date: derives the lines of every day that may have moved
 * and merges them. All days are rebuilt when the register, the base currency or
 * a name changed.
 */
export function updateLedger(ports: Ports, inputs: LedgerInputs, namesChanged: boolean): Readonly<{ merge: MergeResult; findings: readonly Finding[] }> {
  const memory = read(ports);
  const { settings, today } = inputs;
  const horizon = addDays(today, 1 - settings.historyDays);
  const since = memory.since === null || horizon < memory.since ? horizon : memory.since;
  const signature = signatureOf(inputs);
  const all = namesChanged || signature !== memory.signature;
  const from = all ? since : earliest(memory.dirtyFrom ?? today, addDays(today, -1));
  const period: Period = { start: from < since ? since : from, end: addDays(today, 1) };
  const { lines, findings } = ledgerOf(inputsOf(ports, inputs, period));
  const merge = mergeTable<LedgerLine>(ports.workbook, daily, lines, { period, owns: () => true });
  ports.workbook.flush();
  ports.state.write(KEY, { dirtyFrom: null, since: period.start < since ? period.start : since, signature });
  return { merge, findings: findings.concat(merge.findings) };
}

function inputsOf(ports: Ports, inputs: LedgerInputs, period: Period): Parameters<typeof ledgerOf>[0] {
  const within = <R extends { day: Day }>(rows: readonly R[]): R[] => rows.filter((row) => isWithin(row.day, period));
  const named = <R extends { connection: string; subAccount: string }>(rows: readonly R[]): R[] =>
    rows.map((row) => ({ ...row, subAccount: inputs.names.of(row.connection, 'subAccount', row.subAccount) }));
  return {
    costs: named(within(readTable(ports.workbook, apiCosts, period.start))),
    usage: named(within(readTable(ports.workbook, apiUsage, period.start))),
    cloud: within(readTable(ports.workbook, cloudSkus, period.start)),
    subscriptions: inputs.subscriptions,
    period,
    base: inputs.settings.baseCurrency,
    bucketOf,
    isAttribution: (provider) => providerById(provider)?.attribution === true,
    rate: rateBook(inputs.rates, inputs.settings.baseCurrency),
  };
}

function bucketOf(provider: string): Bucket {
  return providerById(provider)?.bucket ?? 'API';
}

function read(ports: Ports): LedgerMemory {
  const kept = recordIn(ports.state.read(KEY));
  const text = (name: string): string | null => (typeof kept[name] === 'string' ? kept[name] : null);
  return { dirtyFrom: text('dirtyFrom'), since: text('since'), signature: text('signature') ?? '' };
}

/** A short digest: equal inputs give equal text, and any change gives another in practice. */
function signatureOf(inputs: LedgerInputs): string {
  const text = JSON.stringify([inputs.settings.baseCurrency, inputs.subscriptions, inputs.rates.filter((row) => row.connection === '')], (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  let hash = 5381;
  for (let index = 0; index < text.length; index += 1) hash = ((hash * 33) ^ text.charCodeAt(index)) >>> 0;
  return `${text.length}:${hash.toString(36)}`;
}

function earliest(a: Day, b: Day): Day {
  return a < b ? a : b;
}
