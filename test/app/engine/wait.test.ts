import { waitSecondsOf } from '../../../src/app/engine/wait.js';

const AT = 'Mon, 16 Nov 2026 08:00:00 GMT';
const EPOCH = Date.parse('2026-11-16T08:00:00Z') / 1_000;

describe('a refusal that names a wait', () => {
  it.each([
    ['in seconds', { 'Retry-After': '7' }, 7],
    ['of no time at all', { 'retry-after': '0' }, 0],
    ['in part of a second, rounded up', { 'retry-after': '0.25' }, 1],
    ['as a date, by the clock of the server', { 'retry-after': 'Mon, 16 Nov 2026 08:00:45 GMT', 'Date': AT }, 45],
    ['as a date that has gone by', { 'retry-after': 'Mon, 16 Nov 2026 07:00:00 GMT', 'date': AT }, 0],
    ['for several limits: the longest', { 'x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after': '10', 'x-ms-ratelimit-microsoft.costmanagement-entity-retry-after': '24' }, 24],
    ['and when its limit opens: the wait counts', { 'retry-after': '3', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(EPOCH + 900), 'date': AT }, 3],
  ])('%s', (_, headers, seconds) => { expect(waitSecondsOf(headers as unknown as Record<string, string>)).toBe(seconds); });

  it.each([
    ['nothing', {}],
    ['a date, where the server tells no time', { 'retry-after': 'Mon, 16 Nov 2026 08:00:45 GMT' }],
    ['a word', { 'retry-after': 'soon' }],
    ['less than nothing', { 'retry-after': '-1' }],
    ['a blank', { 'retry-after': ' ' }],
  ])('says nothing by %s', (_, headers) => { expect(waitSecondsOf(headers as unknown as Record<string, string>)).toBeNull(); });
});

describe('a refusal that names when its limit opens again', () => {
  it.each([
    ['GitHub, epoch seconds', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(EPOCH + 50), 'date': AT }, 50],
    ['Anthropic, an instant', { 'anthropic-ratelimit-requests-remaining': '0', 'anthropic-ratelimit-requests-reset': '2026-11-16T08:00:12Z', 'date': AT }, 12],
    ['OpenAI, a duration', { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1m6.5s', 'x-ratelimit-remaining-tokens': '90', 'x-ratelimit-reset-tokens': '6m0s' }, 67],
    ['Langfuse, a date', { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': 'Mon Nov 16 2026 08:00:30 GMT+0000', 'Date': AT }, 30],
    ['milliseconds', { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '120ms' }, 1],
    ['a draft of the standard, seconds', { 'ratelimit-remaining': '0', 'ratelimit-reset': '9' }, 9],
  ])('%s', (_, headers, seconds) => { expect(waitSecondsOf(headers as unknown as Record<string, string>)).toBe(seconds); });

  it.each([
    ['some is left of it', { 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': String(EPOCH + 900), 'date': AT }],
    ['it does not say what is left', { 'x-ratelimit-reset': String(EPOCH + 900), 'date': AT }],
    ['it is an instant and the server tells no time', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(EPOCH + 900) }],
  ])('asks for no wait where %s', (_, headers) => { expect(waitSecondsOf(headers as unknown as Record<string, string>)).toBeNull(); });
});
