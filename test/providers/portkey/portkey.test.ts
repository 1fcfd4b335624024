import { toText } from '../../../src/core/decimal.js';
import type { Call, HttpCall, Reading, Step } from '../../../src/providers/provider.js';
import { portkey } from '../../../src/providers/portkey/index.js';
import { feedOf, SECRET, walk } from '../walk.js';

const stepWith = (settings: Readonly<Record<string, string>> = {}, baseUrl = ''): Step => ({
  connection: { provider: 'portkey', name: 'Portkey', baseUrl, credentials: { apiKey: SECRET }, settings },
  period: { start: '2026-10-01', end: '2026-10-03' }, today: '2026-11-16', now: Date.parse('2026-11-16T08:00:00Z'),
});
const feed = feedOf(portkey, 'logs');
const line = (more: Readonly<Record<string, unknown>> = {}): string => JSON.stringify({ id: 'l', created_at: '2026-10-01T10:00:00Z', ...more });
const readFile = (text: string): Reading<'request'> => feed.read({ call: { path: 'https://files.example/x', raw: true, context: { stage: 'file' } }, body: null, text, where: 'portkey/logs page 6' }, stepWith()) as Reading<'request'>;

it('exports no prompts and no answers', () => {
  const [create] = feed.start(stepWith({ workspace: 'ws-acme', mostPerDay: '500' }));
  expect(create).toEqual({
    method: 'post', path: '/logs/exports',
    body: {
      workspace_id: 'ws-acme',
      filters: { time_of_generation_min: '2026-10-01T00:00:00Z', time_of_generation_max: '2026-10-03T00:00:00Z', page_size: 1_000, current_page: 0 },
      requested_data: ['id', 'created_at', 'is_success', 'ai_org', 'ai_model', 'req_units', 'res_units', 'cost', 'cost_currency', 'response_time', 'response_status_code', 'metadata'],
    },
  });
});

it('waits for the export, then reads its file', () => {
  const answers: Record<string, unknown[]> = {
    '/logs/exports': [{ id: 'e 1', total: 3_000_000 }], '/logs/exports/e%201/start': [{}],
    '/logs/exports/e%201': [{ status: 'draft' }, { status: 'in_progress' }, { status: 'success' }], '/logs/exports/e%201/download': [{ signed_url: 'https://files.example/x?sig=1' }],
  };
  const walked = walk(portkey, feed, stepWith(), (call) => (call.raw === true ? { body: null, text: `${line()}\n\n${line({ id: 'm' })}\n` } : { body: answers[call.path]?.shift() }));
  expect(walked.fault).toBeNull();
  expect(walked.rows.map((row) => row['requestId'])).toEqual(['l', 'm']);
  expect(walked.calls.map((call: Call) => [call.method ?? 'get', call.poll === true])).toEqual([['post', false], ['post', false], ['get', true], ['get', true], ['get', true], ['get', false], ['get', false]]);
  expect(walked.notes).toEqual(['More calls on 2026-10-01 than are read: the first 4,000 are in the API log, the rest was left out. Raise “Calls per day to read” to have more.']);
});

it('takes an export that failed or was stopped for an outage', () => {
  const poll = (status: string): unknown => feed.read({ call: { path: '', context: { stage: 'poll', id: 'e' } }, body: { status }, text: '', where: 'portkey/logs page 3' }, stepWith());
  expect(() => poll('failed')).toThrow('Portkey ended the export without a file (failed).');
  expect(() => poll('stopped')).toThrow('Portkey ended the export without a file (stopped).');
  expect(() => poll('paused')).toThrow('portkey/logs page 3 status: Expected a state of the export, found text.');
});

it('sends its key to Portkey or the control plane of the connection, never to the file’s address', () => {
  const headersTo = (url: string, baseUrl = ''): HttpCall['headers'] => portkey.authorize({ method: 'get', url, headers: {}, body: null }, stepWith({}, baseUrl).connection, undefined as never).headers;
  expect(headersTo('https://api.portkey.ai/v1/logs/exports')).toEqual({ 'x-portkey-api-key': SECRET });
  expect(headersTo('https://portkey.acme.example/v1/x', 'https://portkey.acme.example/v1')).toEqual({ 'x-portkey-api-key': SECRET });
  expect(headersTo('https://files.example/x')).toEqual({});
  expect(headersTo('https://api.portkey.ai.evil.example/v1')).toEqual({});
  expect(headersTo('https://api.portkey.ai/v1', 'https://portkey.acme.example/v1')).toEqual({});
});

it('takes cost for cents of its currency, and no cost for missing', () => {
  const rows = readFile([line({ cost: 12.5, cost_currency: 'usd' }), line({ id: 'm', cost: '0.0004' }), line({ id: 'n', cost: null })].join('\n')).rows;
  expect(rows.map(({ cost, basis }) => [cost === null ? null : `${toText(cost.amount)} ${cost.currency}`, basis])).toEqual([['0.125 USD', 'estimated'], ['0.000004 USD', 'estimated'], [null, 'missing']]);
});

it('names the line of the file that cannot be read', () => {
  expect(() => readFile(`${line()}\n{"id": `)).toThrow('portkey/logs page 6 line 2: Expected JSON, found something else.');
  expect(() => readFile(`${line()}\n${line({ req_units: 'many' })}`)).toThrow('portkey/logs page 6 line 2 req_units: Expected a whole number, zero or more, found text.');
  expect(() => readFile('<html>expired</html>')).toThrow('Expected JSON lines, found a web page.');
});

it('sorts what the caller noted, as object or text, into columns', () => {
  const rows = readFile([line({ metadata: { _user: 'ana', team: 'Data', env: 'prod' } }), line({ id: 'm', metadata: '{"feature":"search"}' }), line({ id: 'n', metadata: 'x' })].join('\n')).rows;
  expect(rows.map(({ user, team, feature, tags }) => [user, team, feature, tags])).toEqual([['ana', 'Data', '', 'env=prod'], ['', '', 'search', undefined], ['', '', '', undefined]]);
});

it('reads calls or sums, as chosen', () => {
  const on = (settings: Readonly<Record<string, string>>): string[] => portkey.feeds.filter((one) => one.enabled?.(stepWith(settings).connection) !== false).map(({ id }) => id);
  expect([on({}), on({ report: 'daily sums' })]).toEqual([['logs'], ['models']]);
});

it('misses groups that the total promises', () => {
  const page = { call: { path: '', query: [['current_page', '1']] as const, context: { seen: '1' } }, body: { total: 2, data: [] }, text: '', where: 'portkey/models page 2' };
  expect(() => feedOf(portkey, 'models').read(page, stepWith())).toThrow('Fewer rows came than the total promises.');
});

it('keeps a group of calls whose model or count Portkey leaves out', () => {
  const body = { total: 3, data: [{ ai_model: 'gpt-5', requests: '12' }, { requests: '3' }, { ai_model: 'o5' }] };
  const { rows } = feedOf(portkey, 'models').read({ call: { path: '' }, body, text: '', where: 'portkey/models page 1' }, stepWith()) as Reading<'usage'>;
  expect(rows.map(({ model, requests }) => [model, requests])).toEqual([['gpt-5', 12], ['', 3], ['o5', null]]);
});
