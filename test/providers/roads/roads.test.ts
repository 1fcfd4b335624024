import type { ImportKind } from '../../../src/app/api.js';
import { BUCKETS } from '../../../src/core/records.js';
import { providerById } from '../../../src/providers/index.js';
import type { ImportedKind, Road } from '../../../src/providers/roads/road.js';
import { roadSteps } from '../../../src/providers/roads/road.js';
import { roadById, roads } from '../../../src/providers/roads.js';
import { catalog } from '../../../src/tabs/catalog.js';

const labelOf = (id: string): string => providerById(id)?.label ?? '';
const waysOf = <By extends Road['ways'][number]['by']>(by: By): Extract<Road['ways'][number], { by: By }>[] =>
  roads.flatMap((road) => road.ways).filter((way): way is Extract<Road['ways'][number], { by: By }> => way.by === by);

it.each(['groq', 'cerebras', 'perplexity', 'google-ai-studio', 'siliconflow', 'claude-plans', 'chatgpt-plans', 'jetbrains-ai', 'notion-ai', 'replit'])('has a road for %s', (id) => {
  expect(roadById(id)?.id).toBe(id);
});

it.each(roads.map((road) => [road.id, road] as const))('%s says why there is nothing to connect and what to do instead', (id, road) => {
  expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
  expect(BUCKETS).toContain(road.bucket);
  expect([road.label, road.vendor, road.why]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\w/), expect.stringMatching(/\.$/)]);
  expect(road.ways.length).toBeGreaterThan(0);
  expect(road.steps.length).toBeGreaterThan(0);
  road.steps.forEach(({ text, at }) => {
    expect(text).toMatch(/[.:]$|amount\.$/);
    if (at !== undefined) expect(at).toMatch(/^https:\/\//);
  });
});

it('has each road once', () => { expect(new Set(roads.map(({ id }) => id)).size).toBe(roads.length); });

it('leads to connections that exist', () => {
  expect(waysOf('connection').map(({ provider }) => [provider, labelOf(provider)])).toEqual([['gcp-billing', 'Google Cloud']]);
});

it('leads to kinds of import that exist', () => {
  const every: Readonly<Record<ImportedKind, ImportKind>> & Readonly<Record<ImportKind, ImportedKind>> = { usage: 'usage', cost: 'cost', request: 'request', cloud: 'cloud' };
  expect(waysOf('import').filter(({ kind }) => every[kind] !== kind)).toEqual([]);
});

it('leads to tools the register suggests', () => {
  const tools = new Set(catalog.map(({ tool }) => tool));
  expect(waysOf('subscription').filter(({ tool }) => tool !== '' && !tools.has(tool))).toEqual([]);
});

it('sends Gemini API spend to the bill of the Cloud project', () => {
  const steps = roadSteps(roadById('google-ai-studio')!, labelOf).map(({ text }) => text);
  expect(steps.slice(-2)).toEqual([
    'Connect Google Cloud: its bill carries this spend.',
    'Or: import your own Request log, one line per call with its model and tokens, and write google-ai-studio as the provider. What it costs is then an estimate from the Prices tab.',
  ]);
});

it('names the provider that imported rows are to carry', () => {
  expect(roadSteps(roadById('cerebras')!, labelOf).map(({ text }) => text)[1]).toBe('Import the file as Costs: choose its date, amount and line item columns, and write cerebras as the provider.');
});

it('tells that SiliconFlow’s report is gone and not broken', () => {
  expect(roadById('siliconflow')?.why).toContain('410 Gone');
});
