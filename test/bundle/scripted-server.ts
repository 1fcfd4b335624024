import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import type { Scripted, ScriptedAnswer } from './scripted.js';

/** Answers as the script says, in its own thread: the code under test blocks the thread it runs on. */
let script = (workerData as { script: Scripted[] }).script;
const used = new Map<Scripted, number>();
const seen: string[] = [];

function answerOf(request: IncomingMessage): ScriptedAnswer {
  const url = request.url ?? '';
  const entry = script.find(({ path }) => new RegExp(path).test(url));
  if (entry === undefined) return { status: 404, body: { error: { message: `Nothing is scripted for this path.` } } };
  const count = used.get(entry) ?? 0;
  used.set(entry, count + 1);
  return entry.answers[Math.min(count, entry.answers.length - 1)] ?? { status: 500, body: '' };
}

function reply(request: IncomingMessage, response: ServerResponse): void {
  seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
  const { status, body, headers = {}, delayMs = 0, drop = false } = answerOf(request);
  if (drop) {
    request.socket.destroy();
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  setTimeout(() => {
    // The world under test has a clock of its own; a script that needs a date says it.
    response.sendDate = false;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(text);
  }, delayMs);
}

const server = createServer(reply).listen(0, '127.0.0.1', () => {
  parentPort?.postMessage({ port: (server.address() as AddressInfo).port });
});

parentPort?.on('message', (message: { script?: Scripted[]; seen?: true; close?: true }) => {
  if (message.script !== undefined) {
    script = message.script;
    used.clear();
    seen.length = 0;
    parentPort?.postMessage({ scripted: true });
  }
  if (message.seen === true) parentPort?.postMessage({ seen: [...seen] });
  if (message.close === true) server.close(() => { process.exit(0); });
  server.closeIdleConnections();
});
