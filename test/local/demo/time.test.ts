import { startDemo } from '../../../local/demo/index.js';
import { isSpike, requestsOn, type Workload } from '../../../local/demo/activity.js';
import { addDays } from '../../../src/core/days.js';
import { ask, credentialOf } from './ask.js';

const work: Workload = { name: 'answers', rhythm: 'product', requests: 1_000 };
const at = (text: string): number => Date.parse(text);

it('restates yesterday once, when its last part has come', () => {
  const soon = requestsOn(work, '2026-11-15', at('2026-11-16T08:00:00Z'));
  const settled = requestsOn(work, '2026-11-15', at('2026-11-17T08:00:00Z'));
  expect(soon).toBeLessThan(settled);
  expect(requestsOn(work, '2026-11-15', at('2026-12-01T00:00:00Z'))).toBe(settled);
});

it('tells nothing of tomorrow and of more than a year ago', () => {
  const now = at('2026-11-16T08:00:00Z');
  expect([requestsOn(work, '2026-11-17', now), requestsOn(work, '2025-11-16', now)]).toEqual([0, 0]);
  expect(requestsOn(work, '2025-11-17', now)).toBeGreaterThan(0);
});

it('spikes on one day a quarter', () => {
  const days = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));
  expect(days.filter(isSpike)).toEqual(['2026-02-12', '2026-05-07', '2026-08-13', '2026-11-12']);
});

it('moves its time on request and answers the same way in every run', async () => {
  const path = `/openai/v1/organization/costs?start_time=${at('2026-11-15T00:00:00Z') / 1_000}&end_time=${at('2026-11-16T00:00:00Z') / 1_000}`;
  const runs = [await startDemo({ now: '2026-11-16T08:00:00Z' }), await startDemo({ now: '2026-11-16T08:00:00Z' })] as const;
  const read = async (index: 0 | 1): Promise<unknown> => (await ask(runs[index], path, { Authorization: `Bearer ${credentialOf(runs[index], 'openai', 'adminKey')}` })).body;
  const first = await read(0);
  expect(await read(1)).toEqual(first);
  await runs[0].setNow('2026-11-18T08:00:00Z');
  expect(await read(0)).not.toEqual(first);
  await Promise.all(runs.map((demo) => demo.close()));
  await expect(ask(runs[0], path, {})).rejects.toThrow();
});

it('says what is wrong with a time that is none and a port that is taken', async () => {
  await expect(startDemo({ now: 'tomorrow' })).rejects.toThrow('ISO instant');
  const demo = await startDemo({ now: '2026-11-16T08:00:00Z' });
  await expect(startDemo({ now: '2026-11-16T08:00:00Z', port: Number(new URL(demo.origin).port) })).rejects.toThrow('EADDRINUSE');
  await demo.close();
});
