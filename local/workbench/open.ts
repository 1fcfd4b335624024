import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Schedule } from '../../src/app/api.js';
import type { Config } from '../config/read.js';
import { buildAll } from '../build/index.js';
import { startDemo } from '../demo/index.js';
import { callOf } from '../once/call.js';
import { prepare, runJob } from '../once/job.js';
import { readMemory, writeMemory } from '../once/memory.js';
import type { OnceReport } from '../once/report.js';
import { projectRoot } from '../root.js';
import { createWorld, loadStateFrom, saveStateTo } from '../standin/world.js';
import { bundlePage } from './bundle.js';
import { serveWorkbench } from './server.js';
import { Session } from './session.js';

/** The Monday of the demo's history, so that everyone sees the same. */
const DEMO_NOW = '2026-11-16T07:30:00Z';
const DEMO_ZONE = 'Europe/Berlin';

/** What a user would choose under Schedule, so that time has something to fire. */
const MONDAY_MORNING: Schedule = { on: true, recipients: ['finance@example.com'], digestWeekday: 1, hour: 8 };

export type OpenWorkbench = Readonly<{ address: string; report: OnceReport; close: () => Promise<void> }>;

type Options = Readonly<{
  /** Where the built bundle goes. */
  folder: string;
  port: number;
  /** Folder that keeps the workbook between starts; null to begin anew and keep nothing. */
  state: string | null;
  say: (text: string) => void;
  /** Ids of the demo providers to connect; all when absent. */
  connect?: readonly string[];
}>;

/** The whole local product: bundle, demo providers, one run of the main job with its mails, and the page. */
export async function openWorkbench({ folder, port, state, say, connect }: Options): Promise<OpenWorkbench> {
  say('Building …');
  const [page] = await Promise.all([bundlePage(), buildAll({ outDir: folder })]);
  const kept = state === null ? null : loadStateFrom(state);
  const now = kept?.now ?? DEMO_NOW;
  const demo = await startDemo({ now });
  say('Running the main job on the demo providers …');
  const world = createWorld({ distDir: folder, now, timeZone: DEMO_ZONE, ...(kept !== null && { state: kept }) });
  world.run('onOpen', undefined, { mode: 'LIMITED' });
  const forms = demo.connections.filter(({ provider }) => connect === undefined || connect.includes(provider));
  const { memory } = prepare(world, demoConfig(), forms, readMemory(state ?? folder), kept === null);
  if (kept === null) callOf(world, 'sidebarCommand', ['saveSchedule', MONDAY_MORNING]);
  const report = runJob(world, { send: ['digest', 'review'], faults: null });
  const session = new Session(world, (later) => demo.setNow(later));
  const served = await serveWorkbench(session, page, await readFile(join(folder, 'sidebar.html'), 'utf8'), port);
  return {
    address: served.address,
    report,
    close: async () => {
      await served.close();
      if (state !== null) {
        saveStateTo(state, world.saveState());
        writeMemory(state, memory);
      }
      world.dispose();
      await demo.close();
    },
  };
}

/** The register and the choices of the example, which a user would have typed. */
function demoConfig(): Config {
  const example = (file: string): string => join(projectRoot(), 'docs', 'examples', file);
  return {
    now: null,
    timeZone: DEMO_ZONE,
    baseCurrency: null,
    connections: [],
    tabs: { Settings: example('settings.csv'), Subscriptions: example('subscriptions.csv'), 'SaaS usage': example('saas-usage.csv') },
    files: [],
    send: [],
    menu: [],
    demo: true,
    faults: null,
  };
}
