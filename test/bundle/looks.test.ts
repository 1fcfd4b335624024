import { createWorld, type World, type WorldState } from '../../local/standin/world.js';
import { distFolder } from '../build/dist.js';
import { company, runSync, written } from './company.js';

const width = (world: World): number | undefined => world.store.sheet('Overview')?.widths.get(1);
const widen = (world: World): void => { world.store.sheet('Overview')?.widths.set(1, 400); };

/** The same workbook as a version with another layout left it. */
function ofOlderVersion(world: World): World {
  const state = JSON.parse(JSON.stringify(world.saveState()).replace(/\[1,\{\\+"title/g, (kept) => kept.replace('[1', '[0'))) as WorldState;
  return createWorld({ distDir: distFolder(), now: '2026-11-16T07:30:00Z', timeZone: 'Etc/UTC', state });
}

describe('the looks of Overview', () => {
  it('stay as the user made them', () => {
    const world = company();
    runSync(world);
    widen(world);
    runSync(world);
    expect(width(world)).toBe(400);
    world.dispose();
  });

  it('are put on once more where an older version laid the tab out, without a cell being written', () => {
    const first = company();
    runSync(first);
    widen(first);
    const later = ofOlderVersion(first);
    const before = written(later);
    runSync(later);
    expect(width(later)).toBe(260);
    expect(written(later)).toBe(before);
    first.dispose();
    later.dispose();
  });
});
