import { Worker } from 'node:worker_threads';

/** On its own thread, because a synchronous request blocks the one it is made on. */
const CODE = `
const { createServer } = require('node:http');
const { parentPort } = require('node:worker_threads');
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const [, route, detail] = request.url.split('/');
    if (route === 'never') return;
    const headers = { 'Content-Type': 'application/json', 'X-Request-Id': 'r1', 'Retry-After': '7', ...(route === 'moved' ? { Location: '/echo' } : {}) };
    response.writeHead(route === 'status' ? Number(detail) : route === 'moved' ? 302 : 200, headers);
    response.end(JSON.stringify({ method: request.method, headers: request.headers, body: Buffer.concat(chunks).toString(), note: 'Währung €', detail }));
  });
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

export type EchoServer = Readonly<{ origin: string; stop: () => Promise<unknown> }>;

/** `/echo/<detail>` tells what it got, `/status/<code>`, `/moved`, `/never`. */
export async function startEchoServer(): Promise<EchoServer> {
  const worker = new Worker(CODE, { eval: true });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return { origin: `http://127.0.0.1:${String(port)}`, stop: () => worker.terminate() };
}
