import { decimal, subtract, toNumber, type Decimal } from '../../../src/core/decimal.js';
import { addDays, weekdayOf } from '../../../src/core/days.js';
import { decideLine, movedLine, spentLine } from '../../../src/core/digest/words.js';
import type { Decision, Delta, Digest, Driver, Review, ReviewRow, WeeklyLine } from '../../../src/core/digest/digest.js';
import type { Bucket } from '../../../src/core/records.js';

export function delta(now: string | null, before: string | null): Delta {
  const exactNow = now === null ? null : decimal(now);
  const exactBefore = before === null ? null : decimal(before);
  const change = exactNow === null || exactBefore === null ? null : subtract(exactNow, exactBefore);
  const ratio = change === null || exactBefore === null || toNumber(exactBefore) === 0 ? null : toNumber(change) / toNumber(exactBefore);
  return { now: exactNow, before: exactBefore, change, ratio };
}

function line(bucket: Bucket | 'All', provider: string, now: string | null, before: string | null, flag = '', incomplete = false): WeeklyLine {
  return { bucket, provider, weekToDate: delta('0', '0'), lastWeek: delta(now, before), sameWeekLastMonth: delta(now, before), flag, incomplete };
}

const DRIVERS: readonly Driver[] = [
  { provider: 'Anthropic', service: 'claude-opus-4-5', subAccount: 'Research', change: decimal('910.4'), now: decimal('1200.1'), before: decimal('289.7'), kind: 'more' },
  { provider: 'OpenAI', service: 'gpt-5.2, cached input', subAccount: 'prod', change: decimal('-350.05'), now: decimal('820'), before: decimal('1170.05'), kind: 'less' },
  { provider: 'Mistral', service: '<img src=x onerror=alert(1)>', subAccount: '', change: decimal('79'), now: decimal('79'), before: decimal('0'), kind: 'new' },
];

const DECISIONS: readonly Decision[] = [
  { kind: 'notice', what: 'Cursor Business: notice by 20 Nov or it renews for a year', due: '2026-11-20', cost: decimal('33280') },
  { kind: 'renewal', what: 'Notion AI renews', due: '2026-12-01', cost: decimal('480') },
  { kind: 'unpriced', what: 'Give a price to claude-opus-5-preview: 14 rows have none', due: null, cost: null },
];

/** Eight weeks to Sunday 15 November 2026, weekdays dearer, one spike. */
function daily(): Digest['daily'] {
  return Array.from({ length: 56 }, (_, index) => {
    const day = addDays('2026-09-21', index);
    const weekend = [0, 6].includes(weekdayOf(day));
    const cost: Decimal = decimal(day === '2026-11-12' ? '1298.40' : String((weekend ? 210 : 520) + index * 3.25));
    return { day, cost };
  });
}

/** A week with everything a digest can hold, text of providers that tries to be markup included. */
export function richDigest(): Digest {
  return {
    workbook: 'AI spend 2026',
    url: 'https://docs.google.com/spreadsheets/d/abc/edit',
    today: '2026-11-16',
    currency: 'USD',
    week: { start: '2026-11-09', end: '2026-11-16' },
    total: delta('4812.4', '4297.2'),
    estimated: decimal('312.1'),
    missingRows: 14,
    monthToDate: delta('9918.02', '9104.11'),
    buckets: [
      line('API', 'All', '3120.05', '2510.00', '', true),
      line('Subscriptions', 'All', '1020.35', '1020.35'),
      line('Cloud', 'All', '560.00', '655.85'),
      line('SaaS', 'All', '112.00', '111.00'),
    ],
    providers: [
      line('API', 'Anthropic', '1850.20', '890.10', 'doubled'),
      line('API', 'OpenAI', '1190.85', '1540.90', '', true),
      line('Cloud', 'Google Cloud', '560.00', '655.85'),
      line('Subscriptions', 'Cursor', '640.00', '640.00'),
      line('Subscriptions', 'ChatGPT Enterprise', '380.35', '380.35'),
      line('SaaS', 'Notion', '112.00', '111.00'),
      line('API', 'Mistral', '79.00', null, 'new'),
      line('API', 'DeepSeek', null, '79.00', 'incomplete', true),
      line('API', '<b>Bold & Co</b>', '0.004', '0', 'stopped'),
    ],
    vendors: [line('All', 'OpenAI', '1571.20', '1921.25'), line('All', 'Anthropic', '1980.20', '1020.10', '', true)],
    drivers: DRIVERS,
    decisions: DECISIONS,
    findings: [
      { level: 'error', where: 'OpenAI · usage', what: 'The key was refused.', fix: 'Create an admin key with api.usage.read and connect again.' },
      { level: 'warning', where: 'Google Cloud', what: 'Reports three days late.', fix: 'Look again on Wednesday.' },
      { level: 'note', where: 'Prices', what: '1 model has no price.', fix: 'Add a row in Prices.' },
    ],
    daily: daily(),
    lines: {
      spent: spentLine(delta('4812.4', '4297.2'), decimal('312.1'), 14, 'USD'),
      moved: movedLine(DRIVERS, 'USD', { total: delta('1', '1'), missingRows: 0, why: null }),
      decide: decideLine(DECISIONS, 'USD'),
    },
  };
}

/** A whole, billed week with nothing to say besides its total. */
export function quietDigest(): Digest {
  return {
    ...richDigest(),
    total: delta('100', '100'),
    estimated: decimal('0'),
    missingRows: 0,
    buckets: [line('API', 'All', '100', '100')],
    providers: [],
    vendors: [],
    drivers: [],
    decisions: [],
    findings: [],
    daily: [],
    lines: { spent: '100.00 USD, as the week before.', moved: 'Nothing moved.', decide: 'Nothing is due.' },
  };
}

export function reviewRow(row: number, over: Partial<ReviewRow> = {}): ReviewRow {
  return {
    row, provider: 'Cursor', plan: 'Business', owner: 'Ana Ruiz', businessPurpose: 'Editor for the platform team', monthlyCost: decimal('640'), currency: 'USD',
    renewalDate: '2026-12-12', noticeDate: null, lastReviewed: '2026-07-02', why: 'not reviewed since 2026-07-02', ...over,
  };
}

export function richReview(): Review {
  return {
    workbook: 'AI spend 2026',
    url: 'https://docs.google.com/spreadsheets/d/abc/edit',
    today: '2026-11-01',
    currency: 'USD',
    monthlyTotal: decimal('4421.5'),
    annualTotal: decimal('53058'),
    renewals: [reviewRow(4, { why: 'notice in 10 days', noticeDate: '2026-11-11', renewalDate: '2026-12-11' }), reviewRow(9, { provider: 'Notion', plan: 'AI', monthlyCost: decimal('36.5'), currency: 'EUR', why: 'renews in 30 days' })],
    unreviewed: [reviewRow(4), reviewRow(12, { provider: 'GitHub', plan: 'Copilot Business', owner: '', lastReviewed: null, why: 'never reviewed', renewalDate: null })],
    unowned: [reviewRow(12, { provider: 'GitHub', plan: 'Copilot Business', owner: '', businessPurpose: '', monthlyCost: null, why: 'no owner, no business purpose', renewalDate: null })],
    broken: [{ row: 17, what: 'The renewal date is not a date.', fix: 'Enter it as a date, for example 2026-12-31.' }],
  };
}
