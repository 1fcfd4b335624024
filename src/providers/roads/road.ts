import type { Bucket, RowKind } from '../../core/records.js';

/**
 * How spend gets into the workbook where a vendor gives no report a program may
 * read. It is shown beside the providers, with the reason and what to do.
 */
export type Road = Readonly<{
  /** Name of the provider in imported rows. A provider for other accounts of the same vendor may have the same. */
  id: string;
  label: string;
  vendor: string;
  bucket: Bucket;
  /** Why there is nothing to connect, in one or two sentences. */
  why: string;
  /** What to do at the vendor, in order. */
  steps: readonly RoadStep[];
  /** How what comes of it enters the workbook; the first is the best. */
  ways: readonly RoadWay[];
  /** What `why` rests on. */
  verified: 'official statement' | 'documentation' | 'unverified';
}>;

export type RoadStep = Readonly<{
  text: string;
  /** Page of the vendor where it is done. */
  at?: string;
}>;

/** Row kinds a file can be imported as. */
export type ImportedKind = Extract<RowKind, 'usage' | 'cost' | 'request' | 'cloud'>;

export type RoadWay =
  /** Another connection carries this spend. */
  | Readonly<{ by: 'connection'; provider: string }>
  /** A file with columns of its own is imported through a mapping. */
  | Readonly<{ by: 'import'; kind: ImportedKind }>
  /** Rows of the Subscriptions tab; `tool` as the suggestions name it, '' where they do not know it. */
  | Readonly<{ by: 'subscription'; tool: string }>;

const IMPORTS: Readonly<Record<ImportedKind, (id: string) => string>> = {
  cost: (id) => `Import the file as Costs: choose its date, amount and line item columns, and write ${id} as the provider.`,
  usage: (id) => `Import the file as Usage: choose its date, model and token columns, and write ${id} as the provider. What it costs is then an estimate from the Prices tab.`,
  request: (id) => `Import your own Request log, one line per call with its model and tokens, and write ${id} as the provider. What it costs is then an estimate from the Prices tab.`,
  cloud: (id) => `Import the bill as Cloud bill and write ${id} as the provider.`,
};

/**
 * The steps at the vendor and, after them, the one for each way.
 *
 * @param labelOf label of a provider that can be connected
 */
export function roadSteps(road: Road, labelOf: (provider: string) => string): readonly RoadStep[] {
  const ends = road.ways.map((way, index): RoadStep => ({ text: index === 0 ? stepOf(way, road, labelOf) : `Or: ${lowerFirst(stepOf(way, road, labelOf))}` }));
  return road.steps.concat(ends);
}

function stepOf(way: RoadWay, { id }: Road, labelOf: (provider: string) => string): string {
  switch (way.by) {
    case 'connection': return `Connect ${labelOf(way.provider)}: its bill carries this spend.`;
    case 'import': return IMPORTS[way.kind](id);
    case 'subscription': return way.tool === '' ? 'Add a row to the Subscriptions tab with plan, seats and price.' : `Add a row to the Subscriptions tab. Plans of ${way.tool} are among its suggestions; correct seats and price.`;
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
