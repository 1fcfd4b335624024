import { transformSync } from 'esbuild';
import { commentAbove, hasTemplateLiteral, methodsCalled } from './script-facts.js';
import { distFile } from './dist.js';
import { globalFunctionsOf, servicesTouchedAtLoad } from './bare-context.js';
import { scopesNeeded } from './scopes.js';

/**
 * Library methods younger than ES2019, which nothing adds on Apps Script. The compiler
 * refuses them in our sources, `at` too; this looks into the packages.
 */
const YOUNGER = [
  'replaceAll', 'matchAll', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'allSettled', 'hasOwn', 'groupBy',
  'structuredClone', 'isWellFormed', 'toWellFormed', 'getOrInsert', 'withResolvers',
];

describe('the built script', () => {
  const code = distFile('Code.js');

  it('offers Apps Script exactly the intended functions', () => {
    expect(globalFunctionsOf(code)).toEqual([
      'SPENDSHEET_COST',
      'closeMonthNow',
      'enterInvoices',
      'exportFocusNow',
      'importFile',
      'importPastedRows',
      'lookForPrices',
      'onInstall',
      'onOpen',
      'openChargeBack',
      'openMapping',
      'openSidebar',
      'openValue',
      'openWhatIf',
      'repriceUsage',
      'runSync',
      'sendDigest',
      'sendDigestNow',
      'sendReview',
      'sendReviewNow',
      'setUpTabs',
      'sidebarCommand',
      'syncNow',
      'tick',
    ]);
  });

  it('touches no service while it loads', () => {
    expect(servicesTouchedAtLoad(code)).toEqual([]);
  });

  it('keeps the help text of the custom function', () => {
    expect(commentAbove(code, 'SPENDSHEET_COST')).toMatch(/@param \{number\} inputTokens [^]*@customfunction/);
  });

  it('holds no syntax younger than ES2019', () => {
    expect(needsLowering('a?.b')).toBe(true);
    expect(needsLowering(code)).toBe(false);
  });

  it('calls no library method younger than ES2019', () => {
    const called = methodsCalled(code);
    expect(YOUNGER.filter((name) => called.has(name))).toEqual([]);
  });

  it('needs the scopes of the manifest, no more and no fewer', () => {
    const { oauthScopes } = JSON.parse(distFile('appsscript.json')) as { oauthScopes: string[] };
    expect([...oauthScopes].sort()).toEqual(scopesNeeded(code));
  });

  it('asks for no scope on the whole of the user\'s spreadsheets', () => {
    expect(scopesNeeded('SpreadsheetApp.openById("x")')).toContain('https://www.googleapis.com/auth/spreadsheets');
    expect(scopesNeeded(code)).not.toContain('https://www.googleapis.com/auth/spreadsheets');
  });
});

describe('the built sidebar', () => {
  const page = distFile('sidebar.html');
  const scripts = [...page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map((match) => match[1] ?? '');

  it('is one page with one script and nothing to fetch', () => {
    expect(scripts).toHaveLength(1);
    expect(page).not.toMatch(/<script[^>]+src=|<link[^>]+href=/);
  });

  it('holds no template literal, in which HtmlService would strip what looks like a comment', () => {
    expect(hasTemplateLiteral('`a//b`')).toBe(true);
    expect(hasTemplateLiteral(scripts[0] ?? '`')).toBe(false);
  });

  it('has a script of plain ASCII', () => {
    expect(scripts[0]?.match(/[^\n\x20-\x7e]/g)).toBeNull();
  });
});

/** Whether esbuild would have to rewrite something for ES2019. */
function needsLowering(code: string): boolean {
  return transformSync(code, { target: 'es2019' }).code !== transformSync(code, { target: 'esnext' }).code;
}
