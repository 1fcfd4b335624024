import { Fault } from '../../core/fault.js';
import { providerById } from '../../providers/index.js';
import type { Connection, Provider } from '../../providers/provider.js';
import type { Ports } from '../ports.js';
import { recordIn } from './record.js';

/** A connection as it is kept: no secret. Secrets lie in the store of the user who connected. */
export type StoredConnection = Readonly<{
  name: string;
  provider: string;
  baseUrl: string;
  settings: Readonly<Record<string, string>>;
  /** Whose user properties hold the credentials. */
  owner: string;
  /** ISO instant. */
  connectedAt: string;
}>;

/** Provider, stored part and credentials of a connection, ready to use. */
export type LiveConnection = Readonly<{ provider: Provider; connection: Connection; owner: string; hasSecrets: boolean }>;

const KEY = 'connections';

export function storedConnections(ports: Ports): StoredConnection[] {
  const kept = recordIn(ports.state.read(KEY));
  return Object.keys(kept).map((name) => kept[name] as StoredConnection);
}

export function keepConnection(ports: Ports, connection: StoredConnection): void {
  ports.state.write(KEY, { ...recordIn(ports.state.read(KEY)), [connection.name]: connection });
}

export function dropConnection(ports: Ports, name: string): void {
  const { [name]: dropped, ...rest } = recordIn(ports.state.read(KEY));
  if (dropped === undefined) throw unknownConnection(name);
  ports.state.write(KEY, rest);
  ports.secrets.write(name, null);
}

/** All connections with the secrets this user holds. */
export function liveConnections(ports: Ports): LiveConnection[] {
  const stored = storedConnections(ports);
  if (stored.length === 0) return [];
  const secrets = ports.secrets.read();
  return stored.map((one) => liveOf(one, secrets[one.name])).filter((one): one is LiveConnection => one !== null);
}

export function liveConnection(ports: Ports, name: string): LiveConnection {
  const found = liveConnections(ports).filter((one) => one.connection.name === name)[0];
  if (found === undefined) throw unknownConnection(name);
  return found;
}

function liveOf(stored: StoredConnection, credentials: Readonly<Record<string, string>> | undefined): LiveConnection | null {
  const provider = providerById(stored.provider);
  if (provider === undefined) return null;
  const needed = provider.credentials.filter((field) => field.optional !== true);
  const hasSecrets = needed.every((field) => (credentials?.[field.id] ?? '') !== '');
  const { name, baseUrl, settings, owner } = stored;
  return { provider, owner, hasSecrets, connection: { provider: provider.id, name, baseUrl, settings, credentials: credentials ?? {} } };
}

function unknownConnection(name: string): Fault {
  return new Fault('config', `There is no connection named ${name}.`, 'Connections', 'Open the sidebar and choose one of the list.');
}
