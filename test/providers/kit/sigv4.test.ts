import { signingKey, signV4, type SigV4 } from '../../../src/providers/kit/sigv4.js';
import type { HttpCall } from '../../../src/providers/provider.js';
import { nodeSigner } from './node-signer.js';

/** The values AWS publishes: its signing test suite and the worked example of its signing guide. */
const suite: SigV4 = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', sessionToken: '', region: 'us-east-1', service: 'service' };
const signer = nodeSigner(Date.UTC(2015, 7, 30, 12, 36, 0));
const call = (method: 'get' | 'post', query = '', headers: Readonly<Record<string, string>> = {}): HttpCall => ({ method, url: `https://example.amazonaws.com/${query}`, headers, body: null });
const authorization = (signed: HttpCall): string | undefined => signed.headers['Authorization'];

describe('AWS’s signing test suite', () => {
  it.each([
    ['get-vanilla', call('get'), '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    ['post-vanilla', call('post'), '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
    ['get-vanilla-query-order-key-case', call('get', '?Param2=value2&Param1=value1'), 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500'],
  ])('%s comes out as published', (_, asked, signature) => {
    expect(authorization(signV4(asked, suite, signer))).toBe(`AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`);
  });
});

it('derives the signing key of the guide’s example', () => {
  const key = signingKey({ ...suite, service: 'iam' }, '20150830', signer);
  expect(signer.hex(key)).toBe('c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9');
});

it('signs the token of temporary keys and every x-amz header, in order and with blanks made one', () => {
  const signed = signV4(call('post', '', { 'X-Amz-Target': '  Service.Do   It ', 'Content-Type': 'application/x-amz-json-1.1' }), { ...suite, sessionToken: 'T0KEN' }, signer);
  expect(signed.headers).toMatchObject({ 'X-Amz-Date': '20150830T123600Z', 'X-Amz-Security-Token': 'T0KEN' });
  expect(authorization(signed)).toContain('SignedHeaders=host;x-amz-date;x-amz-security-token;x-amz-target, ');
  expect(Object.keys(signed.headers)).not.toContain('Host');
});

it('gives text beyond ASCII the hash of its UTF-8 bytes', () => {
  const [tea, the] = ['{"tag":"thé"}', '{"tag":"th?"}'].map((body) => authorization(signV4({ ...call('post'), body }, suite, signer)));
  expect(tea).not.toBe(the);
});
