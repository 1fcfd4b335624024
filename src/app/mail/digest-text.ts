import type { Digest } from '../../core/digest/digest.js';
import { moneyText } from './amount.js';
import { weeklyCosts } from './bars.js';
import {
  bucketRows, comparisonText, decisionSlots, driverSlots, monthText, moreText, MOST_DECISIONS, MOST_DRIVERS, MOST_PROBLEMS, problemSlots, providerRows,
  totalText, warningText, type WeeklySlots,
} from './digest-slots.js';
import { dayText, lineText, periodText, weekdayText } from './words.js';

/** The digest for mail programs that show plain text; it says what the HTML says. */
export function digestText(digest: Digest): string {
  const { currency } = digest;
  const providers = providerRows(digest);
  const parts = [
    [`${lineText(digest.workbook, 60)}: AI spend, week of ${periodText(digest.week)} ${digest.week.start.slice(0, 4)}`, totalText(digest), comparisonText(digest), warningText(digest)],
    [
      `Spent:  ${lineText(digest.lines.spent, 420)}`,
      `Why:    ${lineText(digest.lines.moved, 420)}`,
      `Decide: ${lineText(digest.lines.decide, 420)}`,
      `Month:  ${monthText(digest)}`,
      digest.restated === undefined || digest.restated === '' ? '' : `Before: ${lineText(digest.restated, 420)}`,
    ],
    list('Cost per day', weekDays(digest).map(({ day, cost }) => `${weekdayText(day)}: ${moneyText(cost, currency)}`)),
    list('Last eight weeks', weekDays(digest).length === 0 ? [] : weeklyCosts(digest).map(({ start, cost }) => `From ${dayText(start)}: ${moneyText(cost, currency)}`)),
    list('By bucket', bucketRows(digest).map(comparison)),
    list('By provider', providers.rows.map((line) => comparison({ ...line, name: `${line.name} (${line.bucket})` })), providers.more),
    list('What moved it', digest.drivers.slice(0, MOST_DRIVERS).map((driver) => {
      const { name, where, now, change } = driverSlots(driver, digest);
      return `${name} (${where}): ${change} to ${now} ${currency}`;
    }), moreText(digest.drivers.length, MOST_DRIVERS)),
    list('To decide', digest.decisions.slice(0, MOST_DECISIONS).map((decision) => {
      const { what, due, cost } = decisionSlots(decision, digest);
      return [what, due === '' ? '' : `due ${due}`, cost === '' ? '' : `${cost} ${currency}`].filter(Boolean).join(', ');
    }), moreText(digest.decisions.length, MOST_DECISIONS)),
    list('Needs mending', digest.findings.slice(0, MOST_PROBLEMS).map((finding) => {
      const { where, what, fix } = problemSlots(finding);
      return `${where}: ${what} ${fix}`.trim();
    }), moreText(digest.findings.length, MOST_PROBLEMS)),
    [`Open the workbook: ${digest.url}`],
    [`Amounts are effective cost in ${currency}, by UTC day as the providers bill it. Weeks are compared whole against whole.`, 'Change who gets this, or when, in the Spendsheet sidebar under Schedule.'],
  ];
  return `${parts.map((lines) => lines.filter(Boolean).join('\n')).filter(Boolean).join('\n\n')}\n`;
}

function list(title: string, items: readonly string[], more = ''): string[] {
  return items.length === 0 ? [] : [title.toUpperCase(), ...items.map((item) => `- ${item}`), more];
}

function comparison({ name, now, before, change, ratio, flag }: WeeklySlots): string {
  const moved = change === '' ? 'nothing to compare with' : `${change}${ratio === '' ? '' : ` (${ratio})`}`;
  return `${name}: ${now}, week before ${before}, ${moved}${flag === '' ? '' : `; ${flag}`}`;
}

function weekDays(digest: Digest): Digest['daily'] {
  return digest.daily.filter(({ day }) => day >= digest.week.start && day < digest.week.end);
}
