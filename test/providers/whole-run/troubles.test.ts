import { feedMemories } from '../../../src/app/state/feeds.js';
import { providers } from '../../../src/providers/index.js';
import { markCalls } from './answers.js';
import { NAME, reportOf, type Company } from './company.js';
import { companyOf, runScene, scenesOf, standing, tablesOf, vendorOf, type Scene } from './scene.js';
import { TROUBLES, type Trouble } from './trouble.js';

/** Every feed of every provider through the main job, with a vendor that fails in each way there is. */
providers.forEach(markCalls);

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (_, provider) => {
  describe.each(scenesOf(provider).map((scene) => [scene.feed.id, scene] as const))('%s', (id, scene) => {
    const well = companyOf(scene);
    well.vendor = vendorOf(scene);
    const good = runScene(well, scene);
    const goodTables = tablesOf(well);
    const others = good.feeds.filter((one) => one.feed !== id && one.state === 'ok').map((one) => [one.feed, one.rows]);
    const calls = well.asked.filter((asked) => asked.feed === id).length;

    it('is read and written when all is well', () => {
      expect(reportOf(good, id)).toMatchObject({ state: 'ok', error: null, rows: scene.one.expect.rows, requests: calls });
      if (scene.feed.kind !== 'name') expect(standing(well, scene.feed).length).toBeGreaterThan(0);
    });

    describe.each([['first', 0], ...(calls > 1 ? [['last', calls - 1]] : [])] as [string, number][])('whose %s answer is', (__, at) => {
      const apply = TROUBLES.filter(({ late, unless }) => (at === 0 || late === true) && (unless === undefined || scene.exceptions[unless] === undefined));
      it.each(apply.map((trouble) => [trouble.about, trouble] as const))('%s', (___, trouble) => {
        const us = companyOf(scene);
        us.vendor = vendorOf(scene, (asked) => (asked.index === at ? trouble.answer(asked) : null));
        const report = runScene(us, scene);
        expectToldPlainly(us, scene, reportOf(report, id), trouble);
        expect(us.asked.filter((asked) => asked.feed === id)).toHaveLength(at + trouble.tries);
        expect(us.waited - waitedFor(well, at)).toBe(trouble.waits);
        expect(standing(us, scene.feed)).toEqual([]);
        expect(report.feeds.filter((one) => one.feed !== id && one.state === 'ok').map((one) => [one.feed, one.rows])).toEqual(others);
        if (trouble.late !== true) return;
        // The next run, with the vendor well again, ends where it would have been.
        us.vendor = vendorOf(scene);
        us.now += 3_600_000;
        runScene(us, scene);
        expect(tablesOf(us)).toEqual(goodTables);
      });
    });
  });
});

function waitedFor(well: Company, at: number): number {
  return at === 0 ? 0 : well.waited;
}

function expectToldPlainly(us: Company, { provider, feed }: Scene, told: ReturnType<typeof reportOf>, trouble: Trouble): void {
  const passes = feed.optional === true && trouble.passesOptional === true;
  expect(told.state).toBe(passes ? 'skipped' : 'failed');
  const sentence = passes ? told.findings.join(' ') : (told.error ?? '');
  expect(sentence.startsWith(`${provider.id}/${feed.id} page `)).toBe(true);
  expect(sentence).toMatch(trouble.says);
  if (passes) return;
  const { error, fix } = feedMemories(us.app.ports).of(NAME, feed.id);
  expect(sentence).toBe(`${error ?? ''} ${fix}`);
  expect(fix).toMatch(/^[A-Z].{10,}\.$/);
}
