import type { ConnectForm, ConnectionCard, ProviderCard } from '../../src/app/api.js';

/** What the user typed; secrets stay in their inputs and are read when sent. */
export type Draft = Readonly<{ name: string; baseUrl: string; settings: Readonly<Record<string, string>>; untested: boolean }>;
export type Errors = Readonly<Record<string, string>>;

/** The form as it opens: defaults, or what the connection has now. */
export function draftOf(provider: ProviderCard, existing: ConnectionCard | null, names: readonly string[]): Draft {
  const settings = Object.fromEntries(provider.settings.map((field) => [field.id, existing?.settings[field.id] ?? field.default ?? '']));
  const baseUrl = existing === null || existing.baseUrl === provider.baseUrl ? '' : existing.baseUrl;
  return { name: existing?.name ?? freeName(provider.label, names), baseUrl, settings, untested: false };
}

/** The label, or the label with the first free number. */
export function freeName(label: string, names: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? label : `${label} ${number}`;
    if (!names.includes(name)) return name;
  }
}

/** One sentence per wrong field, keyed `secret-…`, `setting-…`, `name` or `baseUrl`. */
export function errorsOf(provider: ProviderCard, draft: Draft, secrets: Readonly<Record<string, string>>, existing: ConnectionCard | null, names: readonly string[]): Errors {
  const errors: Record<string, string> = {};
  for (const field of provider.credentials) {
    const typed = secrets[field.id] ?? '';
    const kept = existing?.credentials[field.id]?.startsWith('set') === true;
    if (typed === '' && field.optional !== true && !kept) errors[`secret-${field.id}`] = `Paste the ${field.label.charAt(0).toLowerCase()}${field.label.slice(1)}.`;
    else if (field.kind === 'text' && /\s/.test(typed)) errors[`secret-${field.id}`] = 'It holds a space or a line break. Copy it again, whole and alone.';
    else if (field.kind === 'json' && typed !== '' && !isJsonObject(typed)) errors[`secret-${field.id}`] = 'Paste the whole file as downloaded, from { to }.';
  }
  for (const field of provider.settings) {
    const value = (draft.settings[field.id] ?? '').trim();
    if (value === '' && field.required) errors[`setting-${field.id}`] = 'Fill this in.';
    else if (value !== '' && field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`).test(value)) errors[`setting-${field.id}`] = field.patternHint ?? 'It does not have the right form.';
  }
  if (existing === null && names.includes(draft.name.trim())) errors['name'] = 'A connection has this name. Choose another.';
  if (draft.baseUrl.trim() !== '' && !/^https?:\/\/[^\s?#]+$/.test(draft.baseUrl.trim())) errors['baseUrl'] = 'It must begin with https:// and have no query.';
  return errors;
}

/** What is sent. */
export function formOf(provider: ProviderCard, draft: Draft, secrets: Readonly<Record<string, string>>): ConnectForm {
  const settings = Object.fromEntries(Object.entries(draft.settings).map(([id, value]) => [id, value.trim()]));
  return { provider: provider.id, name: draft.name.trim(), baseUrl: draft.baseUrl.trim(), credentials: secrets, settings, ...(draft.untested ? { keepAnyway: true } : {}) };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
