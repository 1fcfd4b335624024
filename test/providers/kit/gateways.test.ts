import fc from 'fast-check';
import { disjointTokens } from '../../../src/providers/kit/disjoint-tokens.js';
import { elapsedMs, instant } from '../../../src/providers/kit/instant.js';
import { readAt } from '../../../src/providers/kit/read-json.js';
import { logSettings, mostPerDay, withinBound } from '../../../src/providers/kit/request-log.js';
import { servedBy } from '../../../src/providers/kit/served-by.js';
import { sourceOf } from '../../../src/providers/kit/setting.js';
import { attributionOf, tagsOfMap } from '../../../src/providers/kit/tags.js';
import type { Connection, Page, Step } from '../../../src/providers/provider.js';

describe('tags', () => {
  it('fill the column they name, whichever mark parts name and value', () => {
    expect(attributionOf(['team:Data', 'project=shop', 'feature/search', 'user: ana '])).toEqual({ team: 'Data', project: 'shop', feature: 'search', user: 'ana', tags: '' });
  });
  it('are parted by the first mark only', () => {
    expect(attributionOf(['team:a/b=c', 'feature/x:y'])).toMatchObject({ team: 'a/b=c', feature: 'x:y' });
  });
  it('know a name in any case and form', () => {
    expect(attributionOf(['TEAM_ID:t', 'Use Case:chat', '_user=u', 'app=a'])).toEqual({ team: 't', project: 'a', feature: 'chat', user: 'u', tags: '' });
  });
  it('stay tags when they name no column, name one again, or name it without a value', () => {
    expect(attributionOf(['beta', 'team:a', 'team:b', 'feature:', 'stage:x', ' '])).toEqual({ team: 'a', project: '', feature: '', user: '', tags: 'beta; team:b; feature:; stage:x' });
  });
  it('leave out what gateways add by themselves', () => {
    expect(attributionOf(['User-Agent: curl/8', 'User-Agent:x']).tags).toBe('');
  });
  it('come from a map as names and values', () => {
    expect(tagsOfMap({ Team: 'a', run: 7, paid: true, nested: { x: 1 }, none: null, 'x:y': 'z' })).toEqual(['Team=a', 'run=7', 'paid=true', 'x-y=z']);
    expect([tagsOfMap(null), tagsOfMap('x'), tagsOfMap(['team:a'])]).toEqual([[], [], []]);
  });
  it('are never lost', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}[:=/]?[a-z]{0,6}$/), { maxLength: 8 }), (tags) => {
      const { tags: rest, ...columns } = attributionOf(tags);
      const kept = Object.values(columns).filter((value) => value !== '').length + (rest === '' ? 0 : rest.split('; ').length);
      expect(kept).toBe(tags.length);
    }));
  });
});

describe('token counts', () => {
  const told = { input: 1_400, cacheRead: 1_000, cacheWrite: 100, output: 7 };
  it('are taken apart when input holds the cached ones', () => {
    expect(disjointTokens(told, 'inclusive')).toEqual({ inputTokens: 300, cacheReadTokens: 1_000, cacheWriteTokens: 100, outputTokens: 7 });
    expect(disjointTokens({ ...told, input: 50 }, 'inclusive').inputTokens).toBe(0);
  });
  it('stay when they are disjoint', () => {
    expect(disjointTokens(told, 'disjoint').inputTokens).toBe(1_400);
  });
  it('decide for themselves when nothing is said', () => {
    expect([1_099, 1_100, 1_101].map((input) => disjointTokens({ ...told, input }, 'untold').inputTokens)).toEqual([1_099, 0, 1]);
  });
  it('that are untold stay untold', () => {
    expect(disjointTokens({ input: null, cacheRead: null, cacheWrite: null, output: null }, 'untold')).toEqual({ inputTokens: null, cacheReadTokens: null, cacheWriteTokens: null, outputTokens: null });
    expect(disjointTokens({ input: 5, cacheRead: null, cacheWrite: null, output: null }, 'inclusive')).toMatchObject({ inputTokens: 5, cacheReadTokens: null });
  });
  it('of an inclusive figure add up to it', () => {
    fc.assert(fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000_000), (plain, cacheRead, cacheWrite) => {
      const { inputTokens, cacheReadTokens, cacheWriteTokens } = disjointTokens({ input: plain + cacheRead + cacheWrite, cacheRead, cacheWrite, output: null }, 'untold');
      expect((inputTokens ?? 0) + (cacheReadTokens ?? 0) + (cacheWriteTokens ?? 0)).toBe(plain + cacheRead + cacheWrite);
    }));
  });
});

describe('an instant', () => {
  const read = (value: unknown): string => readAt(instant, value, { where: 'acme' }, 'at');
  it('comes out in UTC to the millisecond, whatever its form', () => {
    expect(['2026-10-01T10:00:00Z', '2026-10-01 10:00:00', '2026-10-01T12:00:00.123456+02:00', '2026-10-01T10:00:00.5-0530'].map(read)).toEqual(['2026-10-01T10:00:00.000Z', '2026-10-01T10:00:00.000Z', '2026-10-01T10:00:00.123Z', '2026-10-01T15:30:00.500Z']);
  });
  it.each([['2026-10-01'], [1_790_000_000], ['2026-13-01T00:00:00Z'], ['yesterday'], [null]])('is not %p', (value) => {
    expect(() => read(value)).toThrow('acme at: Expected a time in ISO form');
  });
  it('lies a while from another, or it cannot be told', () => {
    const [a, b] = ['2026-10-01T10:00:00.000Z', '2026-10-01T10:00:01.500Z'];
    expect([elapsedMs(a, b), elapsedMs(b, a), elapsedMs(a, null)]).toEqual([1_500, null, null]);
  });
});

describe('the bound of a log', () => {
  const connection = (settings: Readonly<Record<string, string>>): Connection => ({ provider: 'acme', name: 'Acme', baseUrl: '', credentials: {}, settings });
  const step = (most: string): Step => ({ connection: connection({ mostPerDay: most }), period: { start: '2026-10-01', end: '2026-10-02' }, today: '2026-10-05', now: 0 });
  const page = (read: string): Page => ({ call: { path: '/logs', context: { read } }, body: null, text: '', where: 'acme' });
  it('lets pages go on below it and counts what was read', () => {
    expect(withinBound(page('100'), step('300'), 100, [{ path: '/logs', context: { first: 'a' } }])).toEqual({ calls: [{ path: '/logs', context: { first: 'a', read: '200' } }], notes: [] });
  });
  it('ends them at it with a note, but not when nothing follows', () => {
    expect(withinBound(page('200'), step('300'), 100, [{ path: '/logs' }])).toEqual({ calls: [], notes: [expect.stringContaining('the first 300 are in the API log')] });
    expect(withinBound(page('200'), step('300'), 100, [])).toEqual({ calls: [], notes: [] });
  });
  it('is 2,000 calls a day and 14 days unless set', () => {
    expect([mostPerDay(connection({})), mostPerDay(connection({ mostPerDay: '50' }))]).toEqual([2_000, 50]);
    expect(logSettings.map(({ id, default: usual }) => [id, usual])).toEqual([['keepDays', '14'], ['mostPerDay', '2000']]);
  });
  it('can be no more than the sheet bears', () => {
    const fits = (id: string, value: string): boolean => new RegExp(logSettings.find((field) => field.id === id)?.pattern ?? '').test(value);
    expect(['1', '14', '90', '0', '91', '100'].map((days) => fits('keepDays', days))).toEqual([true, true, true, false, false, false]);
    expect(['1', '99999', '0', '100000'].map((calls) => fits('mostPerDay', calls))).toEqual([true, true, false, false]);
  });
});

it('knows who served a call by its log, else by the maker of the model', () => {
  expect([servedBy('azure', 'gpt-5'), servedBy('', 'gpt-5'), servedBy('', 'anthropic/claude-sonnet-5'), servedBy('', 'in-house-7b')]).toEqual(['azure.ai.openai', 'openai', 'anthropic', '']);
});

it('names a log by where it is kept', () => {
  expect(['https://llm.acme.example/x', ''].map((baseUrl) => sourceOf({ provider: 'litellm', name: 'L', baseUrl, credentials: {}, settings: {} }))).toEqual(['litellm:llm.acme.example', 'litellm']);
});
