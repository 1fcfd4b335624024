import { addDays, monthStart, type Day } from '../../core/days.js';
import type { Observe } from '../../core/ledger/ledger.js';
import type { MappingRule } from '../../core/mapping/rule.js';
import { isMetered, type MeteredUse } from '../../core/ledger/metered-use.js';
import type { PriceBook } from '../../core/prices/book.js';
import type { BurntPool } from '../../core/credits/lines.js';
import type { CreditRow, UnreadCredit } from '../../core/credits/pools.js';
import type { Finding, LedgerLine, RateRow } from '../../core/records.js';
import type { Subscription } from '../../core/subscriptions/subscription.js';
import type { Unread } from '../../core/ledger/unread.js';
import { daily } from '../../tabs/daily.js';
import type { Settings } from '../register/index.js';
import type { Ports } from '../ports.js';
import { closedMonths } from '../state/closed-months.js';
import type { Names } from '../state/names.js';
import { recordIn } from '../state/record.js';
import { mergeTable, type MergeResult } from '../table/index.js';
import { creditSignature, hasLots, madeGoodFrom, settledThrough, type CreditMemory } from './ledger-credits.js';
import { deriveLedger } from './ledger-lines.js';
import { lockedLines, wholeClosed } from './ledger-lock.js';

const KEY = 'ledger';
/** Goes up with what a line holds: then all days are made again. */
const FORMAT = 4;

type LedgerMemory = Readonly<{
  /** First day whose lines may be out of date; null when none. */
  dirtyFrom: Day | null;
  /** First day ever built. */
  since: Day | null;
  /** What all lines depend on besides the rows. */
  signature: string;
  /** What prepaid credits were made of; null while there were none to remember. */
  credits: CreditMemory | null;
  /** First day made again since summaries by name were brought up to date; null when none. */
  unreportedFrom: Day | null;
}>;

/** Marks the days from `day` on as out of date. Said before rows are written, so that a killed run is made good by the next. */
export function markLedger(ports: Ports, day: Day): void {
  const memory = read(ports);
  if (memory.dirtyFrom !== null && memory.dirtyFrom <= day) return;
  ports.state.write(KEY, { ...memory, dirtyFrom: day });
}

/** What the ledger is made of besides the rows of the tabs. */
export type LedgerInputs = Readonly<{
  book: () => PriceBook;
  settings: Settings;
  subscriptions: readonly Subscription[];
  /** Months of software billed by use. */
  metered: readonly MeteredUse[];
  /** Rows of both that cannot be read. */
  unread: Unread;
  names: Names;
  rates: readonly RateRow[];
  /** Movements and readings of prepaid credits. */
  credits: readonly CreditRow[];
  unreadCredits: readonly UnreadCredit[];
  /** Rules that say who bears a charge, in their order. */
  rules: readonly MappingRule[];
  /** Told of each share of a charge while lines are derived. */
  observe?: Observe;
  today: Day;
}>;

/** What was written, the first day that summaries by name have yet to take up, and what was burnt of prepaid credits. */
export type LedgerUpdate = Readonly<{ merge: MergeResult; findings: readonly Finding[]; burnt: readonly BurntPool[]; from: Day }>;

/**
 * Brings Daily up to date: derives the lines of every day that may have moved
 * and merges them. Lines of closed months stay; what they would be now is made
 * good in the first open month. All days are rebuilt when the register, the base
 * currency, a mapping rule, a name, or an older movement of prepaid credits changed.
 */
export function updateLedger(ports: Ports, inputs: LedgerInputs, namesChanged: boolean): LedgerUpdate {
  const memory = read(ports);
  const { settings, today } = inputs;
  const horizon = addDays(today, 1 - settings.historyDays);
  // An import may reach further back than a sync is set to.
  const since = [horizon, memory.since ?? horizon, memory.dirtyFrom ?? horizon].sort()[0] ?? horizon;
  const signature = signatureOf(inputs);
  const creditsFrom = movedCredits(memory.credits, inputs);
  const all = namesChanged || signature !== memory.signature || creditsFrom === null;
  const closed = closedMonths(ports);
  const madeGood = all ? null : madeGoodFrom(ports.workbook, inputs, closed);
  const from = all ? since : [memory.dirtyFrom ?? today, addDays(today, -1), creditsFrom, madeGood ?? today].sort()[0] ?? since;
  const period = wholeClosed({ start: from < since ? since : from, end: addDays(today, 1) }, closed, since);
  const { findings, burnt, ...derived } = deriveLedger(ports, inputs, period);
  const { lines, owns } = lockedLines(ports.workbook, derived, period, closed);
  const unreportedFrom = memory.unreportedFrom !== null && memory.unreportedFrom < period.start ? memory.unreportedFrom : period.start;
  const merge = mergeTable<LedgerLine>(ports.workbook, daily, lines, { period, owns });
  ports.workbook.flush();
  ports.state.write(KEY, { dirtyFrom: null, since: period.start < since ? period.start : since, signature, credits: { signature: digest(creditSignature(inputs, settledThrough(today))), through: settledThrough(today) }, unreportedFrom });
  return { merge, findings: findings.concat(merge.findings), burnt, from: unreportedFrom };
}

/** Says that every summary by name holds what Daily does. Until then a run that died leaves the days to the next. */
export function ledgerReported(ports: Ports): void {
  ports.state.write(KEY, { ...read(ports), unreportedFrom: null });
}

function read(ports: Ports): LedgerMemory {
  const kept = recordIn(ports.state.read(KEY));
  const text = (name: string): string | null => (typeof kept[name] === 'string' ? kept[name] : null);
  const credits = recordIn(kept['credits']);
  const { signature: creditsOf, through } = credits;
  return {
    dirtyFrom: text('dirtyFrom'), since: text('since'), unreportedFrom: text('unreportedFrom'), signature: text('signature') ?? '',
    credits: typeof creditsOf === 'string' && typeof through === 'string' ? { signature: creditsOf, through } : null,
  };
}

/** First day whose lots may have changed since the last run; null for all, when an older movement or the burn order is another. */
function movedCredits(memory: CreditMemory | null, inputs: LedgerInputs): Day | null {
  if (memory === null) return hasLots(inputs) ? null : inputs.today;
  if (digest(creditSignature(inputs, memory.through)) !== memory.signature) return null;
  return hasLots(inputs) ? addDays(memory.through, 1) : inputs.today;
}

/** The running month of software billed by use is estimated, and no longer is when it is over. */
function runningMonth({ subscriptions, metered, today }: LedgerInputs): Day | null {
  return subscriptions.some((plan) => isMetered(plan, metered)) ? monthStart(today) : null;
}

/** A short digest: equal inputs give equal text, and any change gives another in practice. */
function signatureOf(inputs: LedgerInputs): string {
  return digest([FORMAT, inputs.settings.baseCurrency, inputs.subscriptions, inputs.metered, inputs.rules, inputs.unread, runningMonth(inputs), inputs.rates.filter((row) => row.connection === '')]);
}

function digest(of: unknown): string {
  const text = JSON.stringify(of, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  let hash = 5381;
  for (let index = 0; index < text.length; index += 1) hash = ((hash * 33) ^ text.charCodeAt(index)) >>> 0;
  return `${text.length}:${hash.toString(36)}`;
}
