import { appsScriptPorts } from '../../src/platform/index.js';

/** Runs a function, given by its source, on the ports of this realm. */
export function scenario(source: string, input: unknown): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the test's own text, moved into the realm of the script
  const run = new Function('ports', 'input', `return (${source})(ports, input);`) as (ports: unknown, given: unknown) => unknown;
  return run(appsScriptPorts(), input);
}
