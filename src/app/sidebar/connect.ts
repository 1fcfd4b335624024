import { dayOfInstant, addDays } from '../../core/days.js';
import { Fault, faultOf } from '../../core/fault.js';
import { providerById } from '../../providers/index.js';
import type { Call, Connection, Provider, Step } from '../../providers/provider.js';
import type { ConnectForm, TestResult } from '../api.js';
import type { App } from '../app.js';
import { verdictOf } from '../engine/answer.js';
import { httpCallOf } from '../engine/request.js';
import { forgetFeeds } from '../state/feeds.js';
import { keepConnection, liveConnection, storedConnections } from '../state/connections.js';
import { tokenOf } from '../sync/tokens.js';
import { checkedForm } from './form.js';

/** Checks the form, tries the credentials, and keeps the connection when they work or `keepAnyway`. */
export function connect(app: App, form: ConnectForm): TestResult {
  const provider = providerById(form.provider);
  if (provider === undefined) throw new Fault('config', 'There is no such provider.', `Provider “${form.provider}”`, 'Choose one of the list.');
  const name = form.name.trim() === '' ? provider.label : form.name.trim().replace(/\s+/g, ' ');
  const before = storedConnections(app.ports).filter((one) => one.name === name)[0];
  if (before !== undefined && before.provider !== provider.id) {
    throw new Fault('config', `The name is taken by a connection to ${before.provider}.`, 'Name', 'Choose another name.');
  }
  const kept = before === undefined ? {} : app.ports.secrets.read()[name] ?? {};
  const checked = checkedForm(form, provider, kept);
  const connection = connectionOf(checked);
  const result = form.keepAnyway === true ? { passed: false, message: 'Kept without a test.', fix: '' } : tryOut(app, provider, connection);
  const saved = result.passed || form.keepAnyway === true;
  if (saved) save(app, checked, before !== undefined && (before.baseUrl !== checked.baseUrl || !sameSettings(before.settings, checked.settings)));
  return { ...result, saved, name: checked.name };
}

/** Tries a connection that is already kept. */
export function test(app: App, name: string): TestResult {
  const { provider, connection } = liveConnection(app.ports, name);
  return { ...tryOut(app, provider, connection), saved: true, name };
}

function save(app: App, form: ConnectForm, elsewhere: boolean): void {
  app.ports.secrets.write(form.name, form.credentials);
  keepConnection(app.ports, {
    name: form.name,
    provider: form.provider,
    baseUrl: form.baseUrl,
    settings: form.settings,
    owner: app.ports.host.userEmail(),
    connectedAt: new Date(app.ports.clock.now()).toISOString(),
  });
  if (elsewhere) forgetFeeds(app.ports, form.name);
}

function tryOut(app: App, provider: Provider, connection: Connection): Pick<TestResult, 'passed' | 'message' | 'fix'> {
  try {
    const live = provider.token === undefined ? connection : { ...connection, token: tokenOf(app, provider, connection) };
    probe(app, provider, live);
    return { passed: true, message: `${provider.label} answers and accepts the key.`, fix: '' };
  } catch (error) {
    const fault = faultOf(error, provider.id);
    // A test is not run again by itself.
    const passing = fault.kind === 'outage' || fault.kind === 'quota';
    return { passed: false, message: fault.what, fix: passing ? 'Test it again in a few minutes; check the base URL if you changed it.' : fault.fix };
  }
}

function probe(app: App, provider: Provider, connection: Connection): void {
  const step = probeStep(app, connection);
  const call = provider.probe?.(step) ?? firstCall(provider, step);
  if (call === null) return;
  const where = `${provider.id} test`;
  const [answer] = app.ports.http.fetchAll([httpCallOf(call, provider, connection, app.ports.signer())], 30);
  if (answer === undefined) throw new Fault('outage', `${provider.label} gave no answer.`, where, 'Try again in a few minutes.');
  const verdict = verdictOf(answer, provider, connection, where, call.raw === true, step.now);
  if (!verdict.ok) throw verdict.fault;
}

/** Yesterday alone: every provider has it, and it is small. */
export function probeStep(app: App, connection: Connection): Step {
  const now = app.ports.clock.now();
  const today = dayOfInstant(now);
  return { connection, today, now, period: { start: addDays(today, -1), end: today } };
}

function firstCall(provider: Provider, step: Step): Call | null {
  const feed = provider.feeds.filter((one) => one.onDemand === undefined && one.enabled?.(step.connection) !== false)[0];
  return feed?.start(step)[0] ?? null;
}

function connectionOf(form: ConnectForm): Connection {
  return { provider: form.provider, name: form.name, baseUrl: form.baseUrl, credentials: form.credentials, settings: form.settings };
}

function sameSettings(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return JSON.stringify(Object.keys(a).sort().map((id) => [id, a[id]])) === JSON.stringify(Object.keys(b).sort().map((id) => [id, b[id]]));
}
