import { BUCKETS } from '../../src/core/records.js';
import type { Provider } from '../../src/providers/provider.js';
import { roadSteps, type Road } from '../../src/providers/roads/road.js';
import { markdownTable } from './markdown.js';

const PROVIDER_COLUMNS = ['Provider', 'Bucket', 'Gives', 'Signs in with', 'Lag', 'Restates', 'Limits', 'Verified against'] as const;
const ROAD_COLUMNS = ['Vendor', 'Bucket', 'Why there is no connection', 'What to do', 'Verified against'] as const;

/** What can be connected: a row per provider, from its declaration, bucket by bucket. */
export function providersTable(providers: readonly Provider[]): string {
  const rows = byBucket(providers).map(({ label, bucket, facts }) => [label, bucket, facts.gives.join(', '), facts.auth, facts.lag, facts.restates, facts.limits, verifiedText(facts)]);
  return markdownTable([PROVIDER_COLUMNS, ...rows]);
}

/** `official schema (openai/openai-openapi of 2026-08-21)`. */
function verifiedText({ verified, schema }: Provider['facts']): string {
  return schema === undefined ? verified : `${verified} (${schema})`;
}

/** What cannot be connected and how it gets in: a row per road. */
export function roadsTable(roads: readonly Road[], providers: readonly Provider[]): string {
  const rows = roads.map((road) => [road.label, road.bucket, road.why, waysText(road, providers), road.verified]);
  return markdownTable([ROAD_COLUMNS, ...rows]);
}

function byBucket(providers: readonly Provider[]): readonly Provider[] {
  return BUCKETS.flatMap((bucket) => providers.filter((provider) => provider.bucket === bucket));
}

/** The ways without the vendor's own steps, which the page tells. */
function waysText(road: Road, providers: readonly Provider[]): string {
  return stepsOf(road, providers).slice(road.steps.length).map(({ text }) => text).join(' ');
}

export function stepsOf(road: Road, providers: readonly Provider[]): ReturnType<typeof roadSteps> {
  return roadSteps(road, (id) => providers.find((provider) => provider.id === id)?.label ?? id);
}
