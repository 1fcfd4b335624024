import { toText } from '../../../src/core/decimal.js';
import { digestOf, type DigestInput } from '../../../src/core/digest/digest-of.js';
import { decideLine, movedLine, spentLine } from '../../../src/core/digest/words.js';
import { deltaOf } from '../../../src/core/delta.js';
import { decimal, ZERO } from '../../../src/core/decimal.js';
import { lineOf, planOf } from '../samples.js';

const digest = (input: Partial<DigestInput>) =>
  digestOf({
    workbook: 'AI spend', url: 'https://docs.example/sheet', today: '2026-11-16', firstWeekday: 1, base: 'USD', lines: [], subscriptions: [], problems: [], findings: [],
    providerLabel: (id) => ({ openai: 'OpenAI', anthropic: 'Anthropic' })[id] ?? id, ...input,
  });
const lines = [
  lineOf('4512.40', { day: '2026-11-10', service: 'gpt-5', subAccount: 'shop' }), lineOf('300', { day: '2026-11-15', provider: 'anthropic', service: 'claude-sonnet-5' }),
  lineOf('3896.30', { day: '2026-11-03', service: 'gpt-5', subAccount: 'shop' }), lineOf('400', { day: '2026-11-08', provider: 'anthropic', service: 'claude-sonnet-5' }),
  lineOf('77', { day: '2026-11-16' }),
];
const spent = (now: string | null, before: string | null, estimated = '0', missing = 0): string =>
  spentLine(deltaOf(now === null ? null : decimal(now), before === null ? null : decimal(before)), decimal(estimated), missing, 'USD');

describe('the digest', () => {
  it('says what was spent, why it moved and what to decide', () => {
    expect(digest({ lines }).lines).toEqual({
      spent: 'You spent 4,812.40 USD on AI last week, 12% more than the week before (516.10 USD more).',
      moved: 'OpenAI gpt-5 in shop (616.10 USD more) and Anthropic claude-sonnet-5 (100.00 USD less).',
      decide: 'Nothing to decide this week.',
    });
  });

  it('reports the last full week and leaves today out', () => {
    const { week, total, monthToDate, daily } = digest({ lines });
    expect(week).toEqual({ start: '2026-11-09', end: '2026-11-16' });
    expect([total.now, total.before, monthToDate.now].map((amount) => toText(amount ?? ZERO))).toEqual(['4812.4', '4296.3', '9108.7']);
    expect([daily[0]?.day, daily[daily.length - 1]?.day, daily.reduce((sum, { cost }) => sum + Number(toText(cost)), 0)]).toEqual(['2026-11-03', '2026-11-15', 9108.7]);
  });

  it('compares the month with days the ledger reaches back to, and calls others unknown', () => {
    const monthBefore = (first: string): string | null => {
      const { before, ratio } = digest({ lines: [lineOf('10', { day: first }), ...lines] }).monthToDate;
      return before === null ? null : `${toText(before)} ${ratio === null ? '' : ratio.toFixed(2)}`;
    };
    expect(['2026-10-02', '2026-10-01', '2026-09-30'].map(monthBefore)).toEqual([null, '10 909.87', '0 ']);
  });

  it('charts eight weeks, less the days before the first line', () => {
    expect(digest({ lines: [lineOf('10', { day: '2026-09-01' }), ...lines] }).daily).toHaveLength(56);
    expect(digest({ lines: [lineOf('10', { day: '2026-11-02' }), ...lines] }).daily).toHaveLength(14);
    expect(digest({ lines: [] }).daily).toEqual([]);
  });

  it('does not take a ledger without any line for a week without cost', () => {
    const { total, monthToDate, lines: { spent } } = digest({ lines: [] });
    expect([total.now, total.before, monthToDate.now]).toEqual([null, null, null]);
    expect(spent).toBe('What you spent on AI last week is not known: no cost has arrived yet.');
  });

  it('has the same total as the weekly lines it lists', () => {
    const { total, buckets, providers } = digest({ lines });
    expect(buckets.map(({ bucket, lastWeek }) => `${bucket} ${toText(lastWeek.now ?? ZERO)}`)).toEqual(['API 4812.4']);
    expect(providers.map(({ provider, lastWeek, flag }) => `${provider} ${toText(lastWeek.now ?? ZERO)} ${flag}`)).toEqual(['OpenAI 4512.4 ', 'Anthropic 300 ']);
    expect(toText(total.now ?? ZERO)).toBe('4812.4');
  });

  it('flags of the full week alone, whatever this week does', () => {
    const { providers } = digest({ today: '2026-11-18', lines: [...lines, lineOf('99999', { day: '2026-11-17' }), lineOf(null, { day: '2026-11-17' })] });
    expect(providers.map(({ flag, incomplete }) => [flag, incomplete])).toEqual([['', false], ['', false]]);
  });

  it('counts what is missing and what is estimated', () => {
    const gaps = [...lines, lineOf('100', { day: '2026-11-12', basis: 'estimated', provider: 'groq' }), lineOf(null, { day: '2026-11-12', provider: 'groq', service: 'new-model' })];
    const { missingRows, estimated, lines: words, providers, decisions } = digest({ lines: gaps });
    expect([missingRows, toText(estimated)]).toEqual([1, '100']);
    expect(words.spent).toBe('You spent 4,912.40 USD on AI last week, 14% more than the week before (616.10 USD more). 100.00 USD of it is estimated, not billed. 1 row of the week has no cost yet, so the true figure is higher.');
    expect(providers.find(({ provider }) => provider === 'groq')).toMatchObject({ incomplete: true, flag: 'new' });
    expect(decisions).toEqual([{ kind: 'unpriced', what: '1 row of Daily without a cost', due: null, cost: null }]);
  });

  it('puts dated decisions first and asks nothing about monthly renewals', () => {
    const plan = (fields: Parameters<typeof planOf>[0]) => planOf({ lastReviewed: '2026-11-01', ...fields });
    const { decisions, lines: words } = digest({
      subscriptions: [
        plan({ plan: 'Team', renewalDate: '2026-11-20' }),
        plan({ provider: 'Cursor', plan: 'Teams', cycle: 'annual', price: '480', seats: '10', renewalDate: '2026-12-01' }),
        plan({ provider: 'Notion', plan: 'Business', cycle: 'annual', price: '240', seats: '5', renewalDate: '2026-12-30', noticeDate: '2026-11-30' }),
        plan({ provider: 'Far', plan: 'Off', cycle: 'annual', renewalDate: '2027-01-01' }),
        plan({ provider: 'Old', plan: 'One', lastReviewed: null, owner: '' }),
      ],
      findings: [{ level: 'note', where: 'a', what: 'x', fix: '' }, { level: 'error', where: 'OpenAI', what: 'The key was refused.', fix: 'Create a key.' }],
    });
    expect(decisions.map(({ kind, what, due, cost }) => [kind, what, due, cost === null ? null : toText(cost)])).toEqual([
      ['notice', 'Give notice for Notion Business, or keep it', '2026-11-30', '1200'],
      ['renewal', 'Cursor Teams renews', '2026-12-01', '4800'],
      ['feed', '1 problem to mend', null, null],
      ['review', '1 subscription not reviewed for three months', null, '20'],
      ['owner', '1 subscription without owner or purpose', null, '20'],
    ]);
    expect(words.decide).toBe('5 decisions: Give notice for Notion Business, or keep it by 2026-11-30 (1,200.00 USD); Cursor Teams renews on 2026-12-01 (4,800.00 USD); 1 problem to mend; and 2 more.');
  });

  it('lists problems before notes', () => {
    const finding = (level: 'error' | 'warning' | 'note') => ({ level, where: level, what: '', fix: '' });
    expect(digest({ findings: [finding('note'), finding('error'), finding('warning')] }).findings.map(({ level }) => level)).toEqual(['error', 'warning', 'note']);
  });
});

describe('the words of the digest', () => {
  it.each([
    ['10', '20', 'You spent 10.00 USD on AI last week, 50% less than the week before (10.00 USD less).'],
    ['10', '10', 'You spent 10.00 USD on AI last week, the same as the week before.'],
    ['10', '0', 'You spent 10.00 USD on AI last week and nothing the week before.'],
    ['0', '0', 'You spent 0.00 USD on AI last week, the same as the week before.'],
    ['10', null, 'You spent 10.00 USD on AI last week; the week before is not known.'],
    ['5', '-1', 'You spent 5.00 USD on AI last week, 6.00 USD more than the week before.'],
  ])('compare %s with %s', (now, before, expected) => {
    expect(spent(now, before)).toBe(expected);
  });

  it('never say zero for what is not known', () => {
    expect(spent(null, '5', '0', 12)).toBe('What you spent on AI last week is not known: 12 rows without a cost.');
  });

  it('name the three largest moves', () => {
    const driver = (service: string, change: string, kind: 'more' | 'new' | 'stopped') => ({ provider: 'X', service, subAccount: '', change: decimal(change), now: decimal('9'), before: ZERO, kind });
    const known = { total: deltaOf(decimal('5'), decimal('5')), missingRows: 0, why: null };
    expect(movedLine([], 'USD', known)).toBe('Nothing moved against the week before.');
    expect(movedLine([], 'USD', { ...known, missingRows: 2 })).toBe('Nothing moved against the week before, as far as costs are known.');
    expect(movedLine([], 'USD', { ...known, total: deltaOf(null, decimal('5')) })).toBe('What moved against the week before is not known.');
    expect(movedLine([driver('a', '9', 'new'), driver('b', '-5', 'stopped'), driver('c', '1', 'more'), driver('d', '1', 'more')], 'USD', known)).toBe('Mostly X a (new, 9.00 USD), X b (stopped, 5.00 USD less) and X c (1.00 USD more).');
  });

  it('count one decision as one', () => {
    expect(decideLine([{ kind: 'owner', what: '2 subscriptions without owner or purpose', due: null, cost: null }], 'USD')).toBe('1 decision: 2 subscriptions without owner or purpose.');
  });
});
