import type { CredentialField } from '../../src/providers/provider.js';
import type { ProviderFields } from './connections.js';
import { ConfigError } from './error.js';

/** Names that mean the one secret of a provider that has one. */
const ALIASES: readonly string[] = ['key', 'apiKey', 'adminKey', 'token'];

/**
 * Credentials as the connect form holds them. A text is the provider's one
 * secret; a JSON file may stand as text or as the object it contains.
 */
export function formCredentials(credentials: string | Readonly<Record<string, unknown>>, provider: ProviderFields, field: string): Record<string, string> {
  const form = typeof credentials === 'string' ? secretAlone(credentials, provider, field) : secretsByName(credentials, provider, field);
  const missing = provider.credentials.find(({ id, optional }) => optional !== true && (form[id] ?? '') === '');
  if (missing !== undefined) throw new ConfigError(`${field}.${missing.id}`, `is missing. ${missing.label}: ${missing.createAt}`);
  return form;
}

function secretAlone(secret: string, provider: ProviderFields, field: string): Record<string, string> {
  const only = onlySecret(provider);
  if (only === null) {
    throw new ConfigError(field, `${provider.label} takes ${String(provider.credentials.length)} credentials; give an object with ${idsOf(provider)}.`);
  }
  return { [only.id]: secret.trim() };
}

function secretsByName(credentials: Readonly<Record<string, unknown>>, provider: ProviderFields, field: string): Record<string, string> {
  const only = onlySecret(provider);
  // The service account file itself in place of a field that holds it.
  if (only?.kind === 'json' && 'private_key' in credentials) return { [only.id]: JSON.stringify(credentials) };
  const form: Record<string, string> = {};
  for (const [name, value] of Object.entries(credentials)) {
    const declared = provider.credentials.find(({ id }) => id === name) ?? (ALIASES.includes(name) ? only : null);
    if (declared === null) throw new ConfigError(`${field}.${name}`, `${provider.label} has no such credential. Known: ${idsOf(provider)}.`);
    form[declared.id] = secretText(value, declared, `${field}.${name}`);
  }
  return form;
}

/** The one secret of a provider: its only credential, or the only one it insists on. */
function onlySecret(provider: ProviderFields): CredentialField | null {
  const needed = provider.credentials.filter(({ optional }) => optional !== true);
  const candidates = provider.credentials.length === 1 ? provider.credentials : needed;
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

function secretText(value: unknown, declared: CredentialField, field: string): string {
  if (typeof value === 'string') return value.trim();
  if (declared.kind === 'json' && typeof value === 'object' && value !== null) return JSON.stringify(value);
  throw new ConfigError(field, declared.kind === 'json' ? 'must be the JSON file as text or as an object.' : 'must be text.');
}

function idsOf(provider: ProviderFields): string {
  return provider.credentials.length === 0 ? 'none' : provider.credentials.map(({ id }) => id).join(', ');
}
