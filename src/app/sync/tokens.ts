import { Fault, faultOf } from '../../core/fault.js';
import type { Connection, Provider } from '../../providers/provider.js';
import type { App } from '../app.js';
import { verdictOf } from '../engine/answer.js';
import { clockHint } from '../engine/clock-hint.js';
import type { LiveConnection } from '../state/connections.js';

/**
 * Connections with the access token their provider wants, exchanged once a run
 * and kept nowhere. Without credentials the user's own token stands in.
 *
 * An exchange that fails leaves the connection without a token; its feeds then
 * fail with the provider's own refusal, told by `tokenFault`.
 */
export function withTokens(app: App, connections: readonly LiveConnection[]): LiveConnection[] {
  return connections.map((live) => {
    if (live.provider.token === undefined) return live;
    try {
      return { ...live, connection: { ...live.connection, token: tokenOf(app, live.provider, live.connection) } };
    } catch (error) {
      return { ...live, provider: refusing(live.provider, faultOf(error, `${live.provider.id} sign-in`)) };
    }
  });
}

/** The token of one connection. @throws Fault that says why it was not given */
export function tokenOf(app: App, provider: Provider, connection: Connection): string {
  const exchange = provider.token;
  if (exchange === undefined) return '';
  const where = `${provider.id} sign-in`;
  if (Object.keys(connection.credentials).every((id) => connection.credentials[id] === '')) return ownToken(app, provider, where);
  const [answer] = app.ports.http.fetchAll([exchange.request(connection, app.ports.signer())], 60);
  if (answer === undefined) throw new Fault('outage', `${provider.label} gave no answer.`, where, 'It is tried again at the next run.');
  const now = app.ports.clock.now();
  const verdict = verdictOf(answer, provider, connection, where, false, now);
  if (!verdict.ok) throw verdict.fault.kind === 'config' ? refusedSignIn(verdict.fault, where, clockHint(answer, now, provider)) : verdict.fault;
  return exchange.read(verdict.body).token;
}

function ownToken(app: App, provider: Provider, where: string): string {
  const token = app.ports.host.userToken();
  if (token !== '') return token;
  throw new Fault('credential', 'No key is given and your own account may not read this.', where, `Paste a ${provider.credentials[0]?.label ?? 'key'}, or install the build that asks for the scope.`);
}

/** Token endpoints answer 400 for a bad key; that is a matter of the credential. */
function refusedSignIn(fault: Fault, where: string, hint: string): Fault {
  return new Fault('credential', fault.what, where, `${hint}Create a new key and connect again.`, fault);
}

/** The provider with every feed failing as the sign-in did, so that each shows the cause. */
function refusing(provider: Provider, fault: Fault): Provider {
  return {
    ...provider,
    feeds: provider.feeds.map((feed) => ({ ...feed, start: () => { throw fault; } })),
  };
}
