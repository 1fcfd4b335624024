import type { Review, ReviewRow } from '../../core/digest/digest.js';
import { moreText } from './digest-slots.js';
import { brokenSlots, MOST_REVIEW_ROWS, reviewRowSlots, reviewSummary, reviewTotal, reviewWarning } from './review-slots.js';
import { fullDayText, lineText } from './words.js';

/** The review for mail programs that show plain text; it says what the HTML says. */
export function reviewText(review: Review): string {
  const parts = [
    [
      `${lineText(review.workbook, 60)}: subscription review, ${fullDayText(review.today)}`,
      `${reviewTotal(review, review.monthlyTotal)} a month, ${reviewTotal(review, review.annualTotal)} a year`,
      reviewWarning(review),
      reviewSummary(review),
    ],
    list('Renewing soon', 'Renewal or notice date within 45 days. Keep, change or cancel before the date.', review.renewals),
    list('Not reviewed', 'Not reviewed for three months. When you have looked, put today into "Last reviewed".', review.unreviewed),
    list('Without owner or purpose', 'Somebody should answer for each of these.', review.unowned),
    brokenLines(review),
    [`Open the workbook: ${review.url}`],
    [`Totals are in ${review.currency}, without rows in a currency that has no rate. This mail comes on the 1st of the month. Change who gets it in the Spendsheet sidebar under Schedule.`],
  ];
  return `${parts.filter((lines) => lines.length > 0).map((lines) => lines.filter(Boolean).join('\n')).join('\n\n')}\n`;
}

function list(title: string, intro: string, rows: readonly ReviewRow[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.slice(0, MOST_REVIEW_ROWS).map((row) => {
    const { row: number, name, held, why, renewal, notice, cost } = reviewRowSlots(row);
    return `- Row ${number}, ${name}: ${why}; ${[`${cost} a month`, renewal, notice].filter(Boolean).join(', ')}; ${held}`;
  });
  return [title.toUpperCase(), intro, ...lines, moreText(rows.length, MOST_REVIEW_ROWS)];
}

function brokenLines(review: Review): string[] {
  if (review.broken.length === 0) return [];
  const lines = review.broken.slice(0, MOST_REVIEW_ROWS).map((broken) => {
    const { row, what, fix } = brokenSlots(broken);
    return `- Row ${row}: ${what} ${fix}`;
  });
  return ['ROWS THAT CANNOT BE READ', 'They are not in the totals above.', ...lines, moreText(review.broken.length, MOST_REVIEW_ROWS)];
}
