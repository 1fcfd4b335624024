import { createHash, createHmac, createSign } from 'node:crypto';
import type { Demo } from '../../local/demo/index.js';
import { verdictOf } from '../../src/app/engine/answer.js';
import { httpCallOf } from '../../src/app/engine/request.js';
import { stepRun, takePage, whereOf } from '../../src/app/engine/step-run.js';
import type { Period } from '../../src/core/days.js';
import type { Fault } from '../../src/core/fault.js';
import { providerById } from '../../src/providers/index.js';
import type { Connection, Provider, Signer } from '../../src/providers/provider.js';
import { feedOf } from './walk.js';

export type DemoRow = Readonly<Record<string, unknown>>;
export type DemoFetch = Readonly<{ rows: readonly DemoRow[]; names: readonly DemoRow[]; notes: readonly string[]; pages: number; fault: Fault | null }>;

export const DEMO_NOW = '2026-11-16T08:00:00Z';
const signer: Signer = {
  nowSeconds: Date.parse(DEMO_NOW) / 1_000,
  sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
  hmacSha256: (text, key) => [...createHmac('sha256', typeof key === 'string' ? key : Buffer.from(key)).update(text).digest()],
  rs256: (text, pem) => createSign('RSA-SHA256').update(text).sign(pem, 'base64url'),
  base64Url: (text) => Buffer.from(text).toString('base64url'),
  base64: (text) => Buffer.from(text).toString('base64'),
  hex: (bytes) => Buffer.from(bytes).toString('hex'),
};

/** A feed of a demo provider over real HTTP, through the engine's own calls and verdicts, with parts of its connect form changed. */
export async function fetchDemo(demo: Demo, id: string, feed: string, period: Period, change: Partial<Pick<Connection, 'credentials' | 'settings'>> = {}): Promise<DemoFetch> {
  const provider = providerById(id);
  const form = demo.connections.find((one) => one.provider === id);
  if (provider === undefined || form === undefined) throw new Error(`There is no demo of ${id}.`);
  const connection = await signedIn(provider, { ...form, ...change });
  const run = stepRun(provider, feedOf(provider, feed), { connection, period, today: DEMO_NOW.slice(0, 10), now: Date.parse(DEMO_NOW) });
  for (let call = run.waiting.shift(); call !== undefined && run.fault === null; call = run.waiting.shift()) {
    const { method, url, headers, body } = httpCallOf(call, provider, connection, signer);
    const response = await fetch(url, { method, headers: { ...headers }, body });
    const answer = { answered: true as const, status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
    const verdict = verdictOf(answer, provider, connection, whereOf(run, run.pages + 1), call.raw === true, Date.parse(DEMO_NOW));
    if (verdict.ok) takePage(run, call, verdict.body, verdict.text);
    else run.fault = verdict.fault;
  }
  return { rows: run.rows as unknown as DemoRow[], names: run.names as unknown as DemoRow[], notes: run.notes, pages: run.pages, fault: run.fault };
}

/** The connection with the access token its provider wants. @throws Fault of a sign-in that was refused */
async function signedIn(provider: Provider, connection: Connection): Promise<Connection> {
  if (provider.token === undefined) return connection;
  const { method, url, headers, body } = provider.token.request(connection, signer);
  const response = await fetch(url, { method, headers: { ...headers }, body });
  const answer = { answered: true as const, status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
  const verdict = verdictOf(answer, provider, connection, `${provider.id} sign-in`, false, Date.parse(DEMO_NOW));
  if (!verdict.ok) throw verdict.fault;
  return { ...connection, token: provider.token.read(verdict.body).token };
}
