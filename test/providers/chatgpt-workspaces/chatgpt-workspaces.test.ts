import { chatgptWorkspaces } from '../../../src/providers/chatgpt-workspaces/index.js';
import { toText } from '../../../src/core/decimal.js';
import { money } from '../../../src/core/money.js';
import type { Page, Step } from '../../../src/providers/provider.js';
import { feedOf, SECRET } from '../walk.js';

type Json = ReturnType<typeof JSON.parse>;

const stepWith = (workspaceId: string): Step => ({
  connection: { provider: 'chatgpt-workspaces', name: 'ChatGPT', baseUrl: '', credentials: { apiKey: SECRET }, settings: { workspaceId } },
  period: { start: '2026-10-01', end: '2026-10-31' }, today: '2026-11-16', now: 0,
});
const row = (totals: Json, change: Json = {}): Json => ({ start_time: 1_790_812_800, end_time: 1_790_899_200, user_id: 'u1', actor: null, totals: { threads: 1, turns: 2, ...totals }, ...change });
const page = (...data: readonly Json[]): Page => ({ call: { path: '/x' }, body: { object: 'page', data, has_more: false, next_page: null }, text: '', where: 'chatgpt-workspaces/costs page 1' });
const read = (feed: string, ...data: readonly Json[]): Json => feedOf(chatgptWorkspaces, feed).read(page(...data), stepWith('ws_demo'));

it('asks whole days in Unix seconds, for the workspace and per user', () => {
  expect(feedOf(chatgptWorkspaces, 'costs').start(stepWith('ws_demo'))).toEqual([{
    path: '/v1/analytics/codex/workspaces/ws_demo/usage', query: [['start_time', '1790812800'], ['end_time', '1793404800'], ['limit', '1000'], ['group', 'workspace']],
  }]);
  expect(feedOf(chatgptWorkspaces, 'seats').start(stepWith('ws_demo'))[0]?.query).toEqual([['start_time', '1792281600'], ['end_time', '1794873600'], ['limit', '1000']]);
});

it.each([['ws/../x'], ['a b'], ['']])('refuses the workspace id %p', (id) => {
  expect(() => feedOf(chatgptWorkspaces, 'costs').start(stepWith(id))).toThrow('The setting “Workspace id” is not usable.');
});

describe('credits, dollars and estimates', () => {
  it('stay three things: only dollars are cost', () => {
    const { rows, notes } = read('costs', row({ credits: 120.5, cost_usd: 4.82, estimated_cost_usd: 5.1 }));
    expect(rows).toMatchObject([{ billedCost: money('4.82', 'USD'), unit: 'credits' }]);
    expect(toText(rows[0].quantity)).toBe('120.5');
    expect(notes).toEqual([]);
  });
  it('without dollars are no cost, and the run says why', () => {
    const { rows, notes } = read('costs', row({ credits: 120.5, estimated_cost_usd: 5.1 }));
    expect(rows).toEqual([]);
    expect(notes.join(' ')).toContain('billed in credits');
  });
  it('of a user are included use and overage', () => {
    const { rows } = read('seats', row({ credits: 10, cost_usd: 0.4, estimated_cost_usd: 9 }));
    expect(rows).toMatchObject([{ user: 'u1', lastActive: '2026-10-01', overage: money('0.4', 'USD') }]);
    expect(toText(rows[0].includedUse)).toBe('10');
  });
});

it('does not call a user active who did nothing', () => {
  expect(read('seats', row({ threads: 0, turns: 0, credits: 0 })).rows).toMatchObject([{ lastActive: null }]);
});

it('names an actor whose form it does not know, by its path', () => {
  expect(() => { read('seats', row({ credits: 1 }, { actor: 7 })); }).toThrow('data[0].actor: Expected an object, found number.');
});

it('repeats the sentence of a refused parameter', () => {
  expect(chatgptWorkspaces.errorText?.({ detail: [{ loc: ['query', 'limit'], msg: 'Input should be less than 30000', type: 'x' }] })).toBe('Input should be less than 30000');
});
