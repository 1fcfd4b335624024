import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fromUser } from './once/arguments.js';
import { summaryOf } from './once/report.js';
import { openWorkbench } from './workbench/open.js';

const USAGE = `Usage: npm start -- [--port N] [--state DIR]
  --port   port of the workbench page (default: any free one)
  --state  keep the workbook there and go on with it next time (default: begin anew each time)`;

/** Builds, starts the demo providers, runs the main job once and serves the workbench until interrupted. */
export async function startCommand(args: readonly string[]): Promise<number> {
  const options = optionsOf(args);
  if (options === null) return 2;
  const scratch = mkdtempSync(join(tmpdir(), 'spendsheet-'));
  try {
    const workbench = await openWorkbench({ folder: scratch, port: options.port, state: options.state, say: (text) => { console.log(text); } });
    console.log(summaryOf(workbench.report));
    console.log(`\nThe workbench is open at ${workbench.address}\nPress Ctrl-C to close it.`);
    await interrupted();
    await workbench.close();
    return 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function optionsOf(args: readonly string[]): { port: number; state: string | null } | null {
  try {
    const { port, state } = parseArgs({ args: [...args], options: { port: { type: 'string', default: '0' }, state: { type: 'string' } } }).values;
    if (!/^\d{1,5}$/.test(port)) throw new Error('--port must be a number.');
    return { port: Number(port), state: state === undefined ? null : fromUser(state) };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return null;
  }
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { resolve(); });
  });
}

