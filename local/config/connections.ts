import type { ConnectForm } from '../../src/app/api.js';
import type { Provider } from '../../src/providers/provider.js';
import { formCredentials } from './credentials.js';
import { ConfigError } from './error.js';
import type { RawConnection } from './schema.js';

/** What must be known of a provider to fill its connect form. */
export type ProviderFields = Pick<Provider, 'id' | 'label' | 'credentials' | 'settings'>;

/** The connect form of each declared connection, as a user would fill it in the sidebar. */
export function connectForms(connections: readonly RawConnection[], providers: readonly ProviderFields[]): ConnectForm[] {
  const taken = new Set<string>();
  return connections.map((connection, index) => {
    const field = `config.connections[${String(index)}]`;
    const provider = providers.find(({ id }) => id === connection.provider);
    if (provider === undefined) throw new ConfigError(`${field}.provider`, `There is no such provider. Known: ${idsOf(providers)}.`);
    const name = connection.name ?? provider.label;
    if (taken.has(name)) throw new ConfigError(`${field}.name`, 'Another connection has this name. Names must differ.');
    taken.add(name);
    return {
      provider: provider.id,
      name,
      baseUrl: connection.baseUrl ?? '',
      credentials: formCredentials(connection.credentials ?? {}, provider, `${field}.credentials`),
      settings: formSettings(connection.settings ?? {}, provider, `${field}.settings`),
    };
  });
}

function formSettings(settings: NonNullable<RawConnection['settings']>, provider: ProviderFields, field: string): Record<string, string> {
  const form: Record<string, string> = {};
  for (const [id, value] of Object.entries(settings)) {
    const declared = provider.settings.find((setting) => setting.id === id);
    if (declared === undefined) throw new ConfigError(`${field}.${id}`, `${provider.label} has no such setting. Known: ${idsOf(provider.settings)}.`);
    const text = textOf(value);
    if (declared.choices !== undefined && text !== '' && !declared.choices.includes(text)) {
      throw new ConfigError(`${field}.${id}`, `must be one of ${declared.choices.join(', ')}.`);
    }
    if (declared.pattern !== undefined && text !== '' && !new RegExp(`^(?:${declared.pattern})$`).test(text)) {
      throw new ConfigError(`${field}.${id}`, declared.patternHint ?? 'has the wrong form.');
    }
    form[id] = text;
  }
  const missing = provider.settings.find(({ id, required, default: preset }) => required && preset === undefined && (form[id] ?? '') === '');
  if (missing !== undefined) throw new ConfigError(`${field}.${missing.id}`, `is missing. ${missing.help}`.trim());
  return form;
}

function textOf(value: string | number | boolean | readonly (string | number)[]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.join(', ') : String(value).trim();
}

function idsOf(fields: readonly Readonly<{ id: string }>[]): string {
  return fields.length === 0 ? 'none' : fields.map(({ id }) => id).join(', ');
}
