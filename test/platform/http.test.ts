import type { World } from '../../local/standin/world.js';
import type { HttpAnswer, HttpCall } from '../../src/app/ports.js';
import { startEchoServer, type EchoServer } from './echo-server.js';
import { onPorts, worldOfPorts } from './on-ports.js';

let server: EchoServer;
let world: World;
beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  world = await worldOfPorts();
});
afterEach(() => {
  world.dispose();
});

function fetchAll(calls: readonly HttpCall[], timeoutSeconds = 20): HttpAnswer[] {
  return onPorts(world, ({ http }, given) => http.fetchAll(given.calls, given.timeoutSeconds), { calls, timeoutSeconds });
}

function get(path: string, headers: Readonly<Record<string, string>> = {}): HttpCall {
  return { method: 'get', url: path.startsWith('http') ? path : server.origin + path, headers, body: null };
}

function received(answer: HttpAnswer | undefined): { method: string; headers: Record<string, string>; body: string; note: string; detail?: string } {
  if (answer?.answered !== true) throw new Error('No answer.');
  return JSON.parse(answer.text) as ReturnType<typeof received>;
}

/** Nothing listens there. */
const DEAD = 'http://127.0.0.1:9/v1/usage?key=secret';

describe('requests', () => {
  it('carry method, headers and body as they are', () => {
    const [answer] = fetchAll([{ method: 'post', url: `${server.origin}/echo`, headers: { 'Content-Type': 'application/json', Authorization: 'Bearer x' }, body: '{"a":"€"}' }]);
    expect(received(answer)).toMatchObject({ method: 'POST', body: '{"a":"€"}', headers: { 'content-type': 'application/json', authorization: 'Bearer x' } });
  });

  it('are answered in their order, more than ten of them', () => {
    const answers = fetchAll(Array.from({ length: 23 }, (_, index) => get(`/echo/${String(index)}`)));
    expect(answers.map((answer) => received(answer).detail)).toEqual(Array.from({ length: 23 }, (_, index) => String(index)));
  });

  it('do not follow a redirect, which would carry the credentials elsewhere', () => {
    expect(fetchAll([get('/moved')])).toMatchObject([{ answered: true, status: 302 }]);
  });
});

describe('answers', () => {
  it('hold status, lower-case headers and UTF-8 text', () => {
    const [answer] = fetchAll([get('/status/429')]);
    expect(answer).toMatchObject({ answered: true, status: 429, headers: { 'retry-after': '7', 'x-request-id': 'r1' } });
    expect(received(answer).note).toBe('Währung €');
  });

  it('come from the good hosts though one is dead', () => {
    const answers = fetchAll([get('/echo/a'), get(DEAD), get('/echo/b')]);
    expect(answers.map(({ answered }) => answered)).toEqual([true, false, true]);
    expect(received(answers[2]).detail).toBe('b');
  });

  it('say why there is none, without the address', () => {
    const [answer] = fetchAll([get(DEAD)]);
    if (answer === undefined || answer.answered) throw new Error('Expected no answer.');
    expect(answer.reason.length).toBeGreaterThan(3);
    expect(answer.reason).not.toMatch(/http|127\.0\.0\.1|secret/);
  });

  it('do not wait longer than the time limit', () => {
    expect(fetchAll([get('/never')], 1)).toMatchObject([{ answered: false }]);
  });
});
