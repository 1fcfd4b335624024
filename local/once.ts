import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectForm } from '../src/app/api.js';
import { providers } from '../src/providers/index.js';
import { buildAll } from './build/index.js';
import { ConfigError } from './config/error.js';
import { readConfig, type Config } from './config/read.js';
import { startDemo, type Demo } from './demo/index.js';
import { onceArguments, UsageError, type OnceArguments } from './once/arguments.js';
import { journalFiles } from './once/journals.js';
import { prepare, runJob } from './once/job.js';
import { readMemory, writeMemory, type Memory } from './once/memory.js';
import { exitCodeOf, summaryOf, type OnceReport } from './once/report.js';
import { writeWhole } from './out/atomic.js';
import { picturesOf } from './out/pictures.js';
import { writeFiles, writeOutbox, writeWorkbook } from './out/write.js';
import { createWorld, loadStateFrom, saveStateTo, type World } from './standin/world.js';

/**
 * The main job once, without a page.
 *
 * @returns 0 when every due feed succeeded, 1 when not, 2 when the configuration or the command line is wrong
 */
export async function onceCommand(args: readonly string[]): Promise<number> {
  const debug = args.includes('--debug');
  try {
    const { config: path, ...places } = onceArguments(args);
    const report = await once(readConfig(path, providers), places);
    console.log(summaryOf(report));
    console.log(`Wrote ${places.out}`);
    return exitCodeOf(report);
  } catch (error) {
    const isSpoken = error instanceof Error && !debug;
    console.error(isSpoken ? error.message : error);
    return error instanceof ConfigError || error instanceof UsageError ? 2 : 1;
  }
}

async function once(config: Config, { state, out, debug }: Omit<OnceArguments, 'config'>): Promise<OnceReport> {
  const now = new Date(config.now ?? Date.now()).toISOString();
  const distDir = join(state, 'dist');
  await buildAll({ outDir: distDir });
  const memory = readMemory(state);
  const demo = isWanted(config.demo) ? await startDemoAgain(now, memory.demoPort) : null;
  const world = openWorld(config, now, state, distDir);
  try {
    const forms = [...config.connections, ...demoForms(demo, config)];
    const prepared = prepare(world, config, forms, memory, !existsSync(join(state, 'world.json')));
    const job = runJob(world, config, (stack) => { if (debug) console.error(stack); });
    const report = { ...job, errors: [...prepared.errors, ...job.errors] };
    saveStateTo(state, world.saveState());
    writeMemory(state, { ...prepared.memory, demoPort: demo === null ? memory.demoPort : Number(new URL(demo.origin).port) });
    await writeOutputs(out, world, report);
    return report;
  } finally {
    world.dispose();
    await demo?.close();
  }
}

function openWorld(config: Config, now: string, folder: string, distDir: string): World {
  const state = loadStateFrom(folder);
  const world = createWorld({ distDir, now, timeZone: config.timeZone, ...(state !== null && { state }) });
  world.store.timeZone = config.timeZone;
  return world;
}

/** The address of the demo is part of its connections: the port of the last run again, if it is free. */
async function startDemoAgain(now: string, port: Memory['demoPort']): Promise<Demo> {
  if (port === null) return startDemo({ now });
  return startDemo({ now, port }).catch(() => startDemo({ now }));
}

function isWanted(demo: Config['demo']): boolean {
  return demo === true || (demo !== false && demo.length > 0);
}

/** Of the demo providers those that are wanted and not declared by the configuration itself. */
function demoForms(demo: Demo | null, { demo: wanted, connections }: Config): ConnectForm[] {
  return (demo?.connections ?? [])
    .filter(({ provider }) => wanted === true || (wanted !== false && wanted.includes(provider)))
    .filter(({ name }) => !connections.some((form) => form.name === name));
}

async function writeOutputs(folder: string, world: World, report: OnceReport): Promise<void> {
  await writeWorkbook(folder, picturesOf(world.store));
  writeOutbox(folder, world.outbox, world.saveState().outboxIds);
  writeFiles(join(folder, 'journals'), journalFiles(world).map(({ fileName, text }) => [fileName, text]));
  // Last: who finds it finds the rest.
  writeWhole(join(folder, 'run.json'), `${JSON.stringify(report, null, 2)}\n`);
}
