import { vendorOf } from '../../src/app/vendors.js';
import { providers } from '../../src/providers/index.js';
import { toolVendor } from '../../src/tabs/catalog-vendors.js';

describe('the vendor', () => {
  it.each([
    ['openai', 'OpenAI'], ['ChatGPT', 'OpenAI'], ['chatgpt Team', 'OpenAI'], ['Claude', 'Anthropic'], ['Gemini in Workspace', 'Google'], ['gcp-billing', 'Google'],
    ['GitHub Copilot', 'GitHub'], ['Microsoft 365 Copilot', 'Microsoft'], ['azure-openai', 'Microsoft'], ['v0', 'Vercel'], ['Salesforce Einstein', 'Salesforce'],
  ])('of %s is %s', (name, vendor) => {
    expect(vendorOf(name)).toBe(vendor);
  });

  it('of what nobody knows is the name that was typed', () => {
    expect(vendorOf(' Acme Brain ')).toBe('Acme Brain');
    expect(vendorOf('Findings Inc')).toBe('Findings Inc');
    expect(vendorOf('constructor')).toBe('constructor');
  });

  it('is spelt alike by the catalog and by the providers', () => {
    const known = new Map(providers.map(({ vendor }) => [vendor.toLowerCase(), vendor]));
    const different = providers.map(({ vendor }) => vendor).filter((vendor) => toolVendor(vendor) !== null && toolVendor(vendor) !== known.get(vendor.toLowerCase()));
    expect(different).toEqual([]);
    expect(providers.filter(({ label }) => toolVendor(label) !== null).filter(({ label, vendor }) => toolVendor(label) !== vendor).map(({ label }) => label)).toEqual([]);
  });
});
