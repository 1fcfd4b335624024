import type { World } from '../../local/standin/world.js';
import { onPorts, worldOfPorts } from './on-ports.js';

let world: World;
beforeEach(async () => { world = await worldOfPorts(); });
afterEach(() => { world.dispose(); });

describe('texts kept between two calls', () => {
  it('are there in the next call, and only those asked for', () => {
    onPorts(world, ({ scratch }) => { scratch.write({ a: 'x'.repeat(30_000), b: '€'.repeat(30_000) }); });
    const read = onPorts(world, ({ scratch }) => scratch.read(['b', 'c']));
    expect(Object.keys(read)).toEqual(['b']);
    expect(read['b']).toHaveLength(30_000);
  });

  it('go when they are removed, and by themselves after half an hour', () => {
    onPorts(world, ({ scratch }) => { scratch.write({ a: '1', b: '2' }); });
    onPorts(world, ({ scratch }) => { scratch.remove(['a']); });
    expect(onPorts(world, ({ scratch }) => scratch.read(['a', 'b']))).toEqual({ b: '2' });
    world.advanceTo('2026-11-16T10:05:00Z');
    expect(onPorts(world, ({ scratch }) => scratch.read(['b']))).toEqual({});
  });
});
