import { columns, desk, rowsOf, sorted } from './desk.js';

const USAGE = 'usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,web_search_count,inference_geo,speed';
const COST = 'usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type,inference_geo,speed,api_key_id,api_key_status';

describe('exports of the Claude Console', () => {
  it('bring usage of a day once, however many hours it was written in', () => {
    const { book, give } = desk();
    const outcome = give({ text: `${USAGE}\n2026-11-01,claude-opus-4-5,App,Default,standard,≤ 200k,100,10,5,1000,50,2,global,\n2026-11-01,claude-opus-4-5,App,Default,standard,≤ 200k,200,0,0,0,70,0,global,\n2026-11-01,claude-opus-4-5,App,Research,batch,> 200k,7,0,0,0,3,0,us,\n` });
    expect(outcome).toMatchObject({ name: 'Anthropic export', lines: 3, badLines: 0, added: 3 });
    const wanted = ['Date', 'Provider', 'Connection', 'Sub account', 'Key', 'Model', 'Tier', 'Variant', 'Input tokens', 'Cache read tokens', 'Cache write tokens', 'Cache write 1h tokens', 'Output tokens', 'Quantity', 'Unit'];
    const base = ['2026-11-01', 'anthropic', 'Anthropic export'];
    expect(columns(book, 'API usage', wanted)).toEqual(sorted([
      [...base, 'default', 'App', 'claude-opus-4-5', undefined, undefined, 300, 1000, 15, 5, 120, undefined, undefined],
      [...base, 'default', 'App', 'claude-opus-4-5', undefined, undefined, undefined, undefined, undefined, undefined, undefined, 2, 'search'],
      [...base, 'Research', 'App', 'claude-opus-4-5', 'batch', '200k-1M us', 7, 0, 0, 0, 3, undefined, undefined],
    ]));
  });

  it('read the single column of cache writes of older files', () => {
    const { book, give } = desk();
    give({ text: 'usage_date_utc,model_version,usage_input_tokens_no_cache,usage_input_tokens_cache_write,usage_input_tokens_cache_read,usage_output_tokens\n2026-11-01,claude-opus-4-5,1,30,2,3\n' });
    expect(columns(book, 'API usage', ['Input tokens', 'Cache read tokens', 'Cache write tokens', 'Cache write 1h tokens', 'Output tokens'])).toEqual(sorted([[1, 2, 30, undefined, 3]]));
  });

  it('give the billed cost to the usage of the same import', () => {
    const { book, give } = desk();
    give({ text: `${USAGE}\n2026-11-01,claude-haiku-4-5,App,Default,standard,≤ 200k,100,0,0,0,50,0,global,\n` });
    give({ text: `${COST}\n2026-11-01,Claude Haiku 4.5,Default,App,message,≤ 200k,input_no_cache,0.05,0.06,token,not_available,,apikey_01,active\n2026-11-01,Claude Haiku 4.5,Default,App,message,≤ 200k,output,0.02,0.02,token,not_available,,apikey_01,active\n` });
    expect(columns(book, 'API costs', ['Line item', 'Model', 'Meter', 'Billed cost', 'Currency'])).toEqual(sorted([
      ['Claude Haiku 4.5, input no cache', 'claude-haiku-4-5', 'input', 0.05, 'USD'],
      ['Claude Haiku 4.5, output', 'claude-haiku-4-5', 'output', 0.02, 'USD'],
    ]));
    expect(columns(book, 'API usage', ['Allocated cost', 'Basis'])).toEqual(sorted([[0.07, 'billed']]));
    expect(rowsOf(book, 'Daily').map((row) => row['Effective cost']).reduce((sum, cost) => Number(sum) + Number(cost), 0)).toBeCloseTo(0.07, 12);
  });
});

describe('exports of the OpenAI dashboard', () => {
  const HEADER = 'start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,quantity_unit,line_item,user_id,api_key_id,project_id,organization_id,project_name,organization_name,user_email,api_source';

  it('bring costs to the last digit and pass over days without any', () => {
    const { book, give } = desk();
    const outcome = give({ text: `${HEADER}\n1793491200,1793577600,2026-11-01T00:00:00+00:00,2026-11-02T00:00:00+00:00,,,,,,,,,,,,,\n1793577600,1793664000,2026-11-02T00:00:00,2026-11-03T00:00:00,0.003835980000000000000000000000,usd,4000,tokens,"gpt-5.6-mini, cached input",,key_1,proj_a,org-1,Proj A,Org,,\n` });
    expect(outcome).toMatchObject({ name: 'OpenAI export', lines: 1, added: 1 });
    expect(columns(book, 'API costs', ['Date', 'Sub account', 'Key', 'Line item', 'Model', 'Meter', 'Quantity', 'Unit', 'Billed cost', 'Currency'])).toEqual(sorted([
      ['2026-11-02', 'proj_a', 'key_1', 'gpt-5.6-mini, cached input', 'gpt-5.6-mini', 'cacheRead', 4000, 'tokens', 0.00383598, 'USD'],
    ]));
    expect(columns(book, 'Daily', ['Sub account'])).toEqual(sorted([['Proj A']]));
  });

  it('take cached tokens and cache writes out of the input tokens', () => {
    const { book, give } = desk();
    give({ text: 'start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens,input_cache_write_tokens\n1793491200,1793491260,2026-11-01T00:00:00+00:00,2026-11-01T00:01:00+00:00,proj_a,3,,key_1,gpt-5.6-mini,False,default,1000,200,400,100\n1793491260,1793491320,2026-11-01T00:01:00+00:00,2026-11-01T00:02:00+00:00,proj_a,1,,key_1,gpt-5.6-mini,False,default,10,2,0,0\n' });
    expect(columns(book, 'API usage', ['Date', 'Requests', 'Input tokens', 'Cache read tokens', 'Cache write tokens', 'Output tokens'])).toEqual(sorted([['2026-11-01', 4, 510, 400, 100, 202]]));
  });

  it('read a saved page of the API with the feed that reads it live', () => {
    const { book, give } = desk();
    const bucket = (start: number, results: unknown[]): unknown => ({ object: 'bucket', start_time: start, end_time: start + 86400, results });
    const page = { object: 'page', data: [bucket(1793491200, []), bucket(1793577600, [{ object: 'organization.costs.result', amount: { value: '12.50', currency: 'usd' }, line_item: 'gpt-5.6-mini, input', project_id: 'proj_a' }])], has_more: true, next_page: 'page_2' };
    give({ text: JSON.stringify(page), file: 'costs.json' });
    expect(columns(book, 'API costs', ['Date', 'Feed', 'Sub account', 'Model', 'Billed cost'])).toEqual(sorted([['2026-11-02', 'openai-cost', 'proj_a', 'gpt-5.6-mini', 12.5]]));
    const usage = { data: [bucket(1793577600, [{ object: 'organization.usage.completions.result', input_tokens: 10, input_cached_tokens: 4, output_tokens: 3, num_model_requests: 1, model: 'gpt-5.6-mini', project_id: 'proj_a' }])], has_more: false, next_page: null };
    give({ text: JSON.stringify([usage]), kind: 'openai' });
    expect(columns(book, 'API usage', ['Feed', 'Input tokens', 'Cache read tokens', 'Allocated cost', 'Basis'])).toEqual(sorted([['openai-usage', 6, 4, 12.5, 'billed']]));
  });

  it('name the path of a field that is not what the API documents', () => {
    const { give } = desk();
    const page = { data: [{ start_time: 1793577600, results: [{ object: 'organization.costs.result', amount: { value: true, currency: 'usd' } }] }], has_more: false, next_page: null };
    expect(() => give({ text: JSON.stringify(page), file: 'costs.json' })).toThrow('costs.json data[0].results[0].amount.value: Expected a decimal number, found boolean.');
  });
});

describe('a page of Anthropic reports', () => {
  it('is read in cents, as its API sends them', () => {
    const { book, give } = desk();
    const results = [{ amount: '614.25', currency: 'USD', cost_type: 'tokens', description: 'Claude Sonnet 5 Usage - Output Tokens', model: 'claude-sonnet-5', token_type: 'output_tokens', service_tier: 'standard', workspace_id: null }];
    give({ text: JSON.stringify({ data: [{ starting_at: '2026-11-01T00:00:00Z', ending_at: '2026-11-02T00:00:00Z', results }], has_more: false, next_page: null }) });
    expect(columns(book, 'API costs', ['Provider', 'Feed', 'Sub account', 'Billed cost'])).toEqual(sorted([['anthropic', 'anthropic-cost', 'default', 6.1425]]));
  });
});

describe('other exports', () => {
  it('add up OpenRouter generations to days, and leave own-key calls to whoever bills them', () => {
    const { book, give } = desk();
    const outcome = give({ text: 'generation_id,created_at,cost_total,cost_web_search,cost_cache,cost_file_processing,byok_usage_inference,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,model_permaslug,provider_name,variant,cancelled,streamed,user,finish_reason_raw,finish_reason_normalized,generation_time_ms,time_to_first_token_ms,api_key_disabled,api_key_name,app_name\n'
      + 'gen-1,2026-11-01 03:46:57.713,0.0123,0,0,0,0,1000,137,0,400,openai/gpt-oss-120b,Groq,,false,true,,stop,stop,900,100,false,prod,app\n'
      + 'gen-2,2026-11-01 13:46:57.713,0.0077,0,0,0,0,100,10,0,0,openai/gpt-oss-120b,Groq,,false,true,,stop,stop,900,100,false,prod,app\n'
      + 'gen-3,2026-11-01 14:00:00.000,0,0,0,0,0.5,100,10,0,0,anthropic/claude-opus-5,Anthropic,,false,true,,stop,stop,900,100,false,prod,app\n' });
    expect(outcome.lines).toBe(2);
    expect(columns(book, 'API costs', ['Key', 'Line item', 'Model', 'Billed cost'])).toEqual(sorted([['prod', 'Groq', 'openai/gpt-oss-120b', 0.02]]));
    expect(columns(book, 'API usage', ['Requests', 'Input tokens', 'Cache read tokens', 'Output tokens', 'Allocated cost'])).toEqual(sorted([[2, 700, 400, 147, 0.02]]));
  });

  it('take only on-demand Cursor events for spend', () => {
    const { book, give } = desk();
    give({ text: 'Date,User,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost\n"2026-11-01T03:32:33.284Z",ana@company.example,On-Demand,composer-2,No,4000,3189,194368,1815,203372,$0.11\n"2026-11-01T04:00:00.000Z",ana@company.example,Included,composer-2,Yes,0,100,0,10,110,0.32\n"2026-11-01T05:00:00.000Z",ana@company.example,"Errored, Not Charged",composer-2,No,0,5,0,0,5,-\n' });
    expect(columns(book, 'API costs', ['Line item', 'Tier', 'Billed cost'])).toEqual(sorted([['On-Demand', undefined, 0.11], ['Included', 'included', 0], ['Errored, Not Charged', 'not charged', 0]]));
    expect(columns(book, 'API usage', ['User', 'Tier', 'Variant', 'Input tokens', 'Cache read tokens', 'Cache write tokens', 'Output tokens'])).toContainEqual(['ana@company.example', undefined, undefined, 3189, 194368, 4000, 1815]);
  });

  it('join the figures DeepSeek writes a line each', () => {
    const { book, give } = desk();
    give({ text: 'user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,type,price,amount\nu,2026-11-01T08:00:00+08:00,2026-11-01T09:00:00+08:00,deepseek-chat,prod,sk-a***z,request_count,,100\nu,2026-11-01T08:00:00+08:00,2026-11-01T09:00:00+08:00,deepseek-chat,prod,sk-a***z,input_cache_hit_tokens,0.00000015,3000\nu,2026-11-01T08:00:00+08:00,2026-11-01T09:00:00+08:00,deepseek-chat,prod,sk-a***z,input_cache_miss_tokens,0.0000045,500\nu,2026-11-01T08:00:00+08:00,2026-11-01T09:00:00+08:00,deepseek-chat,prod,sk-a***z,output_tokens,0.0000135,70\n' });
    give({ text: 'user_id,start_time_iso,end_time_iso,model,wallet_type,cost,currency\nu,2026-11-01T08:00:00+08:00,2026-11-01T09:00:00+08:00,deepseek-chat,topped_up,0.0045,CNY\n' });
    expect(columns(book, 'API usage', ['Date', 'Key', 'Requests', 'Input tokens', 'Cache read tokens', 'Output tokens', 'Allocated cost', 'Currency'])).toEqual(sorted([['2026-11-01', 'prod', 100, 500, 3000, 70, 0.0045, 'CNY']]));
  });

  it('take the net amount of Copilot lines from the GitHub report, and nothing else of it', () => {
    const { book, give } = desk();
    give({ text: 'date,product,sku,quantity,unit_type,applied_cost_per_quantity,gross_amount,discount_amount,net_amount,username,organization,repository,workflow_path,cost_center_name\n2026-11-01,copilot,Copilot Premium Request,10,requests,0.04,0.40,0.30,0.10,ana,acme,,,R&D\n2026-11-01,actions,Actions Linux,5,minutes,0.008,0.04,0,0.04,,acme,site,.github/ci.yml,\n' });
    expect(columns(book, 'API costs', ['Provider', 'Sub account', 'Key', 'Line item', 'Quantity', 'Billed cost'])).toEqual(sorted([['github-copilot', 'R&D', 'ana', 'Copilot Premium Request', 10, 0.1]]));
  });

  it('read Fireworks metrics, tokens and accelerator time apart', () => {
    const { book, give } = desk();
    give({ text: 'email,start_time,end_time,usage_type,accelerator_type,accelerator_seconds,base_model_name,model_bucket,parameter_count,prompt_tokens,completion_tokens\nana@company.example,2026-11-01 00:00:00,2026-11-01 01:00:00,TEXT_COMPLETION,,,llama-v3,serverless,70B,100,20\nana@company.example,2026-11-01 00:00:00,2026-11-01 01:00:00,DEDICATED,H100,3600,llama-v3,dedicated,70B,0,0\n' });
    expect(columns(book, 'API usage', ['Variant', 'Input tokens', 'Output tokens', 'Quantity', 'Unit'])).toEqual(sorted([['serverless', 100, 20, undefined, undefined], ['dedicated', undefined, undefined, 3600, 'H100 second']]));
  });

  it('say which kinds of file there are when a word is unknown, and which header was expected', () => {
    const { give } = desk();
    expect(() => give({ kind: 'sap', text: 'a,b\n1,2\n' })).toThrow('Kind “sap”: There is no such kind of file.');
    expect(() => give({ kind: 'anthropic', text: 'a,b\n1,2\n', file: 'x.csv' })).toThrow('x.csv: Its header is not that of Anthropic usage export (CSV) or Anthropic cost export (CSV).');
  });
});
