import { providerById, providers } from '../../src/providers/index.js';

it('finds each provider by its id, and none by another', () => {
  expect(providers.map(({ id }) => providerById(id)?.id)).toEqual(providers.map(({ id }) => id));
  expect(providerById('acme')).toBeUndefined();
});

it.each(providers.map((provider) => [provider.id, provider] as const))('%s declares itself so that its form and its docs can be drawn', (id, provider) => {
  expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
  expect(provider.baseUrl === '' || /^https:\/\/[^/]+(\/.*[^/])?$/.test(provider.baseUrl)).toBe(true);
  const ids = [...provider.feeds, ...provider.credentials, ...provider.settings].map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
  provider.credentials.forEach((field) => { expect([field.label, field.scope, field.createAt]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./), expect.stringMatching(/^https:\/\//)]); });
  provider.settings.forEach((field) => {
    if (field.pattern !== undefined) expect([new RegExp(field.pattern), field.patternHint]).toEqual([expect.any(RegExp), expect.stringMatching(/\.$/)]);
    if (field.default !== undefined && field.pattern !== undefined) expect(field.default).toMatch(new RegExp(field.pattern));
  });
  Object.values(provider.facts).forEach((fact) => { expect(typeof fact === 'number' ? fact : fact.length).toBeGreaterThan(0); });
});
