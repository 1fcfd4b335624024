import { providers } from '../../../src/providers/index.js';
import { withValue } from '../mutate.js';
import { exceptionsOf } from '../payload-case.js';
import { stepOf, walk } from '../walk.js';
import { answered, listOf, markCalls, pageAnswer } from './answers.js';
import { reportOf } from './company.js';
import { cursorOf, isFollowUp, pagedOf, withCursor, type Paged } from './paged.js';
import { companyOf, runScene, scenesOf, standing, tablesOf, vendorOf, type Scene } from './scene.js';

/** Every feed that pages through the main job, with pages that repeat, lose their way, vanish, or never end. */
providers.forEach(markCalls);

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (id, provider) => {
  it('tells of each feed how it pages, or why it does not', () => {
    Object.entries(exceptionsOf(id)).forEach(([feed, rules]) => {
      expect(provider.feeds.map((one) => one.id)).toContain(feed);
      Object.values(rules).forEach((reason) => { expect(reason).toMatch(/^[A-Z].{10,}\.$/); });
    });
    const silent = scenesOf(provider).filter((scene) => scene.feed.kind !== 'balance' && (pagedOf(scene) === null) !== (scene.exceptions.paging !== undefined));
    expect(silent.map(({ feed }) => feed.id)).toEqual([]);
  });

  scenesOf(provider).forEach((scene) => {
    const paged = pagedOf(scene);
    if (paged !== null) describe(scene.feed.id, () => { itPages({ ...scene, one: paged.one }, paged); });
  });
});

function itPages(scene: Scene, paged: Paged): void {
  const id = scene.feed.id;
  const { one, at } = paged;

  it('reads every page once', () => {
    const us = companyOf(scene);
    us.vendor = vendorOf(scene);
    expect(reportOf(runScene(us, scene), id)).toMatchObject({ state: 'ok', error: null, requests: one.pages.length, pages: one.pages.length });
    expect(us.asked.some((asked) => asked.feed === id && isFollowUp(paged, asked))).toBe(true);
  });

  it('ends when the same page comes again and again', () => {
    const repeated = one.pages[at];
    expectNothing(scene, /repeats|Another page came than the one asked for|came twice/, (asked) => (isFollowUp(paged, asked) && repeated !== undefined ? pageAnswer(repeated) : null));
  });

  if (paged.cursor !== null && !paged.mayEnd) {
    it.each([[null], [undefined], ['']])('does not take a cursor that is %p for the end', (value) => {
      const lost = { ...scene, one: withCursor(paged, value) };
      expectNothing(lost, /lost its cursor/);
    });
  }

  it.each([404, 410])('does not take a further page that has gone (%i) for the end', (status) => {
    const us = companyOf(scene);
    us.vendor = vendorOf(scene, (asked) => (isFollowUp(paged, asked) ? answered(status, '') : null));
    const told = reportOf(runScene(us, scene), id);
    expect(told).toMatchObject({ state: 'failed', error: expect.stringMatching(/has gone|expired/) });
    expect(standing(us, scene.feed)).toEqual([]);
  });

  it('goes on where it was when a further page comes at the second try', () => {
    const [us, well] = [companyOf(scene), companyOf(scene)];
    well.vendor = vendorOf(scene);
    runScene(well, scene);
    us.vendor = vendorOf(scene, (asked) => (isFollowUp(paged, asked) && asked.tries === 0 ? answered(503, '', { 'retry-after': '9' }) : null));
    expect(reportOf(runScene(us, scene), id).state).toBe('ok');
    expect(us.waited % 9_000).toBe(well.waited % 9_000);
    expect(us.waited).toBeGreaterThan(well.waited);
    expect(tablesOf(us)).toEqual(tablesOf(well));
  });

  const cursor = cursorOf(paged);
  if (typeof cursor === 'string') {
    it('ends at a thousand pages', () => {
      const page = one.pages[at];
      let count = 0;
      const { fault, rows } = walk(scene.provider, scene.feed, stepOf(scene.provider, one), (call) => {
        count += 1;
        const other = one.pages.find(({ path }) => path === call.path);
        if (listOf(call.path) !== listOf(page?.path ?? '') && other !== undefined) return other;
        return { body: withValue(page?.body, paged.cursor ?? '', `${cursor}${count}`) };
      });
      // A page that is the same but for its cursor may lead to calls that were made before, and paid pages end sooner.
      expect(fault?.what).toMatch(/^More than 1000 pages for one window\.|^The paging cursor repeats|^The run would ask for more than 20 paid pages\./);
      expect([count <= 1_001, fault?.fix]).toEqual([true, expect.stringMatching(/^Nothing (was|of this period was) written\./)]);
      expect(rows.length).toBeLessThan(100_000);
    });
  }
}

/** The feed fails in those words and leaves no row; the others are as ever. */
function expectNothing(scene: Scene, says: RegExp, twist: Parameters<typeof vendorOf>[1] = () => null): void {
  const us = companyOf(scene);
  us.vendor = vendorOf(scene, twist);
  const told = reportOf(runScene(us, scene), scene.feed.id);
  expect(told).toMatchObject({ state: 'failed', error: expect.stringMatching(says) });
  expect(told.error).toMatch(/Nothing (was written|of this period was written)\./);
  expect(us.asked.filter((asked) => asked.feed === scene.feed.id).length).toBeLessThan(scene.one.pages.length + 4);
  expect(standing(us, scene.feed)).toEqual([]);
}
