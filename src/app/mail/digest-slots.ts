import { monthStart } from '../../core/days.js';
import type { Decision, Delta, Digest, Driver, WeeklyLine } from '../../core/digest/digest.js';
import type { Finding } from '../../core/records.js';
import { changeText, figureText, moneyText, ratioText, trendText } from './amount.js';
import { dayText, lineText } from './words.js';

/** Longest lists of the mail; what is left out is counted and stands in the workbook. */
export const MOST_PROVIDERS = 14;
const MOST_VENDORS = 4;
export const MOST_DRIVERS = 6;
export const MOST_DECISIONS = 10;
export const MOST_PROBLEMS = 8;

const FLAG_WORDS: Readonly<Record<string, string>> = {
  doubled: 'doubled or more',
  halved: 'halved or less',
  new: 'new this week',
  stopped: 'nothing this week',
  incomplete: 'incomplete',
};

/** Whether a part of the week's total is missing, so that it can only be a lower bound. */
export function isIncomplete(digest: Digest): boolean {
  return lacksCosts(digest) || (digest.late ?? '') !== '';
}

function lacksCosts(digest: Digest): boolean {
  return digest.total.now === null || digest.missingRows > 0 || [...digest.buckets, ...digest.providers].some(({ incomplete }) => incomplete);
}

/** `4,812.40 USD`, with `at least` before it when a part is missing. */
export function totalText(digest: Digest): string {
  if (digest.total.now === null) return 'Total not known';
  return `${isIncomplete(digest) ? 'At least ' : ''}${moneyText(digest.total.now, digest.currency)}`;
}

/** `Up 12% (+515.20 USD) on the week before: 4,297.20 USD.` */
export function comparisonText(digest: Digest): string {
  const { change, before } = digest.total;
  if (change === null || before === null) return 'No complete week before to compare with.';
  const trend = trendText(digest.total);
  if (trend === 'unchanged') return `Unchanged on the week before: ${moneyText(before, digest.currency)}.`;
  const start = trend === '' ? '' : `${trend.charAt(0).toUpperCase()}${trend.slice(1)} `;
  return `${start}(${changeText(change, digest.currency)} ${digest.currency}) on the week before: ${moneyText(before, digest.currency)}.`;
}

/** Said above everything when a part of the week is missing, or a provider has not told all of it; the first line tells how much. */
export function warningText(digest: Digest): string {
  if (!isIncomplete(digest)) return '';
  const why = lacksCosts(digest) ? 'The total is incomplete: parts of the week have no cost yet, so the true cost is higher.' : 'The total is incomplete.';
  return `${why} ${lineText(digest.late ?? '', 300)}`.trim();
}

/** The dearest providers, then vendors that stand in several buckets, joined; together no longer than the list may be. */
export function providerRows(digest: Digest): Readonly<{ rows: readonly WeeklySlots[]; more: string }> {
  const vendors = digest.vendors.slice(0, MOST_VENDORS);
  const most = MOST_PROVIDERS - vendors.length;
  const rows = digest.providers.slice(0, most).map((line) => weeklySlots(line, line.provider, digest));
  const joined = vendors.map((line): WeeklySlots => ({ ...weeklySlots(line, line.provider, digest), bucket: 'all buckets' }));
  return { rows: [...rows, ...joined], more: moreText(digest.providers.length, most) };
}

/** The week's total, then each bucket. */
export function bucketRows(digest: Digest): readonly (WeeklySlots & Readonly<{ weight: string }>)[] {
  const { total } = digest;
  const whole = { name: 'Total', bucket: 'All', flag: isIncomplete(digest) ? 'incomplete' : '', weight: 'bold', ...deltaWords(total, digest) };
  const parts = digest.buckets.filter(({ bucket }) => bucket !== 'All');
  return [whole, ...parts.map((line) => ({ ...weeklySlots(line, line.bucket, digest), weight: 'normal' }))];
}

/** `18,201.33 USD, up 9% on the same days of last month`. */
export function monthText(digest: Digest): string {
  if (digest.today === monthStart(digest.today)) return 'no full day yet';
  const trend = trendText(digest.monthToDate);
  return `${moneyText(digest.monthToDate.now, digest.currency)}${trend === '' ? '' : `, ${trend} on the same days of last month`}`;
}

/** One line of a comparison table, of a bucket or a provider. */
export function weeklySlots(line: WeeklyLine, name: string, digest: Digest): WeeklySlots {
  const words = FLAG_WORDS[line.flag] ?? lineText(line.flag);
  const missing = line.incomplete && line.flag !== 'incomplete' ? 'incomplete' : '';
  return { name: lineText(name, 48), bucket: line.bucket, flag: [words, missing].filter(Boolean).join(', '), ...deltaWords(line.lastWeek, digest) };
}

export function driverSlots(driver: Driver, digest: Digest): Readonly<{ name: string; where: string; now: string; change: string }> {
  const kind = driver.kind === 'new' ? 'new' : driver.kind === 'stopped' ? 'stopped' : '';
  return {
    name: lineText(driver.service === '' ? driver.provider : driver.service, 60),
    where: [driver.provider, driver.subAccount, kind].filter(Boolean).map((text) => lineText(text, 48)).join(' · '),
    now: figureText(driver.now, digest.currency),
    change: changeText(driver.change, digest.currency),
  };
}

export function decisionSlots(decision: Decision, digest: Digest): Readonly<{ what: string; due: string; cost: string }> {
  return {
    what: lineText(decision.what, 160),
    due: decision.due === null ? '' : dayText(decision.due),
    cost: decision.cost === null ? '' : figureText(decision.cost, digest.currency),
  };
}

export function problemSlots(finding: Finding): Readonly<{ where: string; what: string; fix: string; tone: string }> {
  const tone = finding.level === 'error' ? 'bad' : finding.level === 'warning' ? 'flag' : 'ink';
  return { where: lineText(finding.where, 60), what: lineText(finding.what, 240), fix: lineText(finding.fix, 240), tone };
}

/** `and 3 more in the workbook`, empty when the list is whole. */
export function moreText(length: number, most: number): string {
  return length > most ? `and ${length - most} more in the workbook` : '';
}

export type WeeklySlots = DeltaWords & Readonly<{ name: string; bucket: string; flag: string }>;
type DeltaWords = Readonly<{ now: string; before: string; change: string; ratio: string }>;

function deltaWords(delta: Delta, digest: Digest): DeltaWords {
  return {
    now: figureText(delta.now, digest.currency),
    before: figureText(delta.before, digest.currency),
    change: changeText(delta.change, digest.currency),
    ratio: ratioText(delta.ratio),
  };
}
