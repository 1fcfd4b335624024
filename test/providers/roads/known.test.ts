import { bucketOf, providerLabel, vendorOf } from '../../../src/providers/known.js';

it('knows a provider by its declaration', () => {
  expect([providerLabel('gcp-billing'), vendorOf('gcp-billing'), bucketOf('gcp-billing')]).toEqual(['Google Cloud', 'Google', 'Cloud']);
});

it('knows a vendor whose rows come from a file by its road', () => {
  expect([providerLabel('cerebras'), vendorOf('cerebras'), bucketOf('cerebras')]).toEqual(['Cerebras', 'Cerebras', 'API']);
  expect([providerLabel('intercom-fin'), bucketOf('intercom-fin')]).toEqual(['Intercom', 'SaaS']);
});

it('joins the Gemini API with Google Cloud', () => { expect(vendorOf('google-ai-studio')).toBe('Google'); });

it('leaves a name it does not know as it is', () => {
  expect([providerLabel('acme'), vendorOf('acme'), bucketOf('acme')]).toEqual(['acme', 'acme', 'API']);
});
