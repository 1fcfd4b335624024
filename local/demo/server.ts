import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import type { DemoMessage, DemoOrder, DemoStart } from './message.js';
import { Refusal, type DemoAnswer, type DemoProvider } from './provider.js';
import { demoProviders } from './providers.js';

/** The thread that serves the demo providers: whoever calls them may block while it waits. */
const { now: startedAt, port } = workerData as DemoStart;
const providers: readonly DemoProvider[] = demoProviders();
let now = Date.parse(startedAt);

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => { send(response, answerTo(request, Buffer.concat(chunks).toString('utf8'))); });
});

server.on('error', (error) => { tell({ failed: error.message }); });
server.listen(port, '127.0.0.1', () => {
  tell({ origin: originOf(), connections: providers.map((provider) => provider.connectForm(originOf())) });
});

parentPort?.on('message', (order: DemoOrder) => {
  if (order.close === true) {
    server.close(() => { parentPort?.close(); });
    server.closeAllConnections();
  } else if (order.now !== undefined) {
    now = Date.parse(order.now);
    tell({ now: order.now });
  }
});

function answerTo(request: IncomingMessage, body: string): DemoAnswer {
  const url = new URL(request.url ?? '/', originOf());
  const [, id = ''] = url.pathname.split('/');
  const provider = providers.find((one) => one.id === id);
  if (provider === undefined) return { status: 404, body: { error: { message: 'No demo provider at this address.' } } };
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const method = request.method === 'POST' ? 'POST' : 'GET';
  try {
    return provider.answer({ method, path: url.pathname.slice(id.length + 1), query: url.searchParams, headers, body, now, origin: originOf() });
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    return { status: 500, body: { error: { message: error instanceof Error ? error.message : String(error) } } };
  }
}

function send(response: ServerResponse, answer: DemoAnswer): void {
  const isText = typeof answer.body === 'string';
  // Its clock is the virtual one, like that of everything it answers.
  response.writeHead(answer.status, { Date: new Date(now).toUTCString(), 'Content-Type': isText ? 'text/plain; charset=utf-8' : 'application/json', ...answer.headers });
  response.end(isText ? answer.body : JSON.stringify(answer.body));
}

function originOf(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function tell(message: DemoMessage): void {
  parentPort?.postMessage(message);
}
