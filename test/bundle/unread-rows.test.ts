import type { World } from '../../local/standin/world.js';
import { command, company, connectOpenAi, rowsOf, runSync, written } from './company.js';
import { bucket, cost, openAi, page } from './openai-pages.js';
import { startScripted, type ScriptedServer } from './scripted.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(openAi([page([bucket('2026-11-03', [cost(4)]), bucket('2026-11-10', [cost(5)])])])); });
afterAll(async () => { await server.close(); });

const REGISTER = ['Provider', 'Plan', 'Kind', 'Price', 'Cycle', 'Currency', 'Start date', 'End date', 'Renewal date', 'Cost center', 'State'];
const plan = (fields: Readonly<Record<string, string>>): string[] => {
  const row: Readonly<Record<string, string>> = { Provider: 'Claude', Plan: 'Team', Price: '30', Cycle: 'monthly', Currency: 'USD', ...fields };
  return REGISTER.map((header) => row[header] ?? '');
};

function synced(tabs: Readonly<Record<string, readonly (readonly string[])[]>>): World {
  const world = company();
  connectOpenAi(world, server.origin);
  Object.entries(tabs).forEach(([tab, rows]) => { world.store.paste(tab, 1, 1, rows); });
  runSync(world);
  return world;
}

/** Days of the last full week that miss something, and what Weekly, Overview and the mail say. */
function told(world: World): Readonly<{ days: number; weekly: unknown; overview: string; mail: string }> {
  const missing = rowsOf(world, 'Daily').filter((row) => row['Basis'] === 'missing' && String(row['Date']) >= '2026-11-09' && String(row['Date']) < '2026-11-16');
  const weekly = world.store.evaluated('Weekly');
  const headers = weekly.find(([label]) => label === 'Bucket') ?? [];
  const total = weekly.find(([bucketName, provider]) => bucketName === 'All' && provider === 'All') ?? [];
  command(world, 'sendDigest', { to: ['cfo@example.com'] });
  const mail = world.outbox[world.outbox.length - 1];
  const marker = world.store.evaluated('Overview')[1]?.[4];
  return { days: missing.length, weekly: total[headers.indexOf('Incomplete')], overview: typeof marker === 'string' ? marker : '', mail: mail?.text ?? '' };
}

describe('a row of the register that cannot be read', () => {
  it.each([
    ['a negative price', { Price: '-5' }],
    ['a bad date', { 'Renewal date': 'next spring' }],
    ['an unknown currency', { Currency: 'USDX' }],
    ['no provider', { Provider: '' }],
  ])('with %s makes every total incomplete until it is corrected', (_, fields) => {
    const world = synced({ Subscriptions: [REGISTER, plan({ ...fields, 'Cost center': 'Support' })] });
    expect(rowsOf(world, 'Daily').filter(({ Connection }) => Connection === 'Subscriptions').slice(-1)).toMatchObject([
      { Date: '2026-11-16', Bucket: 'Subscriptions', Service: 'Team', 'Cost center': 'Support', 'Effective cost': '', 'Billed cost': '', Basis: 'missing' },
    ]);
    const { days, weekly, overview, mail } = told(world);
    expect([days, weekly]).toEqual([7, 14]);
    expect(overview).toMatch(/^incomplete: \d+ rows without a cost$/);
    expect(mail).toContain('At least 5.00 USD');
    expect(mail).toContain('7 rows of the week have no cost yet');
    world.resetCounts();
    runSync(world);
    expect(written(world)).toBe(0);
    world.store.paste('Subscriptions', 2, 1, [plan({ 'Cost center': 'Support' })]);
    runSync(world);
    const mended = told(world);
    expect([mended.days, mended.weekly, mended.overview]).toEqual([0, 0, 'complete']);
    expect(mended.mail).not.toContain('At least');
    world.dispose();
  });

  it.each<[string, Readonly<Record<string, string>>, number]>([
    ['began in the week', { 'Start date': '2026-11-12' }, 4],
    ['ended in the week', { 'End date': '2026-11-11' }, 2],
    ['is paused', { State: 'paused' }, 0],
    ['was bought once in the week', { Cycle: 'one-time', 'Start date': '2026-11-10' }, 1],
    ['was bought once before', { Cycle: 'one-time', 'Start date': '2026-03-10' }, 0],
    ['has dates that cannot both be right', { 'Start date': '2026-11-12', 'End date': '2026-11-01', Price: '30' }, 7],
  ])('is missing only on days it may cost something: it %s', (_, fields, days) => {
    const world = synced({ Subscriptions: [REGISTER, plan({ Price: 'thirty', ...fields })] });
    expect(told(world).days).toBe(days);
    world.dispose();
  });
});

describe('a row of SaaS usage that cannot be read', () => {
  const USAGE = ['Month', 'Provider', 'Plan', 'Amount', 'Currency'];

  it('makes its month incomplete, also where the register does not know the software', () => {
    const world = synced({ 'SaaS usage': [USAGE, ['2026-10', 'Zendesk', 'AI agents', '310', 'USD'], ['2026-11', 'Zendesk', 'AI agents', 'some', 'USD']] });
    expect(told(world)).toMatchObject({ days: 7, weekly: 14 });
    expect(rowsOf(world, 'Daily').filter((row) => row['Provider'] === 'Zendesk' && row['Date'] === '2026-10-31')).toMatchObject([{ 'Effective cost': 10, Basis: 'billed' }]);
    world.store.paste('SaaS usage', 3, 4, [['300']]);
    runSync(world);
    expect(told(world)).toMatchObject({ days: 0, weekly: 0, overview: 'complete' });
    world.dispose();
  });

  it('is counted once where its month is a gap of the plan', () => {
    const world = synced({
      Subscriptions: [REGISTER, plan({ Provider: 'Zendesk', Plan: 'AI agents', Kind: 'usage-based SaaS', Price: '' })],
      'SaaS usage': [USAGE, ['2026-11', 'Zendesk', 'AI agents', 'some', 'USD']],
    });
    expect(told(world)).toMatchObject({ days: 7, weekly: 14 });
    world.dispose();
  });

  it('tells nothing of a register row whose months can be read', () => {
    const world = synced({
      Subscriptions: [REGISTER, plan({ Provider: 'Zendesk', Plan: 'AI agents', Kind: 'usage-based SaaS', Price: '', 'Renewal date': 'soon' })],
      'SaaS usage': [USAGE, ['2026-11', 'Zendesk', 'AI agents', '300', 'USD']],
    });
    expect(told(world)).toMatchObject({ days: 0, weekly: 0 });
    world.dispose();
  });
});
