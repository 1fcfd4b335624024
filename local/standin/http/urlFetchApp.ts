import { face, mismatch, PlatformError, type ServiceRuntime } from '../face.js';
import type { Quotas } from '../quotas.js';
import { newBlob } from '../utilities/blob.js';
import { signed } from '../utilities/bytes.js';
import { described, prepare, type FetchParams, type Prepared } from './request.js';
import type { WaitingThread } from './waiting.js';
import type { WireAnswer } from './wire.js';

type Answered = Extract<WireAnswer, { status: number }>;

/** Characters of the answer the error text of a failed request shows. */
const SHOWN_CHARACTERS = 150;

/** `UrlFetchApp` over the real network. */
export function createUrlFetchApp(runtime: ServiceRuntime, quotas: Quotas, thread: () => WaitingThread) {
  const send = (requests: readonly Prepared[]): object[] => {
    if (requests.length === 0) return [];
    quotas.take('urlfetch', requests.length, runtime.now());
    const answers = exchange(runtime, thread(), requests);
    const whole = answers.map((answer, index) => answered(answer, requests[index]?.wire.url ?? ''));
    whole.forEach((answer, index) => refuseFailure(answer, requests[index]));
    return whole.map((answer) => response(runtime, answer));
  };
  return face(runtime, { service: 'UrlFetchApp', name: 'UrlFetchApp' }, {
    fetch: (...args: unknown[]) => {
      if (typeof args[0] !== 'string' || args.length > 2) throw mismatch(args, 'UrlFetchApp.fetch');
      return send([prepare(args[0], paramsOf(args[1]))])[0];
    },
    fetchAll: (...args: unknown[]) => {
      if (!Array.isArray(args[0])) throw mismatch(args, 'UrlFetchApp.fetchAll');
      return send(args[0].map((item: unknown) => (typeof item === 'string' ? prepare(item, {}) : prepare(String(paramsOf(item)['url']), paramsOf(item)))));
    },
    getRequest: (url: unknown, params?: unknown) => described(String(url), paramsOf(params)),
  });
}

function paramsOf(params: unknown): FetchParams {
  return typeof params === 'object' && params !== null ? (params as FetchParams) : {};
}

/** All requests at once. Seconds that really pass, beyond the typical latency already counted, pass on the virtual clock too. */
function exchange(runtime: ServiceRuntime, thread: WaitingThread, requests: readonly Prepared[]): readonly WireAnswer[] {
  thread.warm();
  const started = performance.now();
  const longest = Math.max(...requests.map(({ wire }) => wire.timeoutMs));
  const answer = thread.run({ kind: 'fetch', requests: requests.map(({ wire }) => wire) }, longest);
  if (answer.kind !== 'fetch') throw new Error('The network thread answered another job.');
  // Whole seconds only, so that a fast peer gives the same virtual times on each run.
  runtime.sleep(Math.floor((performance.now() - started) / 1000) * 1000);
  return answer.answers;
}

/** One connection that fails throws for the whole batch, muted or not. */
function answered(answer: WireAnswer, url: string): Answered {
  if ('status' in answer) return answer;
  switch (answer.failure) {
    case 'dns':
      throw new PlatformError(`DNS error: ${url}`);
    case 'timeout':
      throw new PlatformError(`Timeout: ${url}`);
    case 'tooLarge':
      throw new PlatformError('Limit Exceeded: URLFetch Response Size.');
    case 'redirects':
      throw new PlatformError(`Too many redirects: ${url}`);
    case 'unavailable':
      throw new PlatformError(`Address unavailable: ${url}`);
  }
}

function refuseFailure(answer: Answered, request: Prepared | undefined): void {
  if (!request || request.mute || answer.status < 400) return;
  const text = Buffer.from(answer.body).toString('utf8');
  const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text;
  const told = shown === '' ? '' : `. Truncated server response: ${shown}`;
  throw new PlatformError(`Request failed for ${new URL(request.wire.url).origin} returned code ${answer.status}${told} (use muteHttpExceptions option to examine full response)`);
}

function response(runtime: ServiceRuntime, answer: Answered): object {
  const body = Buffer.from(answer.body);
  const type = answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
  return face(runtime, { service: null, name: 'UrlFetchApp.HTTPResponse' }, {
    getResponseCode: () => answer.status,
    getContentText: (charset?: unknown) => newBlob(runtime, body, type, null).getDataAsString(String(charset ?? charsetOf(type))),
    getContent: () => signed(body),
    getHeaders: () => Object.fromEntries(answer.headers),
    getAllHeaders: () => allHeaders(answer.headers),
    getBlob: () => newBlob(runtime, body, type?.split(';')[0]?.trim() ?? null, 'response'),
    getAs: (wanted: unknown) => newBlob(runtime, body, type?.split(';')[0]?.trim() ?? null, 'response').getAs(wanted),
  });
}

function charsetOf(type: string | null): string {
  return /charset="?([\w-]+)/i.exec(type ?? '')?.[1] ?? 'UTF-8';
}

/** Headers sent more than once become a list. */
function allHeaders(headers: readonly (readonly [string, string])[]): Record<string, string | string[]> {
  const all: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    const before = all[name];
    all[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return all;
}
