import type { Digest } from '../../core/digest/digest.js';
import type { Message } from '../ports.js';
import { dayBars, weekBars } from './bars.js';
import layout from './digest.mjml';
import {
  bucketRows, comparisonText, decisionSlots, driverSlots, isIncomplete, monthText, moreText, MOST_DECISIONS, MOST_DRIVERS, MOST_PROBLEMS,
  problemSlots, providerRows, totalText, warningText,
} from './digest-slots.js';
import { moneyText, trendText } from './amount.js';
import { digestText } from './digest-text.js';
import { fillTemplate, type Slots } from './template.js';
import { fullDayText, lineText, periodText } from './words.js';
import { addDays } from '../../core/days.js';

/** The Monday mail: HTML and a plain text that says the same. */
export function digestMessage(digest: Digest, recipients: readonly string[]): Message {
  return {
    to: recipients,
    subject: digestSubject(digest),
    html: fillTemplate(layout, digestSlots(digest)),
    text: digestText(digest),
  };
}

/** `AI spend, week of 9–15 Nov: 4,812.40 USD, up 12%`. */
export function digestSubject(digest: Digest): string {
  const week = `AI spend, week of ${periodText(digest.week)}`;
  if (digest.total.now === null) return `${week}: total not known`;
  const atLeast = isIncomplete(digest) ? 'at least ' : '';
  const trend = trendText(digest.total);
  return `${week}: ${atLeast}${moneyText(digest.total.now, digest.currency)}${trend === '' ? '' : `, ${trend}`}`;
}

function digestSlots(digest: Digest): Slots {
  const subject = digestSubject(digest);
  const providers = providerRows(digest);
  const days = dayBars(digest);
  return {
    subject,
    preview: lineText(digest.lines.moved, 140),
    workbook: lineText(digest.workbook, 60),
    week: `${periodText(digest.week)} ${fullDayText(addDays(digest.week.end, -1)).slice(-4)}`,
    url: digest.url,
    currency: digest.currency,
    total: totalText(digest),
    trend: comparisonText(digest),
    warning: warningText(digest),
    spent: lineText(digest.lines.spent, 420),
    moved: lineText(digest.lines.moved, 420),
    decide: lineText(digest.lines.decide, 420),
    month: monthText(digest),
    restated: lineText(digest.restated ?? '', 420),
    charted: days.length > 0,
    days,
    weeks: weekBars(digest),
    buckets: bucketRows(digest),
    anyProvider: providers.rows.length > 0,
    providers: providers.rows,
    moreProviders: providers.more,
    ...listSlots(digest),
  };
}

function listSlots(digest: Digest): Slots {
  return {
    anyDriver: digest.drivers.length > 0,
    drivers: digest.drivers.slice(0, MOST_DRIVERS).map((driver) => driverSlots(driver, digest)),
    moreDrivers: moreText(digest.drivers.length, MOST_DRIVERS),
    anyDecision: digest.decisions.length > 0,
    decisions: digest.decisions.slice(0, MOST_DECISIONS).map((decision) => decisionSlots(decision, digest)),
    moreDecisions: moreText(digest.decisions.length, MOST_DECISIONS),
    anyProblem: digest.findings.length > 0,
    problems: digest.findings.slice(0, MOST_PROBLEMS).map(problemSlots),
    moreProblems: moreText(digest.findings.length, MOST_PROBLEMS),
  };
}
