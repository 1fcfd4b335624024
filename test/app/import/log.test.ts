import { columns, desk, rowsOf } from './desk.js';

const TOKENS = ['Input tokens', 'Cache read tokens', 'Cache write tokens', 'Output tokens'];

describe('an own request log', () => {
  it('with OpenTelemetry names holds cached tokens in the input, and our columns do not', () => {
    const { book, give } = desk();
    give({ text: '{"timestamp":"2026-11-01T10:00:00Z","gen_ai.response.id":"r1","gen_ai.provider.name":"openai","gen_ai.response.model":"gpt-5.6-mini","gen_ai.usage.input_tokens":1000,"gen_ai.usage.cache_read.input_tokens":300,"gen_ai.usage.cache_creation.input_tokens":200,"gen_ai.usage.output_tokens":50}\n', name: 'OTel' });
    give({ text: 'Timestamp,Request ID,Provider,Model,Input tokens,Cache read tokens,Cache write tokens,Output tokens,Cost,Currency\n2026-11-01T11:00:00Z,r2,openai,gpt-5.6-mini,1000,300,200,50,0.01,EUR\n', name: 'Ours' });
    expect(columns(book, 'API log', ['Connection', 'Request ID', 'Provider', ...TOKENS, 'Cost', 'Currency', 'Basis', 'Reported by', 'Source'])).toEqual([
      ['OTel', 'r1', 'openai', 500, 300, 200, 50, undefined, undefined, 'missing', 'own-log', 'OTel'],
      ['Ours', 'r2', 'openai', 1000, 300, 200, 50, 0.01, 'EUR', 'estimated', 'own-log', 'Ours'],
    ].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)));
  });

  it('may use the deprecated names, nested objects and lists of attributes', () => {
    const { book, give } = desk();
    give({ text: [
      { start_time: '2026-11-01T10:00:00Z', span_id: 's1', attributes: { 'gen_ai.system': 'anthropic', 'gen_ai.request.model': 'claude-opus-4-5', 'gen_ai.usage.prompt_tokens': 10, 'gen_ai.usage.completion_tokens': 5, 'gen_ai.prompt.0.content': 'a secret prompt' } },
      { startTimeUnixNano: '1793527200000000000', span_id: 's2', attributes: [{ key: 'gen_ai.request.model', value: { stringValue: 'claude-opus-4-5' } }, { key: 'gen_ai.usage.input_tokens', value: { intValue: '7' } }, { key: 'gen_ai.usage.output_tokens', value: { intValue: 3 } }] },
      { start_time: '2026-11-01T11:00:00Z', span_id: 's3', gen_ai: { request: { model: 'claude-opus-4-5' }, usage: { input_tokens: 4, output_tokens: 1 } } },
    ].map((record) => JSON.stringify(record)).join('\n') });
    expect(columns(book, 'API log', ['Timestamp', 'Request ID', 'Provider', 'Model', 'Input tokens', 'Output tokens'])).toEqual([
      ['2026-11-01T10:00:00.000Z', 's1', 'anthropic', 'claude-opus-4-5', 10, 5],
      ['2026-11-01T10:00:00.000Z', 's2', 'anthropic', 'claude-opus-4-5', 7, 3],
      ['2026-11-01T11:00:00.000Z', 's3', 'anthropic', 'claude-opus-4-5', 4, 1],
    ]);
    expect(JSON.stringify(rowsOf(book, 'API log'))).not.toContain('secret');
  });

  it('of other names is read by its counts: more cached than input stand beside it', () => {
    const { book, give } = desk();
    give({ text: 'created_at,request_id,model,prompt_tokens,cached_tokens,completion_tokens,spend,user\n2026-11-01 10:00:00,a,gpt-4o,100,40,5,0.002,ana\n2026-11-01 10:00:01,b,claude-opus-4-5,100,900,5,0.003,ben\n' });
    expect(columns(book, 'API log', ['Request ID', 'Input tokens', 'Cache read tokens', 'Cost', 'User'])).toEqual([['a', 60, 40, 0.002, 'ana'], ['b', 100, 900, 0.003, 'ben']]);
  });

  it('adds calls beside those of another file, and corrects one that comes again', () => {
    const { book, give } = desk();
    const head = 'timestamp,request_id,model,input_tokens,output_tokens\n';
    give({ text: `${head}2026-11-01T10:00:00Z,a,gpt-4o,1,1\n2026-11-01T12:00:00Z,b,gpt-4o,2,2\n` });
    const outcome = give({ text: `${head}2026-11-01T11:00:00Z,c,gpt-4o,3,3\n2026-11-01T12:00:00Z,b,gpt-4o,2,20\n` });
    expect(outcome).toMatchObject({ added: 1, changed: 1, removed: 0 });
    expect(columns(book, 'API log', ['Request ID', 'Output tokens'])).toEqual([['a', 1], ['b', 20], ['c', 3]]);
  });

  it('without ids counts a line once, however often it is imported', () => {
    const { book, give } = desk();
    const text = 'timestamp,model,input_tokens,output_tokens,latency_ms,status\n2026-11-01T10:00:00Z,gpt-4o,1,1,800,200\n2026-11-01T10:00:00Z,gpt-4o,1,2,900,200\n';
    give({ text });
    expect(give({ text })).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(columns(book, 'API log', ['Output tokens', 'Latency ms', 'Status'])).toEqual([[1, 800, '200'], [2, 900, '200']]);
  });

  it('sorts tags into columns and keeps only the beginning of a key', () => {
    const { book, give } = desk();
    give({ text: 'timestamp,request_id,model,input_tokens,output_tokens,request_tags,api_key\n2026-11-01T10:00:00Z,a,gpt-4o,1,1,"[""team:search"",""feature/answers"",""beta"",""User-Agent: curl""]",sk-proj-abcdefghijklmnop\n' });
    const [row] = rowsOf(book, 'API log');
    expect(row).toMatchObject({ Team: 'search', Feature: 'answers', Tags: 'beta', Key: 'sk-proj-…' });
  });

  it('refuses lines without a model, a time, or anything to count, and lines that are no JSON', () => {
    const { give } = desk();
    const text = ['{"timestamp":"2026-11-01T10:00:00Z","request_id":"a","input_tokens":1}', '{"timestamp":"soon","request_id":"b","model":"gpt-4o","input_tokens":1}', '{"timestamp":"2026-11-01T10:00:00Z","request_id":"c","model":"gpt-4o"}', 'oops', '{"timestamp":"2026-11-01T10:00:00Z","request_id":"d","model":"gpt-4o","input_tokens":1.5}'].join('\n');
    expect(() => give({ text, file: 'log.jsonl' })).toThrow('log.jsonl line 1, column model: The model is missing. Also line 2, column timestamp: This is no date. line 3, column input_tokens: Neither tokens nor a cost are told. And 2 more lines.');
  });
});
