import { verdictOf } from '../../../src/app/engine/answer.js';
import type { HttpAnswer } from '../../../src/app/ports.js';
import type { Connection, Provider } from '../../../src/providers/provider.js';

const provider: Provider = {
  id: 'acme', label: 'Acme', vendor: 'Acme', bucket: 'API', baseUrl: 'https://api.acme.example/v1',
  credentials: [{ id: 'adminKey', label: 'Admin key', createAt: 'https://console.acme.example/keys', scope: 'usage:read', kind: 'text' }],
  settings: [], feeds: [],
  authorize: (call) => call,
  facts: { gives: [], auth: 'admin key', lag: 'minutes', restates: '', limits: '', verified: 'unverified' },
};
const connection: Connection = { provider: 'acme', name: 'Acme', baseUrl: '', credentials: { adminKey: 'secret-key-123456' }, settings: {} };
const NOW = Date.parse('2026-11-16T08:00:00Z');
const answer = (status: number, text: string, headers: Record<string, string> = {}): HttpAnswer => ({ answered: true, status, text, headers });
const read = (given: HttpAnswer): ReturnType<typeof verdictOf> => verdictOf(given, provider, connection, 'acme/costs page 1', false, NOW);
const faultOf = (given: HttpAnswer): { kind: string; message: string; wait: number | null } => {
  const verdict = read(given);
  if (verdict.ok) throw new Error('expected a fault');
  return { kind: verdict.fault.kind, message: verdict.fault.message, wait: verdict.waitSeconds };
};

describe('an answer', () => {
  it('is data when it is JSON', () => {
    expect(read(answer(200, '{"a":1}'))).toEqual({ ok: true, body: { a: 1 }, text: '{"a":1}' });
  });

  it('that is a web page says so and points at the base URL', () => {
    const { kind, message } = faultOf(answer(200, '<!doctype html><title>Sign in</title>'));
    expect(kind).toBe('shape');
    expect(message).toBe('acme/costs page 1: Acme answered with a web page instead of data. Check the base URL of the connection: it may be a sign-in page or a proxy.');
  });

  it('that breaks off is named, not guessed', () => {
    expect(faultOf(answer(200, '{"data":[{"a":1},')).message).toContain('breaks off or is no JSON');
  });

  it.each([
    [401, 'credential'], [402, 'permission'], [403, 'permission'], [404, 'notEnabled'], [400, 'config'],
    [302, 'config'], [408, 'outage'], [429, 'quota'], [500, 'outage'], [503, 'outage'], [529, 'outage'],
  ])('with status %i is a matter of %s', (status, kind) => {
    expect(faultOf(answer(status, '')).kind).toBe(kind);
  });

  it('401 tells where to create the next key, without showing this one', () => {
    const { message } = faultOf(answer(401, JSON.stringify({ error: { message: 'Bad key secret-key-123456' } })));
    expect(message).toBe('acme/costs page 1: The Admin key was refused. It says: “Bad key •••” Create a new Admin key (usage:read) at https://console.acme.example/keys and connect again.');
  });

  it('429 carries the wait the server asks for', () => {
    expect(faultOf(answer(429, '', { 'Retry-After': '7' })).wait).toBe(7);
    expect(faultOf(answer(429, '')).wait).toBeNull();
  });

  it('that never came is an outage', () => {
    expect(faultOf({ answered: false, reason: 'Address unavailable: http://10.0.0.1/x?key=secret-key-123456' }).message)
      .toBe('acme/costs page 1: Acme gave no answer (Address unavailable: http://10.0.0.1/x). It is tried again at the next run; check the base URL if you changed it.');
  });

  it('waits for the longest of several limits, whatever the case of their names', () => {
    const limits = { 'x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after': '10', 'X-Ms-Ratelimit-Microsoft.CostManagement-Entity-Retry-After': '24', 'x-ms-ratelimit-microsoft.costmanagement-clienttype-retry-after': '3', 'x-ms-ratelimit-microsoft.costmanagement-tenant-retry-after': 'soon' };
    expect(faultOf(answer(429, '', limits)).wait).toBe(24);
    expect(faultOf(answer(503, '', { 'Retry-After': '' })).wait).toBeNull();
  });
});

describe('an answer whose status does not say what it means', () => {
  const told = (refusal: NonNullable<Provider['refusal']>, given: HttpAnswer): ReturnType<typeof verdictOf> => verdictOf(given, { ...provider, refusal }, connection, 'acme/costs page 1', false, NOW);

  it.each([['credential', 'The Admin key was refused.'], ['permission', 'is valid but may not read this'], ['quota', 'asks to slow down'], ['outage', 'has trouble'], ['notEnabled', 'has no such report']] as const)('is a matter of %s when the provider says so', (kind, what) => {
    const verdict = told((status, body) => (status === 400 && (body as { code: string }).code === 'E1' ? kind : null), answer(400, '{"code":"E1"}'));
    expect(verdict).toMatchObject({ ok: false, fault: { kind, what: expect.stringContaining(what) } });
  });
  it('goes by its status when the provider does not know it either', () => {
    expect(told(() => null, answer(400, 'no JSON'))).toMatchObject({ ok: false, fault: { kind: 'config' } });
  });
  it('is nothing to report, with or without a body', () => {
    expect(told(() => 'empty', answer(424, '{"error":{"code":"SubscriptionHasNoUsages"}}'))).toEqual({ ok: true, body: null, text: '' });
    expect(told((status) => (status === 204 ? 'empty' : null), answer(204, ''))).toEqual({ ok: true, body: null, text: '' });
    expect(told(() => null, answer(204, ''))).toMatchObject({ ok: false, fault: { kind: 'shape' } });
  });
  it('asks to begin again when the cursor has died', () => {
    expect(told(() => 'restart', answer(410, ''))).toMatchObject({ ok: false, restart: true, fault: { kind: 'notEnabled' } });
  });
});

describe('a key that is refused while the clocks differ', () => {
  const told = (status: number, minutes: number, signsTime = true): string => {
    const verdict = verdictOf(answer(status, '', { date: new Date(NOW - minutes * 60_000).toUTCString() }), { ...provider, signsTime }, connection, 'acme/costs page 1', false, NOW);
    return verdict.ok ? '' : verdict.fault.message;
  };

  it.each([[12, 'Set the clock right first: it is 12 minutes ahead of that of Acme, and signed requests are refused then. Create'], [-90, 'it is 90 minutes behind that of Acme']])('%i minutes ahead is told what to do first', (minutes, words) => {
    expect(told(401, minutes)).toContain(words);
  });
  it('hears nothing of it when they agree to four minutes, or when it is no matter of the key', () => {
    expect(told(401, 4)).not.toContain('clock');
    expect(told(403, 60)).not.toContain('clock');
  });
  it('hears nothing of it where no time is signed', () => {
    expect(told(401, 60, false)).not.toContain('clock');
  });
});

describe('an error text of the provider', () => {
  const said = (message: string, secrets: Partial<Connection>): string => {
    const verdict = verdictOf(answer(400, JSON.stringify({ message })), provider, { ...connection, ...secrets }, 'acme/costs page 1', false, NOW);
    return verdict.ok ? '' : verdict.fault.message;
  };
  it('keeps no half of a secret that it was shortened in', () => {
    expect(said(`${'x'.repeat(230)} secret-key-123456`, {})).not.toContain('secret');
  });
  it('keeps no access token', () => {
    expect(said('Token opaque-token-1 has expired.', { token: 'opaque-token-1' })).toContain('Token ••• has expired.');
  });
});
