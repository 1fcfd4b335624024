import type { Outcome, World } from '../standin/world.js';

/** A function of the bundle ended without a value. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';

  constructor(
    readonly fn: string,
    readonly outcome: Outcome,
  ) {
    super(`${fn}: ${outcome.killed ?? outcome.error?.message ?? 'no value'}`);
  }
}

/** The value of a client call, in one piece or not at all. */
export function callOf<T>(world: World, fn: string, args: readonly unknown[]): T {
  const outcome = world.clientCall(fn, args);
  if (outcome.killed !== undefined || outcome.error !== undefined) throw new CallFailed(fn, outcome);
  return outcome.value as T;
}
