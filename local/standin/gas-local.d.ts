declare module 'gas-local' {
  import type { Context } from 'node:vm';

  /** Runs every .js file below `folder` in `globalObject`, contextified, and returns it. */
  export function require(folder: string, globalObject?: Context, options?: { filter?: (file: string) => boolean }): Context;
  const gas: { require: typeof require };
  export default gas;
}
