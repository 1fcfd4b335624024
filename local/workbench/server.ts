import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import type { PageFiles } from './bundle.js';
import { mailPage } from './mailPage.js';
import { requests, type Requests } from './requests.js';
import type { Session } from './session.js';
import { withShim } from './shim.js';

const MOST_BYTES = 20_000_000;
/** The page runs its own files alone and reaches its own server alone. */
const PAGE_POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; frame-src 'self'; object-src 'none'; base-uri 'none'";
const SIDEBAR_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; sandbox allow-scripts allow-forms allow-popups";
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups";

export type Workbench = Readonly<{ address: string; close: () => Promise<void> }>;

/**
 * Serves the workbench on loopback.
 *
 * @param sidebarHtml the built sidebar
 * @param port 0 for any free one
 */
export async function serveWorkbench(session: Session, page: PageFiles, sidebarHtml: string, port: number): Promise<Workbench> {
  const server = createServer((request, response) => {
    answer(session, page, sidebarHtml, request, response).catch((error: unknown) => {
      const refused = error instanceof Refused;
      if (!refused) console.error(error);
      send(response, refused ? error.status : 500, 'text/plain', error instanceof Error ? error.message : 'The workbench failed.');
    });
  });
  await listening(server, port);
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    close: () => new Promise((resolve) => {
      server.close(() => { resolve(); });
      server.closeAllConnections();
    }),
  };
}

class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function answer(session: Session, page: PageFiles, sidebarHtml: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Another site may have its name resolve to this machine, or post here from its own page.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) throw new Refused(403, 'Only for this machine.');
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (request.method === 'POST') {
    if (new URL(request.headers.origin ?? 'http://nobody').host !== request.headers.host) throw new Refused(403, 'Only for the workbench page.');
    send(response, 200, 'application/json', JSON.stringify(await work(session, pathname, await body(request))));
    return;
  }
  const mail = /^\/outbox\/([0-9a-f]+)\.(html|eml)$/.exec(pathname);
  if (pathname === '/') send(response, 200, 'text/html', page.html, PAGE_POLICY);
  else if (pathname === '/page.js') send(response, 200, 'text/javascript', page.script);
  else if (pathname === '/style.css') send(response, 200, 'text/css', page.style);
  else if (pathname === '/sidebar.html') send(response, 200, 'text/html', withShim(sidebarHtml, session.nowMs()), SIDEBAR_POLICY);
  else if (mail !== null) await sendMail(session, mail[1] ?? '', mail[2] ?? '', response);
  else throw new Refused(404, 'Not here.');
}

async function sendMail(session: Session, id: string, extension: string, response: ServerResponse): Promise<void> {
  const mail = session.mail(id);
  if (mail === undefined) throw new Refused(404, 'There is no such mail.');
  if (extension === 'eml') send(response, 200, 'message/rfc822', mail.eml);
  else send(response, 200, 'text/html', await mailPage(mail), MAIL_POLICY);
}

async function work(session: Session, path: string, json: unknown): Promise<unknown> {
  switch (path) {
    case '/api/view': return session.view(checked(requests.view, json));
    case '/api/call': return session.call(checked(requests.call, json));
    case '/api/menu': return session.menu(checked(requests.menu, json));
    case '/api/advance': return session.advance(checked(requests.advance, json));
    case '/api/edit': return session.edit(checked(requests.edit, json));
    default: throw new Refused(404, 'Not here.');
  }
}

function checked<K extends Requests[keyof Requests]>(schema: K, json: unknown): v.InferOutput<K> {
  const result = v.safeParse(schema, json);
  if (!result.success) throw new Refused(400, 'The request has the wrong form.');
  return result.output;
}

async function body(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new Refused(413, 'Too much at once.');
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new Refused(400, 'The request is no JSON.');
  }
}

function send(response: ServerResponse, status: number, type: string, content: string | Uint8Array, policy?: string): void {
  response.writeHead(status, {
    'Content-Type': type.startsWith('text/') || type.endsWith('json') ? `${type}; charset=utf-8` : type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...(policy !== undefined && { 'Content-Security-Policy': policy }),
  });
  response.end(content);
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => { resolve(); });
  });
}
