import { createHash, createHmac, createPrivateKey, createSign } from 'node:crypto';
import { startDemo, type Demo } from '../../local/demo/index.js';
import { costFacts as anthropicCosts, usageFacts as anthropicUsage } from '../../local/demo/anthropic-facts.js';
import { costFacts as openaiCosts, usageFacts as openaiUsage } from '../../local/demo/openai-facts.js';
import { httpCallOf } from '../../src/app/engine/request.js';
import { stepRun, takePage, whereOf } from '../../src/app/engine/step-run.js';
import { verdictOf } from '../../src/app/engine/answer.js';
import { daysOf, type Period } from '../../src/core/days.js';
import { roundTo, sum, toText, type Decimal } from '../../src/core/decimal.js';
import type { Fault } from '../../src/core/fault.js';
import type { Money } from '../../src/core/money.js';
import { providerById } from '../../src/providers/index.js';
import type { Connection, HttpCall, Provider, Signer } from '../../src/providers/provider.js';
import { feedOf } from './walk.js';

/** Every feed of the three first providers over real HTTP, through the engine's own calls. */
const NOW = '2026-11-16T08:00:00Z';
const MONTH: Period = { start: '2026-10-01', end: '2026-10-31' };
const signer: Signer = {
  nowSeconds: Date.parse(NOW) / 1_000,
  sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
  hmacSha256: (text, key) => [...createHmac('sha256', typeof key === 'string' ? key : Buffer.from(key)).update(text).digest()],
  rs256: (text, pem) => createSign('RSA-SHA256').update(text).sign(createPrivateKey(pem), 'base64url'),
  base64Url: (text) => Buffer.from(text).toString('base64url'),
  base64: (text) => Buffer.from(text).toString('base64'),
  hex: (bytes) => Buffer.from(bytes).toString('hex'),
};

type Row = Readonly<Record<string, unknown>>;
type Fetched = Readonly<{ rows: readonly Row[]; names: readonly Row[]; pages: number; fault: Fault | null }>;

let demo: Demo;
beforeAll(async () => { demo = await startDemo({ now: NOW }); });
afterAll(async () => { await demo.close(); });

async function connect(id: string, secrets: Readonly<Record<string, string>> = {}): Promise<Readonly<{ provider: Provider; connection: Connection }>> {
  const provider = providerById(id);
  const form = demo.connections.find((one) => one.provider === id);
  if (provider === undefined || form === undefined) throw new Error(`There is no demo of ${id}.`);
  const connection: Connection = { ...form, credentials: { ...form.credentials, ...secrets } };
  if (provider.token === undefined) return { provider, connection };
  const answer = await send(provider.token.request(connection, signer));
  return { provider, connection: { ...connection, token: provider.token.read(JSON.parse(answer.text)).token } };
}

async function fetchFeed(id: string, feed: string, period: Period, secrets: Readonly<Record<string, string>> = {}): Promise<Fetched> {
  const { provider, connection } = await connect(id, secrets);
  const run = stepRun(provider, feedOf(provider, feed), { connection, period, today: '2026-11-16', now: Date.parse(NOW) });
  for (let call = run.waiting.shift(); call !== undefined && run.fault === null; call = run.waiting.shift()) {
    const answer = await send(httpCallOf(call, provider, connection, signer));
    const verdict = verdictOf({ answered: true, ...answer }, provider, connection, whereOf(run, run.pages + 1), false, Date.parse(NOW));
    if (verdict.ok) takePage(run, call, verdict.body, verdict.text);
    else run.fault = verdict.fault;
  }
  return { rows: run.rows as unknown as Row[], names: run.names as unknown as Row[], pages: run.pages, fault: run.fault };
}

async function send(call: HttpCall): Promise<{ status: number; headers: Record<string, string>; text: string }> {
  const response = await fetch(call.url, { method: call.method, headers: { ...call.headers }, body: call.body });
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}

const costOf = (rows: readonly Row[], field = 'billedCost'): string => toText(sum(rows.map((row) => (row[field] as Money).amount)));
const countOf = (rows: readonly Row[], ...fields: readonly string[]): number => rows.reduce((total, row) => total + fields.reduce((all, field) => all + Number(row[field] ?? 0), 0), 0);
const figures = (facts: readonly Readonly<{ figures: Readonly<Record<string, Decimal>> }>[], name: string): Decimal => sum(facts.flatMap((fact) => fact.figures[name] ?? []));
const overDays = <T>(factsOf: (day: string, now: number) => readonly T[]): T[] => daysOf(MONTH).flatMap((day) => factsOf(day, Date.parse(NOW)));

it('fetches OpenAI costs that are the company’s to the last digit', async () => {
  const { rows, fault } = await fetchFeed('openai', 'costs', MONTH);
  expect(fault).toBeNull();
  expect(costOf(rows)).toBe(toText(figures(overDays(openaiCosts), 'value')));
  expect(new Set(rows.map((row) => row['meter']))).toEqual(new Set(['input', 'cacheRead', 'output', 'search', '']));
});

it('fetches OpenAI tokens as disjoint counts that add up', async () => {
  const { rows } = await fetchFeed('openai', 'completions', MONTH);
  const facts = overDays((day, now) => openaiUsage('completions', day, now));
  expect(countOf(rows, 'inputTokens', 'cacheReadTokens', 'cacheWriteTokens')).toBe(Number(toText(figures(facts, 'input_tokens'))));
  expect(new Set(rows.map((row) => row['tier']))).toEqual(new Set(['', 'batch']));
});

it('takes a report the account has not enabled for what it is', async () => {
  expect((await fetchFeed('openai', 'code-interpreter-sessions', MONTH)).fault?.kind).toBe('notEnabled');
  expect((await fetchFeed('openai', 'images', MONTH))).toMatchObject({ fault: null, rows: [] });
});

it('fetches names and keys, the forgotten one with the day of its last use', async () => {
  expect((await fetchFeed('openai', 'projects', MONTH)).rows).toContainEqual({ kind: 'subAccount', id: 'proj_search', name: 'Product search' });
  const { rows } = await fetchFeed('openai', 'keys', MONTH);
  expect(rows).toContainEqual({ key: 'key_prototype', name: 'prototype (old)', owner: 'ben@demo.example', subAccount: 'proj_lab', created: '2025-06-10', lastUsed: '2026-03-31', state: 'active' });
  expect(rows).toHaveLength(8);
});

it('fetches Anthropic costs from cents, and the last day of the period', async () => {
  const { rows, fault } = await fetchFeed('anthropic', 'costs', MONTH);
  expect(fault).toBeNull();
  expect(costOf(rows)).toBe(toText(figures(overDays(anthropicCosts), 'dollars')));
  expect(rows.map((row) => row['day']).sort().pop()).toBe('2026-10-30');
});

it('fetches Anthropic usage with searches as rows of their own', async () => {
  const { rows } = await fetchFeed('anthropic', 'messages', MONTH);
  const facts = overDays(anthropicUsage);
  expect(countOf(rows, 'outputTokens')).toBe(Number(toText(figures(facts, 'output_tokens'))));
  expect(countOf(rows.filter((row) => row['unit'] === 'search'), 'quantity')).toBe(Number(toText(figures(facts, 'web_search_requests'))));
  expect((await fetchFeed('anthropic', 'keys', MONTH)).names).toContainEqual({ kind: 'key', id: 'apikey_office', name: 'office assistant' });
});

it('fetches cloud charges by a signed statement, waiting for the job and through its pages', async () => {
  const { rows, pages, fault } = await fetchFeed('gcp-billing', 'charges', { start: '2026-08-01', end: '2026-10-31' });
  expect(fault).toBeNull();
  expect(pages).toBeGreaterThan(2);
  expect(rows.some((row) => row['tags'] === '')).toBe(true);
  expect(rows.every((row) => (row['credits'] as Money).amount <= 0n)).toBe(true);
  const expected = sum(rows.map((row) => (row['billedCost'] as Money).amount).concat(rows.map((row) => (row['credits'] as Money).amount)));
  expect(costOf(rows, 'effectiveCost')).toBe(toText(expected));
  expect(toText(roundTo(expected, 0))).not.toBe('0');
});

it.each([['openai', 'costs'], ['anthropic', 'costs']])('says that a wrong key of %s was refused, and not which', async (id, feed) => {
  const { fault } = await fetchFeed(id, feed, MONTH, { adminKey: 'sk-admin-wrong-1234' });
  expect(fault?.kind).toBe('credential');
  expect(fault?.message).not.toContain('1234');
});
