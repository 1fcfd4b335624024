import { providers } from '../../../src/providers/index.js';
import type { Day } from '../../../src/core/days.js';
import { decimal, multiply, subtract, sum, toText, type Decimal } from '../../../src/core/decimal.js';
import type { Money } from '../../../src/core/money.js';
import { valuesAt } from '../mutate.js';
import type { PayloadCase } from '../payload-case.js';
import { answered, markCalls } from './answers.js';
import { reportOf, type Company } from './company.js';
import { companyOf, runScene, scenesOf, standing, tablesOf, vendorOf, type Row, type Scene } from './scene.js';
import { newestDay, restatedOf, rowsIn } from './restated.js';
import { cut } from './trouble.js';

/** Every feed of every provider through the main job: what it writes, and what a later run makes of it. */
providers.forEach(markCalls);

const DAY_MS = 86_400_000;

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (_, provider) => {
  describe.each(scenesOf(provider).map((scene) => [scene.feed.id, scene] as const))('%s', (id, scene) => {
    const payloads = scene.cases.filter((one) => one.feed === id);

    it('changes no cell when the next run reads the same', () => {
      const us = runOver(scene);
      const before = tablesOf(us);
      us.now += 3_600_000;
      const again = runScene(us, scene);
      expect(reportOf(again, id)).toMatchObject({ added: 0, changed: 0, removed: 0 });
      expect(again.cellsWritten).toBe(0);
      expect(tablesOf(us)).toEqual(before);
    });

    payloads.filter(({ money }) => money !== undefined).forEach((one) => {
      it(`keeps all money of ${one.name} in its tab`, () => {
        const us = runOver({ ...scene, one });
        expectSame(sum(standing(us, scene.feed).map(moneyOf)), paidIn(one));
      });
    });

    payloads.filter(({ restates }) => restates !== undefined).forEach((one) => {
      it(`replaces the days of ${one.restates ?? ''} when they are restated`, () => {
        expectReplaced({ ...scene, one: payloads.find(({ name }) => name === one.restates) ?? one }, one);
      });
    });

    const restated = restatedOf(scene);
    if (scene.feed.window !== null || restated !== null) {
      it('replaces a row when a figure of it is corrected, in place', () => {
        expect(restated).not.toBeNull();
        expectReplaced(scene, restated ?? scene.one);
      });
    }

    it('keeps what it has when a later run brings a page cut in two', () => {
      const us = runOver(scene);
      const kept = tablesOf(us);
      scene.one.pages.forEach((page, index) => {
        us.now += 3_600_000;
        us.vendor = vendorOf(scene, (asked) => (asked.index === index ? answered(200, cut(page)) : null));
        const told = reportOf(runScene(us, scene), id);
        expect([index, told.state, told.error]).toEqual([index, 'failed', expect.stringMatching(/breaks off|found something else\./)]);
        expect(tablesOf(us)).toEqual(kept);
      });
    });

    it.each([['two days ahead', 2 * DAY_MS], ['two days behind', -2 * DAY_MS]])('goes by its own clock when that of the server is %s', (__, skew) => {
      const [us, plain] = [companyOf(scene), runOver(scene)];
      const vendor = vendorOf(scene);
      us.vendor = (asked) => {
        const answer = vendor(asked);
        return answer?.answered === true ? { ...answer, headers: { ...answer.headers, date: new Date(us.now + skew).toUTCString() } } : answer;
      };
      runScene(us, scene);
      expect(tablesOf(us)).toEqual(tablesOf(plain));
      expect(us.waited).toBe(plain.waited);
    });
  });
});

function runOver(scene: Scene, today?: Day): Company {
  const us = companyOf(scene, today);
  us.vendor = vendorOf(scene);
  runScene(us, scene);
  return us;
}

/** After the restated payload the tab holds as many rows, changed, and what a first run would have written. */
function expectReplaced(before: Scene, one: PayloadCase): void {
  const { feed } = before;
  const today = feed.window === null ? undefined : newestDay(rowsIn(before)) ?? undefined;
  const us = runOver(before, today);
  const old = standing(us, feed);
  us.now += 3_600_000;
  us.vendor = vendorOf({ ...before, one });
  expect(reportOf(runScene(us, before), feed.id)).toMatchObject({ state: 'ok', added: 0, removed: 0 });
  const now = standing(us, feed);
  expect(now).toHaveLength(old.length);
  expect(now).not.toEqual(old);
  expect(now).toEqual(standing(runOver({ ...before, one }, today), feed));
}

function moneyOf(row: Row): Decimal {
  return ((row['billedCost'] ?? row['amount'] ?? row['cost']) as Money).amount;
}

function paidIn({ money, pages }: PayloadCase): Decimal {
  const { and = [], ...whole } = money as NonNullable<PayloadCase['money']>;
  return sum([whole, ...and].flatMap(({ at, scale }) => pages.flatMap(({ body }) => valuesAt(body, at)).map((value) => multiply(decimal(value as string | number), decimal(scale)))));
}

/** A cell holds a double, so that a figure of twenty digits keeps fifteen of them. */
function expectSame(shown: Decimal, paid: Decimal): void {
  const gap = Math.abs(Number(toText(subtract(shown, paid))));
  expect([toText(shown), gap <= Math.abs(Number(toText(paid))) * 1e-14]).toEqual([toText(shown), true]);
}

