import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { AddressInfo } from 'node:net';
import { parentPort } from 'node:worker_threads';

/** A peer on loopback, in a thread of its own: the script's thread sleeps while it waits for it. */
const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://loopback');
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const status = Number(url.searchParams.get('status') ?? 200);
    const answer = () => {
      switch (url.pathname) {
        case '/echo':
          response.setHeader('Content-Type', 'application/json');
          return response.end(JSON.stringify({ method: request.method, headers: request.headers, raw: request.rawHeaders, body: Buffer.concat(chunks).toString() }));
        case '/gzip':
          response.setHeader('Content-Encoding', 'gzip');
          return response.end(gzipSync('{"packed":true}'));
        case '/redirect':
          response.writeHead(302, { Location: '/echo' });
          return response.end();
        case '/headers':
          response.setHeader('X-Mixed-Case', 'kept');
          response.setHeader('Set-Cookie', ['a=1', 'b=2']);
          return response.end('ok');
        case '/drop':
          return request.socket.destroy();
        default:
          response.writeHead(status, { 'Content-Type': 'application/json' });
          return response.end(url.searchParams.get('body') ?? '');
      }
    };
    setTimeout(answer, Number(url.searchParams.get('delay') ?? 0));
  });
});

server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
