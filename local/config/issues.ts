import type * as v from 'valibot';
import { ConfigError } from './error.js';

/** The first complaint of the schema as an error that names the field: `config.connections[1].provider`. */
export function errorOfIssue(issue: v.BaseIssue<unknown>): ConfigError {
  return new ConfigError(fieldOf(issue.path ?? []), sentenceOf(issue));
}

function sentenceOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.path !== undefined) {
    return issue.expected === 'never' ? 'There is no such field. Check the spelling or leave it out.' : 'is missing.';
  }
  // Only sentences of our own schema: those of the library quote what they found.
  return /[.]$/.test(issue.message) && !issue.message.includes('received') ? issue.message : 'has the wrong form.';
}

function fieldOf(path: readonly Readonly<{ key: unknown }>[]): string {
  return path.reduce((field, { key }) => field + (typeof key === 'number' ? `[${String(key)}]` : memberOf(String(key))), 'config');
}

/** `.name`, or `["a name"]` where it needs quotes. */
export function memberOf(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
