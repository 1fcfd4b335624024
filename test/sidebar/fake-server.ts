import type { CommandName, Commands, ConnectionCard, FeedHealth, FeedReport, ProviderCard, Reply, RoadCard, SidebarState, SyncProgress } from '../../src/app/api.js';

export type Handlers = { [N in CommandName]?: (input: Commands[N]['input']) => Reply<Commands[N]['value']> };
export type Call = Readonly<{ name: CommandName; input: unknown }>;
/** What reaches the page's handlers: an answer, or the text of an error the platform threw. */
export type Delivery = Readonly<{ answer: unknown }> | Readonly<{ thrown: string }>;
export type FakeServer = Readonly<{ calls: Call[]; deliver: (name: CommandName, input: unknown) => Delivery; on: (handlers: Handlers) => void; state: () => SidebarState; set: (part: Partial<SidebarState>) => void }>;

export const ok = <T>(value: T): Reply<T> => ({ ok: true, value });
const facts: ProviderCard['facts'] = { gives: ['usage', 'cost', 'keys'], auth: 'key', lag: 'up to 24 h', restates: 'the last 3 days', limits: '60 requests a minute', verified: 'official schema' };

export const acme: ProviderCard = {
  id: 'acme', label: 'Acme AI', vendor: 'Acme', bucket: 'API', baseUrl: 'https://api.acme.example/v1', facts,
  credentials: [{ id: 'adminKey', label: 'Admin key', createAt: 'https://console.acme.example/keys', scope: 'usage:read', kind: 'text' }],
  settings: [
    { id: 'organization', label: 'Organization', help: 'Starts with org-.', kind: 'text', required: true, pattern: 'org-[a-z0-9]+', patternHint: 'Write it like org-4f2a.' },
    { id: 'region', label: 'Region', help: 'Where the data lives.', kind: 'choice', choices: ['us', 'eu'], required: true, default: 'us' },
    { id: 'tax', label: 'Fetch tax', help: 'Tax lines of the invoice.', kind: 'yesNo', required: false, default: 'no' },
  ],
};
export const cloud: ProviderCard = {
  id: 'nimbus', label: 'Nimbus billing export', vendor: 'Nimbus', bucket: 'Cloud', baseUrl: 'https://nimbus.example', facts: { ...facts, gives: ['cost'], verified: 'documentation' },
  credentials: [{ id: 'file', label: 'Service account key', createAt: 'https://nimbus.example/iam', scope: 'BigQuery Data Viewer', kind: 'json' }], settings: [],
};

export const quarry: RoadCard = {
  id: 'quarry', label: 'Quarry (console)', vendor: 'Quarry', bucket: 'API', why: 'Quarry shows usage in its console only.', best: 'connection', providers: ['nimbus'], imports: ['cost'],
  steps: [{ text: 'Save the usage table as CSV.', at: 'https://console.quarry.example/usage' }, { text: 'Connect Nimbus billing export: its bill carries this spend.' }, { text: 'Or: import the file as Costs.' }],
};
export const plume: RoadCard = { id: 'plume', label: 'Plume AI', vendor: 'Plume', bucket: 'SaaS', why: 'There is no list of seats.', best: 'subscription', providers: [], imports: [], steps: [{ text: 'Add a row to the Subscriptions tab.' }] };

export function feed(over: Partial<FeedHealth> = {}): FeedHealth {
  return { feed: 'usage', label: 'Usage', state: 'never', lastSuccess: null, through: null, lag: 'up to 24 h', error: null, nextStep: '', nextRun: null, ...over };
}

export function connection(over: Partial<ConnectionCard> = {}): ConnectionCard {
  return {
    name: 'Acme AI', provider: 'acme', label: 'Acme AI', baseUrl: 'https://api.acme.example/v1', credentials: { adminKey: 'set, ends in 4f2a' }, settings: { organization: 'org-4f2a', region: 'us', tax: 'no' },
    feeds: [feed(), feed({ feed: 'costs', label: 'Costs' })], paidReports: [], ...over,
  };
}

export function feedReport(over: Partial<FeedReport> = {}): FeedReport {
  return { provider: 'acme', connection: 'Acme AI', feed: 'usage', state: 'ok', requests: 2, pages: 2, rows: 120, added: 120, changed: 0, removed: 0, findings: [], error: null, ...over };
}

export function slice(over: Partial<SyncProgress>, feeds: readonly FeedReport[] = [], busy = false): SyncProgress {
  return { finished: false, doneSteps: 0, totalSteps: 4, doing: 'Acme AI, usage', ...over, report: { exit: 'done', busy, feeds, findings: [], cellsWritten: 0, mailsSent: 0 } };
}

export function emptyState(): SidebarState {
  return {
    workbook: { name: 'AI spend 2026', url: 'https://docs.google.com/spreadsheets/d/abc/edit', timeZone: 'Europe/Berlin' },
    user: 'ana@company.example', version: '0.1.0', providers: [acme, cloud], roads: [quarry, plume], connections: [],
    schedule: { on: false, recipients: [], digestWeekday: 1, hour: 8, triggerHealthy: true, problem: '' }, lastRun: null,
  };
}

/** A server that answers as scripted; what is not scripted fails loudly in the page. A handler that throws stands for the platform. */
export function fakeServer(start: SidebarState = emptyState()): FakeServer {
  let state = start;
  let handlers: Handlers = {};
  const calls: Call[] = [];
  const set = (part: Partial<SidebarState>): void => { state = { ...state, ...part }; };
  const deliver = (name: CommandName, input: unknown): Delivery => {
    calls.push({ name, input });
    const handler = handlers[name] as ((input: unknown) => unknown) | undefined;
    if (handler === undefined) return name === 'state' ? { answer: ok(state) } : { thrown: `No script for ${name}` };
    try {
      return { answer: handler(input) };
    } catch (error) {
      return { thrown: (error as Error).message };
    }
  };
  return { calls, deliver, on: (more) => { handlers = { ...handlers, ...more }; }, state: () => state, set };
}
