import { Fault } from '../core/fault.js';

/**
 * One property store read whole, once, and kept for the run: single reads would
 * use up the daily allowance of property reads.
 */
export type HeldProperties = Readonly<{
  get: (key: string) => string | null;
  /** One service call; none when all of it is stored already. */
  set: (values: Readonly<Record<string, string>>) => void;
  remove: (key: string) => void;
  /** The next `get` reads the store again. */
  forget: () => void;
}>;

export function heldProperties(open: () => GoogleAppsScript.Properties.Properties | null): HeldProperties {
  let held: Map<string, string> | null = null;
  const store = (): GoogleAppsScript.Properties.Properties => {
    const opened = open();
    if (opened !== null) return opened;
    throw new Fault('platform', 'The spreadsheet keeps no properties for this script.', 'settings', 'Open the spreadsheet and use its own Spendsheet menu.');
  };
  const values = (): Map<string, string> => {
    held = held ?? new Map(Object.entries(store().getProperties()));
    return held;
  };
  return {
    get: (key) => values().get(key) ?? null,
    set: (entries) => {
      const known = values();
      const changed = Object.entries(entries).filter(([key, value]) => known.get(key) !== value);
      const [first] = changed;
      if (first === undefined) return;
      if (changed.length === 1) store().setProperty(first[0], first[1]);
      else store().setProperties(Object.fromEntries(changed), false);
      for (const [key, value] of changed) known.set(key, value);
    },
    remove: (key) => {
      if (!values().has(key)) return;
      store().deleteProperty(key);
      values().delete(key);
    },
    forget: () => {
      held = null;
    },
  };
}
