import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../../local/worker';
import { releaseThreads, run, thrown } from './harness';

let peer: Worker;
let base: string;

beforeAll(async () => {
  peer = startWorker('test/local/services/loopback.ts', null);
  const port = await new Promise<number>((resolve) => peer.once('message', resolve));
  base = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  releaseThreads();
  await peer.terminate();
});

describe('one fetch', () => {
  it('is answered at once, over the real network', () => {
    const { UrlFetchApp } = run();
    const answer = UrlFetchApp.fetch(`${base}/echo`, { method: 'post', contentType: 'application/json', payload: '{"a":1}', headers: { Authorization: 'Bearer k' } });
    const seen = JSON.parse(answer.getContentText());
    expect(answer.getResponseCode()).toBe(200);
    expect(seen).toMatchObject({ method: 'POST', body: '{"a":1}', headers: { authorization: 'Bearer k', 'content-type': 'application/json' } });
  });

  it('sends an object as form fields', () => {
    const answer = run().UrlFetchApp.fetch(`${base}/echo`, { method: 'post', payload: { a: 'x y', b: 'ü&' } });
    expect(JSON.parse(answer.getContentText())).toMatchObject({ body: 'a=x+y&b=%C3%BC%26', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  });

  it('unpacks gzip', () => {
    expect(run().UrlFetchApp.fetch(`${base}/gzip`).getContentText()).toBe('{"packed":true}');
  });

  it('keeps header names as the server wrote them and lists repeated ones', () => {
    const answer = run().UrlFetchApp.fetch(`${base}/headers`);
    expect(answer.getHeaders()['X-Mixed-Case']).toBe('kept');
    expect(answer.getHeaders()['x-mixed-case']).toBeUndefined();
    expect(answer.getAllHeaders()['Set-Cookie']).toEqual(['a=1', 'b=2']);
  });

  it('follows redirects unless told not to', () => {
    const { UrlFetchApp } = run();
    expect(UrlFetchApp.fetch(`${base}/redirect`).getResponseCode()).toBe(200);
    const kept = UrlFetchApp.fetch(`${base}/redirect`, { followRedirects: false });
    expect([kept.getResponseCode(), kept.getHeaders()['Location']]).toEqual([302, '/echo']);
  });

  it('gives content as signed bytes and as a blob with its type', () => {
    const answer = run().UrlFetchApp.fetch(`${base}/?body=%C3%BC`);
    expect(answer.getContent()).toEqual([-61, -68]);
    expect(answer.getBlob().getContentType()).toBe('application/json');
    expect(answer.getBlob().getDataAsString()).toBe('ü');
  });
});

describe('a failed fetch', () => {
  it('throws with the start of the answer when it is not muted', () => {
    const { UrlFetchApp } = run();
    expect(thrown(() => UrlFetchApp.fetch(`${base}/?status=403&body=no`))).toBe(`Exception: Request failed for ${base} returned code 403. Truncated server response: no (use muteHttpExceptions option to examine full response)`);
    const long = thrown(() => UrlFetchApp.fetch(`${base}/?status=500&body=${'x'.repeat(400)}`));
    expect(long).toContain(`${'x'.repeat(150)}... (use`);
  });

  it('answers with its status when it is muted', () => {
    expect(run().UrlFetchApp.fetch(`${base}/?status=429`, { muteHttpExceptions: true }).getResponseCode()).toBe(429);
  });

  it('throws for a connection that fails, muted or not', () => {
    const { UrlFetchApp } = run();
    expect(thrown(() => UrlFetchApp.fetch('http://127.0.0.1:9/x', { muteHttpExceptions: true }))).toBe('Exception: Address unavailable: http://127.0.0.1:9/x');
    expect(thrown(() => UrlFetchApp.fetch(`${base}/drop`, { muteHttpExceptions: true }))).toBe(`Exception: Address unavailable: ${base}/drop`);
  });

  it('throws after timeoutSeconds', () => {
    expect(thrown(() => run().UrlFetchApp.fetch(`${base}/?delay=5000`, { timeoutSeconds: 0.2, muteHttpExceptions: true }))).toBe(`Exception: Timeout: ${base}/?delay=5000`);
  });

  it('raises an error of the script, so that instanceof holds there', () => {
    const { UrlFetchApp, execution } = run();
    execution.realm.context['UrlFetchApp'] = UrlFetchApp;
    const code = "try { UrlFetchApp.fetch('http://127.0.0.1:9/') } catch (error) { error instanceof Error }";
    const { runInContext } = jest.requireActual<typeof import('node:vm')>('node:vm');
    expect(runInContext(code, execution.realm.context)).toBe(true);
  });
});

describe('fetchAll', () => {
  it('waits for all at once and answers in order', () => {
    const { UrlFetchApp, calls } = run();
    UrlFetchApp.fetch(`${base}/`);
    const started = performance.now();
    const answers = UrlFetchApp.fetchAll(Array.from({ length: 10 }, (_none, index) => ({ url: `${base}/?delay=${400 - index * 20}&body=${index}` })));
    expect(performance.now() - started).toBeLessThan(2000);
    expect(answers.map((answer: { getContentText(): string }) => answer.getContentText())).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(calls['UrlFetchApp']).toBe(2);
  });

  it('loses the batch to one connection that fails', () => {
    const requests = [{ url: `${base}/`, muteHttpExceptions: true }, { url: 'http://127.0.0.1:9/', muteHttpExceptions: true }];
    expect(thrown(() => run().UrlFetchApp.fetchAll(requests))).toBe('Exception: Address unavailable: http://127.0.0.1:9/');
  });

  it('counts each request against the day', () => {
    const { UrlFetchApp } = run({ quotas: { urlfetch: 2 } });
    UrlFetchApp.fetchAll([`${base}/`, `${base}/`]);
    expect(thrown(() => UrlFetchApp.fetch(`${base}/`))).toBe('Exception: Service invoked too many times for one day: urlfetch.');
  });

  it('lets the time that really passes pass on the virtual clock', () => {
    const { UrlFetchApp, execution } = run();
    UrlFetchApp.fetchAll([`${base}/?delay=1100`]);
    expect(execution.simulatedMs()).toBeGreaterThanOrEqual(1000);
  });
});

describe('limits of a request', () => {
  it('refuses a URL above 2,082 characters', () => {
    const { UrlFetchApp } = run();
    const url = `${base}/?body=`;
    expect(UrlFetchApp.fetch(url.padEnd(2082, 'x')).getResponseCode()).toBe(200);
    expect(thrown(() => UrlFetchApp.fetch(url.padEnd(2083, 'x')))).toBe('Exception: Limit Exceeded: URLFetch URL Length.');
  });

  it('refuses a header above 8 KB and never repeats its value', () => {
    const text = thrown(() => run().UrlFetchApp.fetch(base, { headers: { Authorization: 'secret'.repeat(2000) } }));
    expect(text).toBe('Exception: Limit Exceeded: URLFetch Header Size.');
    expect(thrown(() => run().UrlFetchApp.fetch(base, { headers: { Authorization: 'secret\n' } }))).toBe('Exception: Attribute provided with invalid value: Header:Authorization');
  });

  it('refuses more than 100 headers', () => {
    const headers = Object.fromEntries(Array.from({ length: 101 }, (_none, index) => [`X-${index}`, '1']));
    expect(thrown(() => run().UrlFetchApp.fetch(base, { headers }))).toContain('Limit Exceeded');
  });

  it('describes a request as getRequest does', () => {
    const { UrlFetchApp } = run();
    expect(UrlFetchApp.getRequest('https://a.example/')).toMatchObject({ url: 'https://a.example/', method: 'get', headers: {} });
    expect(UrlFetchApp.getRequest('https://a.example/', { method: 'POST' })).toMatchObject({ method: 'post', contentType: 'application/x-www-form-urlencoded' });
  });
});
