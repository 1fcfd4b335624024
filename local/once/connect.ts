import type { ConnectForm, Reply, TestResult } from '../../src/app/api.js';
import type { World } from '../standin/world.js';
import { callOf } from './call.js';
import { hashOf, type Memory } from './memory.js';

/** Connects what is new or changed, as the sidebar would; a key that does not work is kept and fails in the run. */
export function connectAll(world: World, forms: readonly ConnectForm[], memory: Memory): Memory['connections'] {
  const connected = { ...memory.connections };
  for (const form of forms) {
    const hash = hashOf(form);
    if (connected[form.name] === hash) continue;
    const reply = callOf<Reply<TestResult>>(world, 'sidebarCommand', ['connect', { ...form, keepAnyway: true }]);
    if (!reply.ok) throw new Error(`The connection ${form.name} could not be made: ${reply.message} ${reply.fix}`.trim());
    connected[form.name] = hash;
  }
  return connected;
}
