import type { Ports } from '../ports.js';
import { recordIn } from './record.js';

const KEY = 'looks';

/**
 * Whether a tab was dressed for this layout; then its colours and widths are
 * the user's. A newer version of the product that lays it out anew dresses it once more.
 */
export function isDressed(ports: Pick<Ports, 'state'>, tab: string, layout: string): boolean {
  return recordIn(ports.state.read(KEY))[tab] === layout;
}

/** Said when the tab is dressed and written. */
export function keepDressed(ports: Pick<Ports, 'state'>, tab: string, layout: string): void {
  const known = recordIn(ports.state.read(KEY));
  if (known[tab] !== layout) ports.state.write(KEY, { ...known, [tab]: layout });
}
