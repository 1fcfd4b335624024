import { Fault } from '../../core/fault.js';
import type { Provider } from '../../providers/provider.js';
import type { ConnectForm } from '../api.js';

const LOCAL = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/;
const LONGEST_NAME = 60;

/** The form with defaults filled in and every field checked. @throws Fault naming the field */
export function checkedForm(form: ConnectForm, provider: Provider, kept: Readonly<Record<string, string>>): ConnectForm {
  const name = (form.name.trim() === '' ? provider.label : form.name.trim()).replace(/\s+/g, ' ');
  if (name.length > LONGEST_NAME) throw wrong('Name', `It is longer than ${LONGEST_NAME} characters.`, 'Choose a shorter one.');
  return {
    provider: provider.id,
    name,
    baseUrl: checkedUrl(form.baseUrl.trim(), provider),
    credentials: checkedCredentials(form, provider, kept),
    settings: checkedSettings(form, provider),
    ...(form.keepAnyway === true ? { keepAnyway: true } : {}),
  };
}

/** Keys travel to it, so it is https, or a machine of one's own. */
function checkedUrl(url: string, provider: Provider): string {
  if (url === '' && provider.baseUrl === '') throw wrong('Base URL', 'It is missing.', `Give the address of your own ${provider.label}, as https://llm.example.com.`);
  if (url === '' || /^https:\/\/[^\s/?#]+[^\s?#]*$/.test(url) || LOCAL.test(url)) return url.replace(/\/+$/, '');
  throw wrong('Base URL', 'It must begin with https:// and have no query.', 'Correct it, or leave it blank for the provider’s own address.');
}

/** A blank secret keeps the one that is already there. */
function checkedCredentials(form: ConnectForm, provider: Provider, kept: Readonly<Record<string, string>>): Record<string, string> {
  const credentials: Record<string, string> = {};
  for (const field of provider.credentials) {
    const typed = (form.credentials[field.id] ?? '').trim();
    const value = typed === '' ? kept[field.id] ?? '' : typed;
    if (value === '' && field.optional !== true) throw wrong(field.label, 'It is missing.', `Create it at ${field.createAt} and paste it here.`);
    if (field.kind === 'text' && /\s/.test(value)) throw wrong(field.label, 'It holds a space or a line break.', 'Copy it again, whole and alone.');
    if (field.kind === 'json' && value !== '' && !isJsonObject(value)) throw wrong(field.label, 'It is no JSON file.', 'Paste the whole file as downloaded, from { to }.');
    credentials[field.id] = value;
  }
  unknownOf(form.credentials, provider.credentials.map((field) => field.id), 'Credential');
  return credentials;
}

function checkedSettings(form: ConnectForm, provider: Provider): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const field of provider.settings) {
    const value = (form.settings[field.id] ?? '').trim() || (field.default ?? '');
    if (value === '' && field.required) throw wrong(field.label, 'It is missing.', field.help);
    if (value !== '' && field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`).test(value)) {
      throw wrong(field.label, 'It does not have the right form.', field.patternHint ?? field.help);
    }
    if (value !== '' && field.choices !== undefined && field.choices.indexOf(value) < 0) {
      throw wrong(field.label, 'It is none of the choices.', `Choose one of: ${field.choices.join(', ')}.`);
    }
    settings[field.id] = value;
  }
  unknownOf(form.settings, provider.settings.map((field) => field.id), 'Setting');
  return settings;
}

function unknownOf(given: Readonly<Record<string, string>>, known: readonly string[], what: string): void {
  const extra = Object.keys(given).filter((id) => known.indexOf(id) < 0)[0];
  if (extra === undefined) return;
  throw wrong(`${what} “${extra}”`, 'The provider has no such field.', known.length === 0 ? 'Leave it out.' : `It has: ${known.join(', ')}.`);
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function wrong(field: string, what: string, fix: string): Fault {
  return new Fault('config', what, field, fix);
}
