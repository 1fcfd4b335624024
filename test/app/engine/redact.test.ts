import { redact } from '../../../src/app/engine/redact.js';

describe('a text from outside', () => {
  it('loses the key it repeats', () => {
    expect(redact('Incorrect API key provided: sk-admin-abc123def456ghi789', { adminKey: 'sk-admin-abc123def456ghi789' })).toBe('Incorrect API key provided: •••');
  });

  it('loses a key we never knew', () => {
    expect(redact('old key sk-proj-AAAAAAAAAAAAAAAA was used', {})).toBe('old key ••• was used');
  });

  it('loses the private key of a pasted key file', () => {
    const file = JSON.stringify({ client_email: 'a@b.example', private_key: '-----BEGIN PRIVATE KEY-----MIIEvQ-----END PRIVATE KEY-----' });
    expect(redact('bad -----BEGIN PRIVATE KEY-----MIIEvQ-----END PRIVATE KEY----- given', { serviceAccount: file })).toBe('bad ••• given');
  });

  it('loses the query of an address', () => {
    expect(redact('Address unavailable: https://a.example/x?key=1', {})).toBe('Address unavailable: https://a.example/x');
  });

  it.each([
    ['Authorization: Basic c2VjcmV0OnNlY3JldA==', 'Authorization: Basic •••'],
    ['Invalid assertion eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln', 'Invalid assertion •••'],
    ['Basic authentication is required', 'Basic authentication is required'],
    ['/keys/a%20secret%2Fwith%20signs', '/keys/•••'],
  ])('loses what signs in, however it is written: %s', (text, shown) => {
    expect(redact(text, { apiKey: 'a secret/with signs' })).toBe(shown);
  });

  it('ends after 240 characters', () => {
    expect(redact('x'.repeat(500), {})).toHaveLength(240);
  });
});
