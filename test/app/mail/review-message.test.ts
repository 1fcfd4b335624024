import { decimal } from '../../../src/core/decimal.js';
import { reviewMessage } from '../../../src/app/mail/review-message.js';
import { reviewRow, richReview } from './samples.js';

const to = ['cfo@example.com'];

describe('the review mail', () => {
  it('counts a row that stands in two lists once', () => {
    expect(reviewMessage(richReview(), to).subject).toBe('AI subscriptions to review: 4 rows, at least 4,421.50 USD a month');
  });

  it('says so when there is nothing to review', () => {
    const { subject, html, text } = reviewMessage({ ...richReview(), renewals: [], unreviewed: [], unowned: [], broken: [] }, to);
    expect(subject).toBe('AI subscriptions: nothing to review, 4,421.50 USD a month');
    expect(html).toContain('Nothing to review this month.');
    expect(text).toContain('Nothing to review this month.');
    expect(html).not.toContain('Renewing soon');
  });

  it('names each row, why it is listed, who holds it and what it costs in its own currency', () => {
    const { text } = reviewMessage(richReview(), to);
    expect(text).toContain('- Row 9, Notion AI: renews in 30 days; 36.50 EUR a month, renews 12 Dec 2026; Ana Ruiz · Editor for the platform team');
    expect(text).toContain('- Row 12, GitHub Copilot Business: no owner, no business purpose; not known a month, no renewal date; no owner · no business purpose');
  });

  it('links each row to the workbook', () => {
    const { html } = reviewMessage(richReview(), to);
    expect(html.match(/<a class="link" href="https:\/\/docs\.google\.com\/spreadsheets\/d\/abc\/edit"[^>]*>row \d+<\/a>/g)).toHaveLength(5);
  });

  it('tells how to mend a row that cannot be read and that the totals leave it out', () => {
    const { html, text } = reviewMessage(richReview(), to);
    for (const seen of [html, text]) {
      expect(seen).toContain('The totals are incomplete: 1 row cannot be read and is left out.');
      expect(seen).toContain('The renewal date is not a date.');
      expect(seen).toContain('Enter it as a date, for example 2026-12-31.');
    }
  });

  it('shows what a user typed as text, never as markup', () => {
    const { html } = reviewMessage({ ...richReview(), unowned: [reviewRow(3, { plan: '<script>alert("x")</script>' })] }, to);
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    expect(html).not.toContain('<script');
  });

  it('stays below what mail programs cut however long the register', () => {
    const rows = Array.from({ length: 200 }, (_, index) => reviewRow(index + 2, { monthlyCost: decimal('640') }));
    const { html } = reviewMessage({ ...richReview(), renewals: rows, unreviewed: rows, unowned: rows }, to);
    expect(Buffer.byteLength(html)).toBeLessThan(90_000);
    expect(html).toContain('and 175 more in the workbook');
  });
});
