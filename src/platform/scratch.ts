import type { Scratch } from '../app/ports.js';
import { once } from './once.js';

/** How long a text is kept at most; the service may drop it earlier. */
const SECONDS = 1_800;

/** The user's cache of this script: nobody else reads it, and nothing of it outlives the half hour. */
export function appsScriptScratch(): Scratch {
  const cache = once(() => CacheService.getUserCache());
  return {
    read: (keys) => cache().getAll([...keys]),
    write: (texts) => {
      cache().putAll({ ...texts }, SECONDS);
    },
    remove: (keys) => {
      cache().removeAll([...keys]);
    },
  };
}
