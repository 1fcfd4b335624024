import { decimal, toText } from '../../../src/core/decimal.js';
import type { ReviewRow } from '../../../src/core/digest/digest.js';
import { reviewOf, type ReviewInput } from '../../../src/core/subscriptions/review-of.js';
import { planOf } from '../samples.js';

const review = (input: Partial<ReviewInput>) => reviewOf({ workbook: 'AI spend', url: 'https://docs.example/sheet', today: '2026-12-01', base: 'USD', subscriptions: [], problems: [], ...input });
const rows = (list: readonly ReviewRow[]): string[] => list.map(({ row, plan, why }) => `${String(row)} ${plan}: ${why}`);

describe('the review of the register', () => {
  it('lists rows never reviewed, then those of three months and more', () => {
    const { unreviewed } = review({
      subscriptions: [
        planOf({ row: 2, plan: 'exactly', lastReviewed: '2026-09-01' }), planOf({ row: 3, plan: 'a day less', lastReviewed: '2026-09-02' }),
        planOf({ row: 4, plan: 'never', lastReviewed: null }), planOf({ row: 5, plan: 'long', lastReviewed: '2026-07-02', businessPurpose: '' }),
      ],
    });
    expect(rows(unreviewed)).toEqual([
      '4 never: never reviewed',
      '5 long: not reviewed since 2026-07-02 and no business purpose: cancel it unless someone needs it',
      '2 exactly: not reviewed since 2026-09-01',
    ]);
  });

  it('lists what renews or wants notice within 45 days, nearest first', () => {
    const { renewals } = review({
      subscriptions: [
        planOf({ row: 2, plan: 'last day', cycle: 'annual', renewalDate: '2027-01-15' }), planOf({ row: 3, plan: 'a day late', cycle: 'annual', renewalDate: '2027-01-16' }),
        planOf({ row: 4, plan: 'notice', cycle: 'annual', renewalDate: '2027-02-28', noticeDate: '2026-12-01' }), planOf({ row: 5, plan: 'tomorrow', renewalDate: '2026-11-02' }),
        planOf({ row: 6, plan: 'cancelled', renewalDate: '2026-12-15', noticeDate: '2026-12-10', state: 'cancelled' }), planOf({ row: 7, plan: 'past notice', cycle: 'annual', renewalDate: '2027-06-01', noticeDate: '2026-11-30' }),
      ],
    });
    expect(rows(renewals)).toEqual(['4 notice: notice is due today', '5 tomorrow: renews in 1 day', '2 last day: renews in 45 days']);
    expect(renewals.map(({ renewalDate }) => renewalDate)).toEqual(['2027-02-28', '2026-12-02', '2027-01-15']);
  });

  it('lists rows without owner or purpose', () => {
    const { unowned } = review({ subscriptions: [planOf({ row: 2, owner: ' ' }), planOf({ row: 3, businessPurpose: '' }), planOf({ row: 4, owner: '', businessPurpose: '' }), planOf({ row: 5 })] });
    expect(rows(unowned)).toEqual(['2 Team: no owner', '3 Team: no business purpose', '4 Team: no owner and no business purpose']);
  });

  it('adds up what runs, the AI part of it, in base currency', () => {
    const { monthlyTotal, annualTotal } = review({
      subscriptions: [
        planOf({ price: '20', seats: '3' }), planOf({ price: '120', cycle: 'annual', kind: 'AI inside SaaS', aiShare: '0.5' }), planOf({ price: '10', currency: 'EUR' }), planOf({ price: '10', currency: 'INR' }),
        planOf({ state: 'paused' }), planOf({ state: 'cancelled', endDate: '2026-11-01' }),
      ],
      rate: (currency) => (currency === 'EUR' ? { rate: decimal('1.1') } : null),
    });
    expect([toText(monthlyTotal), toText(annualTotal)]).toEqual(['76', '912']);
  });

  it('names each row that cannot be read', () => {
    const { broken } = review({ problems: [{ row: 9, header: 'Price', what: 'The price is negative.', fix: 'Type a price of 0 or more.' }] });
    expect(broken).toEqual([{ row: 9, what: 'Price: The price is negative.', fix: 'Type a price of 0 or more.' }]);
  });
});
