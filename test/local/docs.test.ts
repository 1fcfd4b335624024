import { readFileSync } from 'node:fs';
import { providersPage } from '../../local/docs/providersPage.js';
import { providers } from '../../src/providers/index.js';

describe('the page of providers', () => {
  it('is what the declarations say; npm run docs writes it anew', () => {
    expect(readFileSync('docs/providers.md', 'utf8')).toBe(providersPage(providers));
  });

  it('lists every provider with where its key is created', () => {
    const page = providersPage(providers);
    for (const { label, credentials } of providers) {
      expect(page).toContain(`\n## ${label}\n`);
      for (const { createAt } of credentials) expect(page).toContain(createAt);
    }
  });
});
