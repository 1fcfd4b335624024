import type { Review, ReviewRow } from '../../core/digest/digest.js';
import { countText } from '../../core/text.js';
import { moneyText } from './amount.js';
import { fullDayText, lineText } from './words.js';

/** Longest list of the review mail; the workbook holds the rest. */
export const MOST_REVIEW_ROWS = 25;

export type ReviewSlots = Readonly<{ row: string; name: string; held: string; why: string; renewal: string; notice: string; cost: string }>;

/** One subscription: who holds it and why it is listed. Its cost is in its own currency. */
export function reviewRowSlots(row: ReviewRow): ReviewSlots {
  const owner = row.owner === '' ? 'no owner' : lineText(row.owner, 60);
  const purpose = row.businessPurpose === '' ? 'no business purpose' : lineText(row.businessPurpose, 90);
  return {
    row: String(row.row),
    name: [row.provider, row.plan].filter(Boolean).map((text) => lineText(text, 48)).join(' '),
    held: `${owner} · ${purpose}`,
    why: lineText(row.why, 160),
    renewal: row.renewalDate === null ? 'no renewal date' : `renews ${fullDayText(row.renewalDate)}`,
    notice: row.noticeDate === null ? '' : `notice by ${fullDayText(row.noticeDate)}`,
    cost: moneyText(row.monthlyCost, row.currency),
  };
}

export function brokenSlots(broken: Review['broken'][number]): Readonly<{ row: string; what: string; fix: string }> {
  return { row: String(broken.row), what: lineText(broken.what, 200), fix: lineText(broken.fix, 200) };
}

/** `3 renew soon, 5 are not reviewed, 1 has no owner or purpose.` */
export function reviewSummary(review: Review): string {
  const parts = [
    review.renewals.length > 0 ? `${countText(review.renewals.length, 'subscription')} to decide before a date` : '',
    review.unreviewed.length > 0 ? `${review.unreviewed.length} not reviewed for three months` : '',
    review.unowned.length > 0 ? `${review.unowned.length} without owner or purpose` : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'Nothing to review this month.' : `${parts.join(', ')}.`;
}

/** Says that the totals leave rows out; empty when they leave out none. */
export function reviewWarning(review: Review): string {
  const { length } = review.broken;
  if (length === 0) return '';
  return `The totals are incomplete: ${countText(length, 'row')} cannot be read and ${length === 1 ? 'is' : 'are'} left out.`;
}

/** `1,204.00 USD`, with `At least` before it when rows are left out. */
export function reviewTotal(review: Review, amount: Review['monthlyTotal']): string {
  return `${review.broken.length > 0 ? 'At least ' : ''}${moneyText(amount, review.currency)}`;
}
