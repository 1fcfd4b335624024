/** A property store as the platform offers it, with its limits, counting what is asked of it. */
export function storedProperties(initial: Readonly<Record<string, string>> = {}): {
  store: GoogleAppsScript.Properties.Properties;
  values: Record<string, string>;
  calls: string[];
  /** Throws at the n-th write from now, 1 being the next. */
  failAtWrite: (count: number) => void;
} {
  const values: Record<string, string> = { ...initial };
  const calls: string[] = [];
  let failing = 0;
  const write = (name: string, entries: Readonly<Record<string, string>>): void => {
    calls.push(name);
    failing -= 1;
    if (failing === 0) throw new Error('The run was killed.');
    if (Object.values(entries).some((value) => Buffer.byteLength(value) > 9 * 1024)) throw new Error('Argument too large: value');
    Object.assign(values, entries);
  };
  const store = {
    getProperties: () => {
      calls.push('getProperties');
      return { ...values };
    },
    setProperty: (key: string, value: string) => {
      write('setProperty', { [key]: value });
    },
    setProperties: (entries: Record<string, string>) => {
      write('setProperties', entries);
    },
    deleteProperty: (key: string) => {
      calls.push('deleteProperty');
      Reflect.deleteProperty(values, key);
    },
  } as unknown as GoogleAppsScript.Properties.Properties;
  return {
    store,
    values,
    calls,
    failAtWrite: (count) => {
      failing = count;
    },
  };
}
