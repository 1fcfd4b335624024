import { money } from '../../src/core/money.js';
import { decimal } from '../../src/core/decimal.js';
import { tabOfKind, tabs, type TabRecords } from '../../src/tabs/index.js';
import { catalog, catalogPlan, suggestionText } from '../../src/tabs/catalog.js';
import { toolVendor } from '../../src/tabs/catalog-vendors.js';
import { daily } from '../../src/tabs/daily.js';
import { rowOf } from '../../src/tabs/row.js';
import type { TableTab } from '../../src/tabs/tab.js';
import type { LedgerLine } from '../../src/core/records.js';

const origin = { provider: 'acme', connection: 'Acme', feed: 'f' };
const tokens = { inputTokens: 1, cacheReadTokens: 2, cacheWriteTokens: null, outputTokens: 0 };
const samples: TabRecords = {
  usage: { ...origin, ...tokens, day: '2026-11-02', subAccount: 's', key: 'k', user: 'u', model: '01', tier: 'batch', variant: 'v', requests: 3, cacheWrite1hTokens: 4, quantity: 2.5, unit: 'image', listCost: money('1', 'USD'), allocatedCost: money('0.000000123', 'USD'), basis: 'billed', price: 'input 1 USD per million tokens; list test' },
  cost: { ...origin, day: '2026-11-02', subAccount: 's', key: 'k', lineItem: '=1+1', model: 'm', meter: 'input', tier: 't', quantity: decimal('2'), unit: 'x', billedCost: money('-1.5', 'EUR') },
  cloud: { ...origin, day: '2026-11-02', billingAccount: 'b', project: 'p', service: 's', sku: 'k', region: 'r', tags: 'a=b', quantity: decimal('2'), unit: 'x', listCost: null, billedCost: money('3', 'USD'), effectiveCost: money('2', 'USD'), credits: money('-1', 'USD') },
  request: { ...origin, ...tokens, timestamp: '2026-11-02T10:00:00Z', source: 'log', requestId: 'r', servedBy: 'openai', model: 'm', latencyMs: 5, status: 'ok', user: 'u', team: 't', project: 'p', feature: 'f', key: 'k', cost: money('0.1', 'USD'), basis: 'estimated' },
  seat: { ...origin, user: 'a@example.com', plan: 'Pro', state: 'active', lastActive: '2026-11-01', includedUse: decimal('5'), overage: money('2', 'USD') },
  key: { ...origin, key: 'k1', name: 'n', owner: 'o', subAccount: 's', created: '2026-01-01', lastUsed: null, state: 'active' },
  balance: { ...origin, day: '2026-11-02', movement: 'balance', amount: money('40', 'USD'), expires: '2027-01-01', note: 'n' },
  rate: { ...origin, day: '2026-11-02', currency: 'EUR', per: 'USD', rate: decimal('1.1623') },
  name: { ...origin, kind: 'key', id: 'i', name: 'n' },
};

function there<R>(tab: TableTab<R>, record: R): R {
  return tab.read(rowOf(tab.columns.map((column) => column.header), tab.columns.map((column) => column.cell?.(record) ?? null)));
}

describe('tabs', () => {
  it.each(['usage', 'cost', 'cloud', 'request', 'seat', 'key', 'balance', 'rate'] as const)('give back a %s row as it was', (kind) => {
    const tab = tabOfKind(kind) as unknown as TableTab<unknown>;
    expect(there(tab, samples[kind])).toEqual(samples[kind]);
  });

  it('give back a ledger line as it was, a missing amount included', () => {
    const line: LedgerLine = { ...tokens, day: '2026-11-02', bucket: 'Cloud', provider: 'aws', vendor: 'AWS', connection: 'c', service: 's', subAccount: '', costCenter: 'cc', team: 'Research', feature: 'Search', customer: 'Acme', billedCost: null, effectiveCost: null, currency: 'USD', basis: 'missing', requests: null };
    expect(there(daily, line)).toEqual(line);
  });

  it('have a note on every header, and no header twice', () => {
    for (const tab of tabs) {
      const headers = tab.columns.map((column) => column.header);
      expect([tab.name, headers.length]).toEqual([tab.name, new Set(headers).size]);
      expect(tab.columns.filter((column) => column.note === '').map((column) => column.header)).toEqual([]);
    }
  });

  it.each([
    ['API usage', 'Date Provider Connection Sub account|Key User Model Tier Requests Input tokens|Cache read tokens|Cache write tokens|Output tokens|Quantity Unit List cost|Allocated cost|Currency Basis'],
    ['API costs', 'Date Provider Connection Sub account|Line item|Quantity Unit Billed cost|Currency'],
    ['API log', 'Timestamp Source Request ID|Provider Model Input tokens|Cache read tokens|Cache write tokens|Output tokens|Latency ms|Status User Team Project Feature Key Cost Currency Basis'],
    ['Cloud SKUs', 'Date Provider Connection Billing account|Project Service SKU Region Tags Quantity Unit List cost|Billed cost|Effective cost|Credits Currency'],
    ['Daily', 'Date Bucket Provider Connection Service Sub account|Cost center|Billed cost|Effective cost|Currency Basis Requests Input tokens|Cache read tokens|Cache write tokens|Output tokens'],
    ['Subscriptions', 'Provider Plan Kind Seats Price Cycle Currency Monthly cost|Annual cost|Renewal date|Notice date|Owner Business purpose|AI share|Last reviewed|State'],
    ['Credits', 'Date Provider Connection Movement Amount Currency Expires Note'],
    ['Seats', 'Provider Connection User Plan State Last active|Included use|Overage Currency'],
    ['Keys', 'Provider Connection Key Name Owner Sub account|Created Last used|State Spend 30 days'],
  ])('%s begins with the agreed headers', (name, text) => {
    const headers = tabs.find((tab) => tab.name === name)?.columns.map((column) => column.header) ?? [];
    expect(headers.join(' ').startsWith(text.replace(/\|/g, ' '))).toBe(true);
  });
});

describe('the catalog', () => {
  it('finds a plan whatever the case, and says price, basis, status and date', () => {
    const plan = catalogPlan('claude ', 'TEAM standard');
    expect(plan === null ? '' : suggestionText(plan)).toBe(
      '25.00 USD a month or 20.00 USD a month billed yearly (per seat, min 5; an older vendor page says 30 a month; unverified: several community texts, checked 2026)',
    );
  });

  it('says both parts of a price that has two', () => {
    expect(suggestionText(catalogPlan('Windsurf', 'Teams')!)).toBe('80.00 USD and 40.00 USD a seat a month (per seat; full seats; quoted: api-evangelist/windsurf plans, checked 2026-10-07)');
  });

  it('says how a plan is charged where no price is known, and makes none up', () => {
    expect(suggestionText(catalogPlan('ChatGPT', 'Enterprise')!)).toBe('No list price kept (per seat; by contract; verified: help.openai.com article 8792536, checked 2026-04-02)');
    expect(suggestionText(catalogPlan('Intercom Fin', 'Per resolution')!)).toBe('No list price kept (usage-based SaaS; per resolution; the seats of Intercom are a row of their own)');
    expect(catalog.filter((plan) => plan.checked === '' && (plan.monthly !== null || plan.annual !== null))).toEqual([]);
  });

  it.each(['Claude', 'ChatGPT', 'Google AI', 'Gemini in Workspace', 'Perplexity', 'GitHub Copilot', 'Microsoft 365 Copilot', 'Cursor', 'Windsurf', 'v0', 'Replit', 'Zed', 'Continue', 'Notion', 'Linear AI', 'Intercom Fin', 'Salesforce Einstein', 'Atlassian Rovo', 'HubSpot', 'Tableau'])('knows %s and its vendor', (tool) => {
    expect(catalog.some((plan) => plan.tool === tool)).toBe(true);
    expect(toolVendor(tool)).not.toBeNull();
  });

  it('holds each plan once', () => {
    const names = catalog.map(({ tool, plan }) => `${tool} ${plan}`.toLowerCase());
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
