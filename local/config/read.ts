import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import type { ConnectForm } from '../../src/app/api.js';
import { connectForms, type ProviderFields } from './connections.js';
import type { FaultPlan } from '../standin/faults.js';
import { ConfigError } from './error.js';
import { faultPlan } from './faults.js';
import { errorOfIssue, memberOf } from './issues.js';
import { configSchema, type RawConfig, type RawFile } from './schema.js';

/** A file to import; `name` is '' for the import's own. */
export type ConfigFile = Omit<RawFile, 'kind' | 'name'> & Readonly<{ kind: string; name: string }>;

/** A checked configuration with absolute paths and filled forms. */
export type Config = Readonly<{
  /** Milliseconds since 1970; null for the real clock. */
  now: number | null;
  timeZone: string;
  baseCurrency: string | null;
  connections: readonly ConnectForm[];
  /** CSV file per tab name. */
  tabs: Readonly<Record<string, string>>;
  files: readonly ConfigFile[];
  send: readonly ('digest' | 'review')[];
  /** Functions of menu items. */
  menu: readonly string[];
  /** All demo providers, none, or those of these ids. */
  demo: boolean | readonly string[];
  faults: FaultPlan | null;
}>;

/** The configuration in a file. Paths in it are relative to the file. */
export function readConfig(path: string, providers: readonly ProviderFields[]): Config {
  if (!isFile(path)) throw new ConfigError('config', `There is no file ${path}. Give an existing one with --config.`);
  return checkConfig(parseJson(readFileSync(path, 'utf8')), dirname(path), providers);
}

export function checkConfig(json: unknown, folder: string, providers: readonly ProviderFields[]): Config {
  const checked = v.safeParse(configSchema, json, { abortEarly: true });
  if (!checked.success) throw errorOfIssue(checked.issues[0]);
  const raw = checked.output;
  return {
    now: raw.now === undefined ? null : Date.parse(raw.now),
    timeZone: raw.timeZone ?? 'UTC',
    baseCurrency: raw.baseCurrency ?? null,
    connections: connectForms(raw.connections ?? [], providers),
    tabs: tabFiles(raw.tabs ?? {}, folder),
    files: importFiles(raw.files ?? [], folder),
    send: raw.send ?? [],
    menu: raw.menu ?? [],
    demo: demoProviders(raw.demo ?? false, providers),
    faults: raw.faults === undefined ? null : faultPlan(raw.faults),
  };
}

function demoProviders(demo: boolean | readonly string[], providers: readonly ProviderFields[]): Config['demo'] {
  const unknown = demo === true || demo === false ? -1 : demo.findIndex((id) => !providers.some((provider) => provider.id === id));
  if (unknown >= 0) throw new ConfigError(`config.demo[${String(unknown)}]`, `There is no such provider. Known: ${providers.map(({ id }) => id).join(', ')}.`);
  return demo;
}

function tabFiles(tabs: Readonly<Record<string, string>>, folder: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tabs).map(([tab, file]) => [tab, existingFile(resolve(folder, file), `config.tabs${memberOf(tab)}`)] as const),
  );
}

function importFiles(files: NonNullable<RawConfig['files']>, folder: string): Config['files'] {
  return files.map(({ kind, path, name, ...answers }, index) => {
    const found = existingFile(resolve(folder, path), `config.files[${String(index)}].path`);
    return { ...answers, kind: kind ?? 'auto', path: found, name: name ?? '' };
  });
}

function existingFile(path: string, field: string): string {
  if (!isFile(path)) throw new ConfigError(field, `There is no file ${path}. Paths are relative to the configuration file.`);
  return path;
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // Node quotes the text around the mistake, which may be a secret: only the position is passed on.
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new ConfigError('config', position === undefined ? 'is not valid JSON.' : `is not valid JSON: line ${lineAt(text, Number(position))}.`);
  }
}

function lineAt(text: string, position: number): string {
  return String(text.slice(0, position).split('\n').length);
}
