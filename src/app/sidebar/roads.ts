import { providerById } from '../../providers/index.js';
import { roadSteps, type ImportedKind, type Road } from '../../providers/roads/road.js';
import { roads } from '../../providers/roads.js';
import type { RoadCard } from '../api.js';

/** Every road with its steps written out. */
export function roadCards(): readonly RoadCard[] {
  return roads.map(cardOf);
}

function cardOf(road: Road): RoadCard {
  const { id, label, vendor, bucket, why, ways } = road;
  return {
    id, label, vendor, bucket, why,
    steps: roadSteps(road, (provider) => providerById(provider)?.label ?? provider),
    best: ways[0]?.by ?? 'subscription',
    providers: ways.reduce<readonly string[]>((all, way) => (way.by === 'connection' ? all.concat(way.provider) : all), []),
    imports: ways.reduce<readonly ImportedKind[]>((all, way) => (way.by === 'import' ? all.concat(way.kind) : all), []),
  };
}
