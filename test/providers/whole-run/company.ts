import { makeApp, type App } from '../../../src/app/app.js';
import type { FeedReport, RunReport } from '../../../src/app/api.js';
import type { HttpAnswer, Ports } from '../../../src/app/ports.js';
import { keepConnection } from '../../../src/app/state/connections.js';
import { sync } from '../../../src/app/sync/sync.js';
import type { Day } from '../../../src/core/days.js';
import type { Connection, Provider } from '../../../src/providers/provider.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';
import { nodeSigner } from '../kit/node-signer.js';
import { answered, asker, type Asked } from './answers.js';
import { canariesOf, type Canaries } from './canary.js';

/** What the vendor answers; null: nothing is recorded, so 404. */
export type Vendor = (asked: Asked) => HttpAnswer | null;

export type Company = {
  readonly app: App;
  readonly book: FakeWorkbook;
  readonly canaries: Canaries;
  readonly state: Map<string, unknown>;
  /** Everything that was said outside the workbook. */
  readonly said: string[];
  readonly asked: Asked[];
  /** Texts of the vendor's answers. */
  readonly answers: string[];
  readonly baseUrl: string;
  vendor: Vendor;
  /** Answers the sign-in instead of the usual token. */
  signIn: HttpAnswer | null;
  /** Milliseconds slept since the start. */
  waited: number;
  now: number;
};

export const NAME = 'Ours';

/** A workbook in memory with one connection of the provider, at eight in the morning of `today`. */
export function company(provider: Provider, settings: Connection['settings'], today: Day, historyDays: number): Company {
  const book = fakeWorkbook();
  const canaries = canariesOf(provider);
  const state = new Map<string, unknown>();
  const ask = asker();
  const said: string[] = [];
  const baseUrl = provider.baseUrl === '' ? 'https://gateway.company.example' : provider.baseUrl;
  const ports = {
    workbook: book,
    clock: {
      now: () => us.now,
      local: (ms: number) => ({ day: new Date(ms).toISOString().slice(0, 10), hour: new Date(ms).getUTCHours(), minute: new Date(ms).getUTCMinutes() }),
      sleep: (ms: number) => { us.waited += ms; us.now += ms; },
    },
    state: { read: (key: string) => state.get(key) ?? null, write: (key: string, value: unknown) => void state.set(key, JSON.parse(JSON.stringify(value))) },
    secrets: { read: () => ({ [NAME]: canaries.credentials }), write: () => undefined },
    lock: { tryAcquire: () => true, release: () => undefined },
    host: { userEmail: () => 'ana@company.example', userToken: () => '', log: (text: string) => { said.push(text); }, toast: (text: string) => { said.push(text); }, reauthorizeUrl: () => null },
    triggers: { count: () => 0 },
    mail: { remainingToday: () => 100 },
    signer: () => nodeSigner(us.now),
    http: {
      fetchAll: (calls: Parameters<Ports['http']['fetchAll']>[0]) => calls.map((http): HttpAnswer => {
        const asked = ask(http);
        if (asked === null) return us.signIn ?? answered(200, JSON.stringify({ access_token: canaries.token, expires_in: 3_600, token_type: 'Bearer' }));
        us.asked.push(asked);
        const answer = us.vendor(asked) ?? answered(404, '{"error":{"message":"Nothing is recorded here."}}');
        if (answer.answered) us.answers.push(answer.text);
        if (answer.answered && answer.status < 300) ask.taken(http);
        return answer;
      }),
    },
  } as unknown as Ports;
  const app = makeApp(ports, { version: 'test', date: '2026-11-01', providers: [] }, '0.0.0');
  const us: Company = { app, book, canaries, state, said, asked: [], answers: [], baseUrl, vendor: () => null, signIn: null, waited: 0, now: Date.parse(`${today}T08:00:00Z`) };
  book.put('Settings', [['Setting', 'Value', 'What it does'], ['History days', historyDays, '']]);
  keepConnection(ports, { name: NAME, provider: provider.id, baseUrl, settings, owner: 'ana@company.example', connectedAt: '2026-09-01T00:00:00Z' });
  return us;
}

/** One run of the main job. */
export function run(us: Company, onDemand: readonly string[] = []): RunReport {
  return sync(us.app.again(), { connection: null, notTriedSince: null, onDemand, trigger: 'runner', budgetMs: 270_000 }).report;
}

export function reportOf(report: RunReport, feed: string): FeedReport {
  const found = report.feeds.find((one) => one.feed === feed);
  if (found === undefined) throw new Error(`No feed ${feed} in the report.`);
  return found;
}
