import { Fault } from '../../core/fault.js';
import type { Connection, HttpCall, SettingField } from '../provider.js';

/** A setting of the connection, its default when blank. @throws Fault when it does not match its pattern or is missing */
export function settingValue({ provider, settings }: Connection, fields: readonly SettingField[], id: string): string {
  const field = fields.find((one) => one.id === id);
  const given = (settings[id] ?? '').trim();
  const value = given === '' ? field?.default ?? '' : given;
  const isWrong = value === '' ? field?.required === true : field?.pattern !== undefined && !new RegExp(field.pattern).test(value);
  if (isWrong) throw new Fault('config', `The setting “${field?.label ?? id}” is not usable.`, provider, field?.patternHint ?? 'Fill it in.');
  return value;
}

/** The call with a header that authorises it. @throws Fault for a self-hosted system whose address was not given */
export function withHeader(call: HttpCall, name: string, value: string, provider: string): HttpCall {
  if (!/^https?:\/\//.test(call.url)) {
    throw new Fault('config', 'The base URL is missing.', provider, 'Give the address of your own installation, as https://llm.example.com.');
  }
  return { ...call, headers: { ...call.headers, [name]: value } };
}

/** `litellm:llm.example.com`: the log and where it is kept. */
export function sourceOf({ provider, baseUrl }: Connection): string {
  const host = /^https?:\/\/([^/?#]+)/.exec(baseUrl)?.[1] ?? '';
  return host === '' ? provider : `${provider}:${host}`;
}
