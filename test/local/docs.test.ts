import { readFileSync } from 'node:fs';
import { betweenMarkers, markdownTable } from '../../local/docs/markdown.js';
import { providersPage, readmeProviders } from '../../local/docs/providersPage.js';
import { providers } from '../../src/providers/index.js';
import { roads } from '../../src/providers/roads.js';

describe('the page of providers', () => {
  const page = providersPage(providers, roads);

  it('is what the declarations say; npm run docs writes it anew', () => {
    expect(readFileSync('docs/providers.md', 'utf8')).toBe(page);
  });

  it('lists every provider with where its key is created', () => {
    for (const { label, credentials } of providers) {
      expect(page).toContain(`\n## ${label}\n`);
      for (const { createAt } of credentials) expect(page).toContain(createAt);
    }
  });

  it('lists every road with its steps', () => {
    for (const { label, why, steps } of roads) {
      expect(page).toContain(`\n### ${label}\n\n${why}\n\n1. ${steps[0]?.text ?? ''}`);
    }
  });
});

describe('the providers in the README', () => {
  const readme = readFileSync('README.md', 'utf8');

  it('are what the declarations say; npm run docs writes them anew', () => {
    expect(betweenMarkers(readme, 'providers', readmeProviders(providers, roads))).toBe(readme);
  });

  it('tell of each what the form and the preview tell', () => {
    for (const { label, bucket, facts } of providers) {
      expect(readme).toContain(`| ${label} | ${bucket} | ${facts.gives.join(', ')} | ${facts.auth.replace(/\|/g, '\\|')} | ${facts.lag} |`);
      expect(readme).toMatch(new RegExp(`\\| ${facts.verified}(?: \\([^|]+\\))? \\|`));
    }
  });
});

describe('text between markers', () => {
  it('is replaced and nothing else', () => {
    expect(betweenMarkers('a\n<!-- x:start -->\nold\n<!-- x:end -->\nb', 'x', 'new')).toBe('a\n<!-- x:start -->\nnew\n<!-- x:end -->\nb');
  });
  it.each(['none', '<!-- x:start -->', '<!-- x:end --><!-- x:start -->', '<!-- x:start --><!-- x:start --><!-- x:end -->'])('is not guessed in %p', (text) => {
    expect(() => betweenMarkers(text, 'x', 'new')).toThrow('Expected <!-- x:start --> and, after it, <!-- x:end -->, once each.');
  });
  it('keeps a bar or a line break inside a cell of a table', () => {
    expect(markdownTable([['a'], ['b | c\nd']])).toBe('| a |\n| --- |\n| b \\| c d |');
  });
});
