import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type OnceArguments = Readonly<{ config: string; state: string; out: string; debug: boolean }>;

/** The command line is wrong; the text says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const ONCE_USAGE = `Usage: npm run once -- --config FILE [--state DIR] [--out DIR] [--debug]
  --config  what to connect, paste, import and send; see docs/examples/once.json
  --state   the workbook and its properties between runs (default out/state)
  --out     where the workbook, the tabs, the mails and run.json go (default out/run)
  --debug   the stack of an error as well`;

export function onceArguments(args: readonly string[]): OnceArguments {
  const { config, state, out, debug } = parsed(args);
  if (config === undefined) throw new UsageError(`--config is missing.\n${ONCE_USAGE}`);
  return { config: fromUser(config), state: fromUser(state), out: fromUser(out), debug };
}

function parsed(args: readonly string[]): { config?: string | undefined; state: string; out: string; debug: boolean } {
  try {
    return parseArgs({
      args: [...args],
      options: {
        config: { type: 'string' },
        state: { type: 'string', default: 'out/state' },
        out: { type: 'string', default: 'out/run' },
        debug: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${ONCE_USAGE}`);
  }
}

/** Paths are meant from where the user stands; npm itself changes to the project's root. */
export function fromUser(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}
