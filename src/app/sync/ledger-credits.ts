import { coveredLines } from '../../core/credits/coverage.js';
import { burnPools, creditLines, isCreditLine, placesOf, poolOf, unreadCreditLines, type BurntPool, type CreditInput } from '../../core/credits/lines.js';
import { movementOf } from '../../core/credits/movement.js';
import { creditPools, poolKey, type CreditPool } from '../../core/credits/pools.js';
import { toText } from '../../core/decimal.js';
import { addDays, isWithin, type Day, type Period } from '../../core/days.js';
import { adjustedMonth } from '../../core/ledger/month-lock.js';
import { rateBook } from '../../core/rates.js';
import type { BalanceRow, LedgerLine } from '../../core/records.js';
import { bucketOf } from '../../providers/known.js';
import { daily } from '../../tabs/daily.js';
import type { Workbook } from '../ports.js';
import { readTable } from '../table/index.js';
import { vendorOf } from '../vendors.js';
import type { LedgerInputs } from './ledger-update.js';

/** Days up to today whose movements may still come, change or go without all days being made again. */
const OPEN_DAYS = 7;

/** What the lots of the days before were made of. */
export type CreditMemory = Readonly<{ signature: string; /** Last day the signature tells of. */ through: Day }>;

export type CreditedLines = Readonly<{ lines: readonly LedgerLine[]; burnt: readonly BurntPool[] }>;

/**
 * Takes what was paid ahead out of the billed cost of the lines it covers, and
 * adds the lines that lots make.
 *
 * What was burnt before the period stands in Daily: its effective cost is not
 * changed by lots, so that lines of a run before are as good as fresh ones.
 *
 * @param owns lines of Daily that the fresh ones replace; others of the period are used up all the same
 */
export function withCredits(workbook: Workbook, lines: readonly LedgerLine[], inputs: LedgerInputs, period: Period, owns: (line: LedgerLine) => boolean): CreditedLines {
  const pools = creditPools(inputs.credits);
  const input = creditInput(pools, inputs);
  const unread = unreadCreditLines(inputs.unreadCredits, input);
  if (pools.length === 0) return { lines: lines.concat(unread.filter(({ day }) => isWithin(day, period))), burnt: [] };
  const standing = readTable(workbook, daily, firstDay(pools)).filter((line) => !isWithin(line.day, period) || !owns(line) || isKept(line, period));
  const burnt = burnPools(lines.concat(standing), input);
  const made = creditLines(burnt, input).concat(unread).filter(({ day }) => isWithin(day, period));
  return { lines: coveredLines(lines, standing, burnt).concat(made), burnt };
}

/** What makes a closed month good that the period does not hold stays where it stands. */
function isKept(line: LedgerLine, { start }: Period): boolean {
  const month = adjustedMonth(line);
  return month !== null && month < start;
}

/**
 * First closed month that later lines of a pool make good; null for none. Those
 * lines stand on another day than their use, so that lots burn as in an open
 * ledger only when the days from that month on are derived anew.
 */
export function madeGoodFrom(workbook: Workbook, { credits }: Pick<LedgerInputs, 'credits'>, closed: readonly Day[]): Day | null {
  const pools = closed.length === 0 ? [] : creditPools(credits);
  if (pools.length === 0) return null;
  const places = placesOf(pools);
  const months = readTable(workbook, daily, closed[0]).filter((line) => isCreditLine(line) || poolOf(line, places) !== null).map(adjustedMonth);
  return months.filter((month): month is Day => month !== null && closed.indexOf(month) >= 0).sort()[0] ?? null;
}

/** What is burnt of prepaid credits through `today`, by the lines that stand in Daily. */
export function burntSoFar(workbook: Workbook, inputs: CreditSources): readonly BurntPool[] {
  const pools = creditPools(inputs.credits);
  return pools.length === 0 ? [] : burnPools(readTable(workbook, daily, firstDay(pools)), creditInput(pools, inputs));
}

type CreditSources = Pick<LedgerInputs, 'settings' | 'rates' | 'today' | 'credits'>;

function creditInput(pools: readonly CreditPool[], { settings, rates, today }: CreditSources): CreditInput {
  return { pools, order: settings.burnOrder, through: today, base: settings.baseCurrency, rate: rateBook(rates, settings.baseCurrency), bucketOf, vendorOf };
}

function firstDay(pools: readonly CreditPool[]): Day {
  const days = pools.reduce<Day[]>((all, { lots, readings, booked }) => all.concat(lots.map(({ day }) => day), readings.filter(({ isTyped }) => isTyped).map(({ day }) => day), booked.map(({ from }) => from)), []);
  return days.sort()[0] ?? '';
}

/** What lots are made of through a day, whatever the order of the rows. */
export function creditSignature({ credits, unreadCredits, settings }: LedgerInputs, through: Day): unknown {
  // The first reading of the provider may say what the record begins with.
  const first = new Map<string, BalanceRow>();
  const readings = credits.filter((row) => row.feed !== '' && movementOf(row) === 'reading');
  readings.forEach((row) => { if (row.day < (first.get(poolKey(row))?.day ?? '9999')) first.set(poolKey(row), row); });
  const movements = credits.filter((row) => row.day <= through && (row.feed === '' || movementOf(row) !== 'reading'));
  const rows = movements.length === 0 ? [] : movements.concat(Array.from(first.values()));
  return rows.length + unreadCredits.length === 0 ? [] : [settings.burnOrder, unreadCredits, rows.map((row) => [row.day, row.provider, row.connection, row.movement, toText(row.amount.amount), row.amount.currency, row.expires, row.note, row.feed].join('\n')).sort()];
}

/** Whether anything is paid ahead or given, so that lots are followed. */
export function hasLots({ credits, unreadCredits }: LedgerInputs): boolean {
  return unreadCredits.length > 0 || creditPools(credits).length > 0;
}

/** Day through which a run vouches for its lots. */
export function settledThrough(today: Day): Day {
  return addDays(today, -OPEN_DAYS);
}
