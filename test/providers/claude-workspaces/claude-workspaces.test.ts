import { toText } from '../../../src/core/decimal.js';
import { claudeWorkspaces } from '../../../src/providers/claude-workspaces/index.js';
import type { Connection, Page, Reading, Step } from '../../../src/providers/provider.js';
import { feedOf, SECRET } from '../walk.js';

type Json = ReturnType<typeof JSON.parse>;

const connectionWith = (apiKey: string, settings: Readonly<Record<string, string>> = {}): Connection => ({ provider: 'claude-workspaces', name: 'Claude', baseUrl: '', credentials: { apiKey }, settings });
const step: Step = { connection: connectionWith(SECRET), period: { start: '2026-10-01', end: '2026-11-01' }, today: '2026-11-16', now: 0 };
const page = (body: unknown): Page => ({ call: { path: '/x' }, body, text: '', where: 'claude-workspaces/x page 1' });
const enabled = (connection: Connection): string[] => claudeWorkspaces.feeds.filter((feed) => feed.enabled?.(connection) !== false).map(({ id }) => id);

describe('what is read', () => {
  it('goes by the sort of the key, unless the user says otherwise', () => {
    expect(enabled(connectionWith('sk-ant-api01-x'))).toEqual(['costs', 'members', 'seat-count']);
    expect(enabled(connectionWith('sk-ant-admin01-x'))).toEqual(['claude-code']);
    expect(enabled(connectionWith('sk-ant-admin01-x', { product: 'Claude Enterprise' }))).toEqual(['costs', 'members', 'seat-count']);
    expect(enabled(connectionWith('key', { product: 'Claude Code' }))).toEqual(['claude-code']);
  });
});

describe('spend of Claude Enterprise', () => {
  it('is asked by day, product and model', () => {
    expect(feedOf(claudeWorkspaces, 'costs').start(step)).toEqual([{
      path: '/v1/organizations/analytics/cost_report',
      query: [['starting_at', '2026-10-01T00:00:00Z'], ['ending_at', '2026-11-01T00:00:00Z'], ['bucket_width', '1d'], ['limit', '31'], ['group_by[]', 'product'], ['group_by[]', 'model']],
    }]);
  });
  it('is not asked before 2026, where nothing is answered', () => {
    const asked = (start: string, end: string): Json => feedOf(claudeWorkspaces, 'costs').start({ ...step, period: { start, end } })[0]?.query?.[0];
    expect([asked('2025-12-01', '2026-01-01'), asked('2025-12-15', '2026-01-10')]).toEqual([undefined, ['starting_at', '2026-01-01T00:00:00Z']]);
  });
  it('of a day with 100 groups may be more than is told, and the run says so', () => {
    const results = Array.from({ length: 100 }, (_, index) => ({ amount: '1', currency: 'USD', product: 'chat', model: `m${index}` }));
    const read = (count: number): Reading<'cost'> => feedOf(claudeWorkspaces, 'costs').read(page({ data: [{ starting_at: '2026-10-01T00:00:00Z', results: results.slice(0, count) }], has_more: false, next_page: '' }), step) as Reading<'cost'>;
    expect(read(100).notes).toEqual(['A day has 100 groups, the most Claude reports: it may have cost more than is shown.']);
    expect(read(99).notes).toEqual([]);
  });
  it('never comes from usage, since a seat may cover it', () => {
    expect(claudeWorkspaces.feeds.map(({ kind }) => kind)).not.toContain('usage');
  });
});

describe('Claude Code', () => {
  const userDay = (change: Json): Json => ({ date: '2026-11-10', actor: { type: 'user_actor', email_address: 'dev@acme.example' }, customer_type: 'subscription', subscription_type: 'team', model_breakdown: [{ estimated_cost: { amount: 1025, currency: 'USD' } }, { estimated_cost: { amount: 12.5, currency: 'USD' } }], ...change });
  const read = (...days: readonly Json[]): Json[] => (feedOf(claudeWorkspaces, 'claude-code').read(page({ data: days, has_more: false, next_page: null }), step)).rows as Json[];

  it('is asked one UTC day per call, 31 of them', () => {
    const calls = feedOf(claudeWorkspaces, 'claude-code').start(step);
    expect(calls.map(({ query }) => query?.[0]?.[1])).toHaveLength(31);
    expect([calls[0]?.query, calls[30]?.query]).toEqual([[['starting_at', '2026-10-17'], ['limit', '1000']], [['starting_at', '2026-11-16'], ['limit', '1000']]]);
  });
  it('of a subscriber is included use, from cents, and no spend', () => {
    const [seat] = read(userDay({}));
    expect(toText(seat.includedUse)).toBe('10.375');
    expect(seat).toMatchObject({ plan: 'Claude Code, team', overage: null, lastActive: '2026-11-10' });
  });
  it('of an API customer is on the Anthropic bill and not told again', () => {
    expect(read(userDay({ customer_type: 'api', subscription_type: null, actor: { type: 'api_actor', api_key_name: 'ci' } }))).toMatchObject([{ user: 'ci', plan: 'Claude Code, API', includedUse: null, overage: null }]);
  });
  it('of one user on several days and terminals is one seat with the last day', () => {
    const seats = read(userDay({}), userDay({ date: '2026-11-12T00:00:00Z', terminal_type: 'iTerm' }), userDay({ date: '2026-11-11' }));
    expect(seats.map((seat) => [seat.lastActive, toText(seat.includedUse)])).toEqual([['2026-11-12', '31.125']]);
  });
  it('without an estimate has none, which is not zero', () => {
    expect(read(userDay({ model_breakdown: [] }))[0].includedUse).toBeNull();
  });
});

it('shows no count of seats when no day tells one', () => {
  expect(feedOf(claudeWorkspaces, 'seat-count').read(page({ summaries: [{ starting_at: '2026-11-12T00:00:00Z', assigned_seat_count: null }] }), step).rows).toEqual([]);
});

it('begins again when a cursor has died', () => {
  expect([claudeWorkspaces.refusal?.(410, null), claudeWorkspaces.refusal?.(500, null)]).toEqual(['restart', null]);
});
