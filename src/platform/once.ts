/** `make` on first use, its result afterwards. */
export function once<T>(make: () => T): () => T {
  let made: Readonly<{ value: T }> | null = null;
  return () => {
    if (made === null) made = { value: make() };
    return made.value;
  };
}
