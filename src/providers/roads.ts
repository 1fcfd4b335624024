import { apiRoads } from './roads/api.js';
import type { Road } from './roads/road.js';
import { saasRoads } from './roads/saas.js';
import { seatRoads } from './roads/seats.js';

/** Every road for what cannot be connected, in the order of the provider chooser. */
export const roads: readonly Road[] = apiRoads.concat(seatRoads, saasRoads);

export function roadById(id: string): Road | undefined {
  return roads.find((road) => road.id === id);
}
