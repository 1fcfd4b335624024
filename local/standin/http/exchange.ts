import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { WireAnswer, WireRequest } from './wire.js';

const MAX_BODY_BYTES = 50 * 1024 * 1024;
const MAX_REDIRECTS = 20;
const USER_AGENT = 'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com; stand-in)';

/** One request over the network. Header names stay as the server wrote them, which global fetch would not keep. */
export async function exchange(request: WireRequest): Promise<WireAnswer> {
  const deadline = Date.now() + request.timeoutMs;
  let current = request;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const answer = await once(current, deadline);
    const next = 'failure' in answer || !request.followRedirects ? null : redirected(current, answer);
    if (next === null) return answer;
    current = next;
  }
  return { failure: 'redirects' };
}

function once(request: WireRequest, deadline: number): Promise<WireAnswer> {
  return new Promise((resolve) => {
    const send = request.url.startsWith('https:') ? httpsRequest : httpRequest;
    const call = send(request.url, { method: request.method.toUpperCase(), headers: headersOf(request), agent: false });
    const timer = setTimeout(() => finish({ failure: 'timeout' }), Math.max(1, deadline - Date.now()));
    const finish = (answer: WireAnswer) => {
      clearTimeout(timer);
      call.destroy();
      resolve(answer);
    };
    call.on('error', (error: NodeJS.ErrnoException) => finish({ failure: error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN' ? 'dns' : 'unavailable' }));
    call.on('response', (response) => read(response, finish));
    call.end(request.body ?? undefined);
  });
}

function read(response: IncomingMessage, finish: (answer: WireAnswer) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BODY_BYTES) finish({ failure: 'tooLarge' });
  });
  response.on('aborted', () => finish({ failure: 'unavailable' }));
  response.on('end', () => {
    try {
      const body = unpacked(Buffer.concat(chunks), response.headers['content-encoding']);
      finish(body.length > MAX_BODY_BYTES ? { failure: 'tooLarge' } : { status: response.statusCode ?? 0, headers: pairs(response.rawHeaders), body });
    } catch {
      finish({ failure: 'unavailable' });
    }
  });
}

function unpacked(body: Buffer, encoding: string | undefined): Buffer {
  if (body.length === 0) return body;
  if (encoding === 'gzip') return gunzipSync(body);
  if (encoding === 'deflate') return inflateSync(body);
  return encoding === 'br' ? brotliDecompressSync(body) : body;
}

function headersOf(request: WireRequest): Record<string, string> {
  const headers: Record<string, string> = { 'User-Agent': USER_AGENT, 'Accept-Encoding': 'gzip,deflate,br' };
  for (const [name, value] of request.headers) headers[name] = value;
  if (request.body !== null) headers['Content-Length'] = String(request.body.length);
  return headers;
}

function pairs(raw: readonly string[]): (readonly [string, string])[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []));
}

/** The request a redirect asks for, or null when it is none. 301, 302 and 303 turn a post into a get. */
function redirected(request: WireRequest, answer: Extract<WireAnswer, { status: number }>): WireRequest | null {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return null;
  const location = answer.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (location === undefined) return null;
  const url = new URL(location, request.url).href;
  const keepsBody = answer.status === 307 || answer.status === 308 || request.method === 'get';
  return keepsBody ? { ...request, url } : { ...request, url, method: 'get', body: null };
}
