/** A date that vendors put at the end of a model id: `-20250929`, `-2024-08-06`, `@20250514`. */
const DATED = /[-@](?:20\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;
/** The same date written without dashes inside an id. */
const COMPACT_DATE = /(-)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=-|:|$)/g;
const PATHS = /^(?:.*\/)?(?:models|foundation-model|inference-profile)\//;

/** A model id as it is compared: trimmed, small letters, without the path clouds put before it. */
export function plainModel(model: string): string {
  return model.trim().toLowerCase().replace(PATHS, '');
}

/** The id without the date of its release: `claude-sonnet-4-5-20250929` is a `claude-sonnet-4-5`. */
export function undatedModel(model: string): string {
  return plainModel(model).replace(DATED, '');
}

/** The id with dashes inside its date, the way some price lists write it. */
export function dashedDate(model: string): string {
  return plainModel(model).replace(COMPACT_DATE, '$1$2-$3-$4');
}

/** Whether two ids name one model, the date of a release aside. */
export function isSameModel(a: string, b: string): boolean {
  return undatedModel(a) === undatedModel(b);
}

/**
 * Whether a model id matches a pattern: `id` exactly, `id*` its beginning,
 * `*id` its end, `*id*` anywhere, `/…/` a regular expression. Letter case does not count.
 */
export function matchesModel(pattern: string, model: string): boolean {
  const id = model.toLowerCase();
  if (pattern.length > 2 && pattern.startsWith('/') && pattern.endsWith('/')) return new RegExp(pattern.slice(1, -1)).test(id);
  const text = pattern.trim().toLowerCase();
  const head = text.startsWith('*');
  const tail = text.endsWith('*') && text.length > 1;
  const core = text.slice(head ? 1 : 0, tail ? -1 : undefined);
  if (head && tail) return id.includes(core);
  if (tail) return id.startsWith(core);
  return head ? id.endsWith(core) : id === core;
}
