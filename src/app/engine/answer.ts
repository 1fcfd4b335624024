import { Fault, type FaultKind } from '../../core/fault.js';
import type { Connection, Provider, RefusalMeaning } from '../../providers/provider.js';
import type { HttpAnswer } from '../ports.js';
import { clockHint } from './clock-hint.js';
import { redact, withoutSecrets, type Secrets } from './redact.js';
import { waitSecondsOf } from './wait.js';

/** An answer read for what it means: a body, or a fault and how long to wait before asking again. */
export type Verdict =
  | Readonly<{ ok: true; body: unknown; text: string }>
  | Readonly<{
      ok: false;
      fault: Fault;
      waitSeconds: number | null;
      /** The cursor has died: ask the window again from page one. */
      restart?: boolean;
    }>;

type Refusal = Readonly<{ kind: FaultKind; what: string; fix: string }>;

/**
 * What an answer means. `raw` leaves the text unread.
 *
 * @param now milliseconds, to tell a clock that is wrong from a key that is
 */
export function verdictOf(answer: HttpAnswer, provider: Provider, connection: Connection, where: string, raw: boolean, now: number): Verdict {
  if (!answer.answered) {
    const what = `${provider.label} gave no answer (${redact(answer.reason, secretsOf(connection))}).`;
    return failed(new Fault('outage', what, where, 'It is tried again at the next run; check the base URL if you changed it.'), null);
  }
  if (answer.status < 200 || answer.status > 299 || answer.status === 204) {
    const meaning = provider.refusal?.(answer.status, jsonOf(answer.text)) ?? null;
    if (meaning === 'empty') return { ok: true, body: null, text: '' };
    if (answer.status !== 204) return refused(answer, meaning, provider, connection, where, now);
  }
  if (raw) return { ok: true, body: null, text: answer.text };
  return bodyOf(answer.text, provider, where);
}

function refused(answer: Extract<HttpAnswer, { answered: true }>, meaning: RefusalMeaning | null, provider: Provider, connection: Connection, where: string, now: number): Verdict {
  const status = meaning === null || meaning === 'restart' || meaning === 'empty' ? answer.status : STATUS_OF[meaning] ?? answer.status;
  const { kind, what, fix } = refusalOf(status, answer.text, provider);
  const said = saidBy(answer.text, provider, secretsOf(connection));
  const hint = kind === 'credential' ? clockHint(answer, now, provider) : '';
  const verdict = failed(new Fault(kind, said === '' ? what : `${what} It says: “${said}”`, where, hint + fix), waitSecondsOf(answer.headers));
  return meaning === 'restart' ? { ...verdict, restart: true } : verdict;
}

/** The status that says what a provider means by another one. */
const STATUS_OF: Readonly<Partial<Record<FaultKind, number>>> = { credential: 401, permission: 403, notEnabled: 404, quota: 429, outage: 503, config: 400 };

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function bodyOf(text: string, provider: Provider, where: string): Verdict {
  try {
    return { ok: true, body: JSON.parse(text) as unknown, text };
  } catch {
    const isPage = /^\s*</.test(text);
    const what = isPage
      ? `${provider.label} answered with a web page instead of data.`
      : text.trim() === ''
        ? `${provider.label} sent an empty answer.`
        : `${provider.label} sent an answer that breaks off or is no JSON.`;
    const fix = isPage
      ? 'Check the base URL of the connection: it may be a sign-in page or a proxy.'
      : 'Run it again; nothing of this period was written.';
    return failed(new Fault('shape', what, where, fix), null);
  }
}

function failed(fault: Fault, waitSeconds: number | null): Extract<Verdict, { ok: false }> {
  return { ok: false, fault, waitSeconds };
}

function refusalOf(status: number, text: string, provider: Provider): Refusal {
  const credential = provider.credentials[0];
  const label = credential?.label ?? 'key';
  if (status === 401) {
    const create = credential === undefined ? 'Connect again.' : `Create a new ${label} (${credential.scope}) at ${credential.createAt} and connect again.`;
    return { kind: 'credential', what: `The ${label} was refused.`, fix: create };
  }
  if (status === 429 || (status === 403 && /rateLimitExceeded|quotaExceeded/.test(text))) {
    return { kind: 'quota', what: `${provider.label} asks to slow down.`, fix: 'Nothing to do: it is tried again at the next run.' };
  }
  if (status === 402) return { kind: 'permission', what: `${provider.label} wants a billing problem solved first.`, fix: 'Check the billing page of the account.' };
  if (status === 403) {
    const needs = credential === undefined ? 'more rights' : credential.scope;
    return { kind: 'permission', what: `The ${label} is valid but may not read this.`, fix: `It needs: ${needs}. Give it that right, or connect another.` };
  }
  if (status === 404 || status === 410) {
    return { kind: 'notEnabled', what: `${provider.label} has no such report for this account.`, fix: 'Check the base URL and settings of the connection, and whether your plan includes this report.' };
  }
  if (status === 408 || status >= 500) return { kind: 'outage', what: `${provider.label} has trouble (HTTP ${status}).`, fix: 'It is tried again at the next run.' };
  if (status >= 300 && status < 400) return { kind: 'config', what: `${provider.label} points to another address (HTTP ${status}).`, fix: 'Check the base URL of the connection.' };
  return { kind: 'config', what: `${provider.label} refused the request (HTTP ${status}).`, fix: 'Check the settings of the connection.' };
}

/** The provider's own sentence, without secrets; '' when it has none. */
function saidBy(text: string, provider: Provider, secrets: Secrets): string {
  // Before a sentence is shortened: half a secret would not be known again.
  const body = jsonOf(withoutSecrets(text, secrets));
  const said = body === null ? null : provider.errorText?.(body) ?? commonErrorText(body);
  return said === null ? '' : redact(said, secrets);
}

function secretsOf({ credentials, token }: Connection): Secrets {
  return token === undefined ? credentials : { ...credentials, token };
}

/** The usual places of an error sentence: `error.message`, `error`, `message`, `detail`. */
function commonErrorText(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const { error, message, detail } = body as Record<string, unknown>;
  const nested = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)['message'] : error;
  const found = [nested, message, detail].filter((value): value is string => typeof value === 'string' && value !== '');
  return found[0] ?? null;
}
