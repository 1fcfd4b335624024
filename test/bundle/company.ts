import { createWorld, type World, type WorldOptions } from '../../local/standin/world.js';
import type { ConnectForm, Reply, RunReport } from '../../src/app/api.js';
import { distFolder } from '../build/dist.js';

/** A workbook with the built bundle, on the morning of a Monday. */
export function company(options: Partial<WorldOptions> = {}): World {
  return createWorld({ distDir: distFolder(), now: '2026-11-16T07:30:00Z', timeZone: 'Etc/UTC', ...options });
}

export function command<T>(world: World, name: string, input: unknown): Reply<T> {
  const { value, error, killed } = world.clientCall('sidebarCommand', [name, input]);
  if (error !== undefined || killed !== undefined) throw new Error(error?.message ?? killed);
  return JSON.parse(JSON.stringify(value)) as Reply<T>;
}

export function connectOpenAi(world: World, origin: string, more: Partial<ConnectForm> = {}): void {
  const reply = command(world, 'connect', { provider: 'openai', name: 'OpenAI', baseUrl: origin, credentials: { adminKey: 'sk-admin-not-a-real-key-0001' }, settings: {}, keepAnyway: true, ...more });
  if (!reply.ok) throw new Error(reply.message);
}

/** The main job; throws when the run itself broke. */
export function runSync(world: World): RunReport {
  const { value, error, killed } = world.run('runSync');
  if (error !== undefined || killed !== undefined) throw new Error(error?.message ?? killed);
  return JSON.parse(JSON.stringify(value)) as RunReport;
}

export function feed(report: RunReport, name: string): RunReport['feeds'][number] {
  const found = report.feeds.find((one) => one.feed === name);
  if (found === undefined) throw new Error(`No feed ${name} in the report.`);
  return found;
}

/** Rows of a tab by header, evaluated. */
export function rowsOf(world: World, tab: string): Record<string, unknown>[] {
  if (!world.store.sheetNames().includes(tab)) return [];
  const [headers = [], ...rows] = world.store.evaluated(tab);
  return rows.filter((row) => row.some((cell) => cell !== null && cell !== '')).map((row) => Object.fromEntries(headers.map((header, index) => [typeof header === 'string' ? header : '', plain(row[index])])));
}

/** Every cell of the workbook but the run history, for comparing two workbooks. */
export function contents(world: World): Record<string, unknown> {
  return Object.fromEntries(world.store.sheetNames().filter((name) => name !== 'Runs').map((name) => [name, world.store.evaluated(name)]));
}

export function written(world: World): number {
  return Object.entries(world.cellsWritten()).reduce((sum, [tab, count]) => (tab === 'Runs' ? sum : sum + count), 0);
}

function plain(cell: unknown): unknown {
  return typeof cell === 'object' && cell !== null && 'day' in cell ? (cell as { day: string }).day : cell ?? '';
}
