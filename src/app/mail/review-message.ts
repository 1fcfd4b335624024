import type { Review, ReviewRow } from '../../core/digest/digest.js';
import { countText } from '../../core/text.js';
import type { Message } from '../ports.js';
import { moreText } from './digest-slots.js';
import layout from './review.mjml';
import { brokenSlots, MOST_REVIEW_ROWS, reviewRowSlots, reviewSummary, reviewTotal, reviewWarning } from './review-slots.js';
import { reviewText } from './review-text.js';
import { fillTemplate, type Slots } from './template.js';
import { fullDayText, lineText } from './words.js';

/** The review mail of the 1st: HTML and a plain text that says the same. */
export function reviewMessage(review: Review, recipients: readonly string[]): Message {
  return {
    to: recipients,
    subject: reviewSubject(review),
    html: fillTemplate(layout, reviewSlots(review)),
    text: reviewText(review),
  };
}

/** `AI subscriptions to review: 4 rows, 1,204.00 USD a month`. A row in two lists counts once. */
export function reviewSubject(review: Review): string {
  const rows = new Set([...review.unreviewed, ...review.renewals, ...review.unowned, ...review.broken].map(({ row }) => row));
  const total = reviewTotal(review, review.monthlyTotal).replace('At least', 'at least');
  return rows.size === 0 ? `AI subscriptions: nothing to review, ${total} a month` : `AI subscriptions to review: ${countText(rows.size, 'row')}, ${total} a month`;
}

function reviewSlots(review: Review): Slots {
  const summary = reviewSummary(review);
  return {
    subject: reviewSubject(review),
    preview: summary,
    workbook: lineText(review.workbook, 60),
    today: fullDayText(review.today),
    url: review.url,
    currency: review.currency,
    monthly: reviewTotal(review, review.monthlyTotal),
    annual: reviewTotal(review, review.annualTotal),
    warning: reviewWarning(review),
    summary,
    anyRenewal: review.renewals.length > 0,
    renewals: rowSlots(review.renewals),
    moreRenewals: moreText(review.renewals.length, MOST_REVIEW_ROWS),
    anyUnreviewed: review.unreviewed.length > 0,
    unreviewed: rowSlots(review.unreviewed),
    moreUnreviewed: moreText(review.unreviewed.length, MOST_REVIEW_ROWS),
    anyUnowned: review.unowned.length > 0,
    unowned: rowSlots(review.unowned),
    moreUnowned: moreText(review.unowned.length, MOST_REVIEW_ROWS),
    anyBroken: review.broken.length > 0,
    broken: review.broken.slice(0, MOST_REVIEW_ROWS).map(brokenSlots),
    moreBroken: moreText(review.broken.length, MOST_REVIEW_ROWS),
  };
}

function rowSlots(rows: readonly ReviewRow[]): readonly Slots[] {
  return rows.slice(0, MOST_REVIEW_ROWS).map(reviewRowSlots);
}
