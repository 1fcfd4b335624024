import { toText } from '../../../src/core/decimal.js';
import { awsBedrock } from '../../../src/providers/aws-bedrock/index.js';
import { refusal } from '../../../src/providers/aws-bedrock/refusal.js';
import { unitOf } from '../../../src/providers/aws-bedrock/usage-type.js';
import type { Call, Step } from '../../../src/providers/provider.js';
import { nodeSigner } from '../kit/node-signer.js';
import { feedOf, SECRET, walk } from '../walk.js';

type Json = ReturnType<typeof JSON.parse>;

const OPUS = 'Claude Opus 4.5 (Amazon Bedrock Edition)';
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET, sessionToken: '' };
const stepWith = (settings: Readonly<Record<string, string>> = {}): Step => ({
  connection: { provider: 'aws-bedrock', name: 'AWS', baseUrl: '', credentials, settings },
  period: { start: '2026-10-01', end: '2026-11-17' }, today: '2026-11-16', now: 0,
});
const feed = feedOf(awsBedrock, 'charges');
const firstCall = (settings: Readonly<Record<string, string>> = {}): Call => feed.start(stepWith(settings))[0] ?? { path: '' };
const answer = (keys: readonly string[], cost: string, token?: string): Json => ({
  ResultsByTime: [{ TimePeriod: { Start: '2026-10-01', End: '2026-10-02' }, Estimated: false, Groups: [{ Keys: keys, Metrics: { UnblendedCost: { Amount: cost, Unit: 'USD' } } }] }],
  ...(token === undefined ? {} : { NextPageToken: token }),
});
const walked = (settings: Readonly<Record<string, string>>, ...bodies: readonly Json[]): ReturnType<typeof walk> => walk(awsBedrock, feed, stepWith(settings), (_, index) => ({ body: bodies[Math.min(index, bodies.length - 1)] }));

describe('the question', () => {
  it('covers all days in one chain of pages, for every service, with the end exclusive', () => {
    expect(firstCall()).toMatchObject({
      method: 'post', path: '/',
      headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'AWSInsightsIndexService.GetCostAndUsage' },
      body: {
        TimePeriod: { Start: '2026-10-01', End: '2026-11-17' }, Granularity: 'DAILY', Metrics: ['UnblendedCost', 'AmortizedCost', 'UsageQuantity'],
        GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }, { Type: 'DIMENSION', Key: 'USAGE_TYPE' }],
      },
    });
    expect(Object.keys(firstCall().body as object)).not.toContain('Filter');
  });
  it.each([[{ tag: 'team' }, { Type: 'TAG', Key: 'team' }], [{ tag: 'iamPrincipal/team' }, { Type: 'TAG', Key: 'iamPrincipal/team' }], [{ splitBy: 'account' }, { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' }], [{ splitBy: 'usage type', tag: 'team' }, { Type: 'DIMENSION', Key: 'USAGE_TYPE' }]])('with %j splits by %j', (settings, group) => {
    expect((firstCall(settings).body as Json).GroupBy[1]).toEqual(group);
  });
  it('by tag wants to know which', () => {
    expect(() => firstCall({ splitBy: 'tag' })).toThrow('The setting “Tag key” is not usable.');
  });
  it('asks yesterday alone for the setup check', () => {
    expect(awsBedrock.probe?.(stepWith()).body).toMatchObject({ TimePeriod: { Start: '2026-11-15', End: '2026-11-16' } });
  });
});

describe('paid pages', () => {
  it('are counted and priced in a note of the last one', () => {
    const { notes, calls } = walked({}, answer([OPUS, 'a'], '1', 't1'), answer([OPUS, 'b'], '2', 't2'), answer([OPUS, 'c'], '3'));
    expect(notes).toEqual(['3 paid requests to AWS Cost Explorer: 0.03 USD.']);
    expect(calls.map(({ body }) => (body as Json).NextPageToken)).toEqual([undefined, 't1', 't2']);
    const [first, second] = calls.map(({ body }) => body as Json);
    expect({ ...second, NextPageToken: undefined }).toEqual({ ...first, NextPageToken: undefined });
  });
  it('stop at the number the user allows, and nothing is kept', () => {
    const { fault, calls } = walked({ mostRequests: '2' }, answer([OPUS, 'a'], '1', 't1'), answer([OPUS, 'b'], '2', 't2'));
    expect(calls).toHaveLength(2);
    expect(fault).toMatchObject({ kind: 'config', what: 'The run would ask for more than 2 paid pages.', fix: expect.stringContaining('Paid requests per run') });
  });
  it('end when the token turns in a circle', () => {
    expect(walked({}, answer([OPUS, 'a'], '1', 't1')).fault?.message).toContain('cursor repeats');
  });
  it('join a group that the end of a page cut in two', () => {
    const { rows } = walked({}, answer([OPUS, 'a'], '0.1', 't1'), answer([OPUS, 'a'], '0.2'));
    expect(rows.map((row) => toText((row['billedCost'] as Json).amount))).toEqual(['0.3']);
  });
});

describe('a service', () => {
  const services = (settings: Readonly<Record<string, string>>, ...names: readonly string[]): unknown[] => names.filter((name) => walked(settings, answer([name, 'x'], '1')).rows.length > 0);
  it('counts as AI when its name holds bedrock or claude, whatever the case', () => {
    expect(services({}, 'Amazon Bedrock', OPUS, 'OpenAI GPT-5.6 Sol (Amazon BEDROCK Edition)', 'Claude Platform on AWS', 'Amazon SageMaker', 'Tax', 'AWS Cost Explorer')).toEqual(['Amazon Bedrock', OPUS, 'OpenAI GPT-5.6 Sol (Amazon BEDROCK Edition)', 'Claude Platform on AWS']);
  });
  it('can be added by a word of its name', () => {
    expect(services({ services: 'bedrock, SageMaker' }, 'Amazon SageMaker', 'Amazon Bedrock', 'Claude Platform on AWS')).toEqual(['Amazon SageMaker', 'Amazon Bedrock']);
  });
  it('that may be AI and was left out is told', () => {
    expect(walked({}, answer(['Amazon SageMaker', 'x'], '1')).notes.join(' ')).toContain('SageMaker');
    expect(walked({}, answer(['Amazon EC2', 'x'], '1')).notes).toHaveLength(1);
  });
});

it('reads keys in the order the answer tells, else in the order asked for', () => {
  const turned = { ...answer(['team$search', OPUS], '1'), GroupDefinitions: [{ Type: 'TAG', Key: 'team' }, { Type: 'DIMENSION', Key: 'SERVICE' }] };
  expect(walked({ tag: 'team' }, turned).rows).toMatchObject([{ service: OPUS, tags: 'team=search' }]);
  expect(walked({ tag: 'team' }, answer([OPUS, 'team$search'], '1')).rows).toMatchObject([{ service: OPUS, tags: 'team=search' }]);
});

it('refuses an amount that is no text, by its path', () => {
  const changed = answer([OPUS, 'x'], '1');
  changed.ResultsByTime[0].Groups[0].Metrics.UnblendedCost.Amount = 1.5;
  expect(walked({}, changed).fault?.message).toContain('aws-bedrock/charges page 1 ResultsByTime[0].Groups[0].Metrics.UnblendedCost.Amount: Expected a decimal number as text, found number.');
});

it.each([
  ['USE1-MP:USE1_InputTokenCount-Units', '1M tokens'], ['USE1-MP:USE1_CacheWrite1hInputTokenCount-Units_Global', '1M tokens'], ['USW2-MP:USW2_output_tokens_standard-Units', '1M tokens'],
  ['USE1-NovaPro-input-tokens', '1K tokens'], ['USE1-Llama3-1-405B-output-tokens-cross-region-global', '1K tokens'], ['USE1-NovaPro-input-tokens-batch', '1K tokens'],
  ['USE1-Guardrail-TextPolicyUnits', 'Units'], ['USE1-MP:USE1_ProvisionedThroughput-Units', 'Units'],
])('the quantity of %s counts %s', (usageType, unit) => { expect(unitOf(usageType, 'Units')).toBe(unit); });

describe('a refusal', () => {
  it.each([
    ['LimitExceededException', 'quota'], ['com.amazonaws.ce#ThrottlingException', 'quota'], ['DataUnavailableException', 'notEnabled'], ['BillExpirationException', 'config'],
    ['InvalidNextTokenException', 'restart'], ['RequestChangedException', 'restart'], ['AccessDeniedException', 'permission'],
    ['com.amazon.coral.service#UnrecognizedClientException', 'credential'], ['InvalidSignatureException', 'credential'], ['ExpiredTokenException', 'credential'],
  ])('of type %s is a matter of %s', (type, meaning) => { expect(refusal(400, { __type: type, message: 'x' })).toBe(meaning); });
  it('of an unknown type goes by its status', () => { expect([refusal(400, { __type: 'New' }), refusal(500, null), refusal(400, 'x')]).toEqual([null, null, null]); });
});

it('signs for the region of the host and sends no secret', () => {
  const sent = (url: string): string => awsBedrock.authorize({ method: 'post', url, headers: {}, body: '{}' }, stepWith().connection, nodeSigner(Date.UTC(2026, 10, 16))).headers['Authorization'] ?? '';
  expect(sent('https://ce.us-east-1.amazonaws.com/')).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20261116\/us-east-1\/ce\/aws4_request, SignedHeaders=host;x-amz-date, Signature=[0-9a-f]{64}$/);
  expect(sent('https://ce.cn-northwest-1.amazonaws.com.cn/')).toContain('/20261116/cn-northwest-1/ce/');
  expect(sent('https://ce.us-east-1.api.aws/')).toContain('/us-east-1/ce/');
  expect(sent('http://127.0.0.1:8080/aws-bedrock/')).toContain('/us-east-1/ce/');
  expect(sent('https://ce.us-east-1.amazonaws.com/')).not.toContain(SECRET);
});
