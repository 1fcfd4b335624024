/** Longest sentence of a provider that is repeated to the user. */
const LONGEST = 240;
/** What keys and tokens of the known providers look like, whole or half masked. */
const KEY_LIKE = /\b(sk|rk|pk|ya29|xai|gsk|key|ghp|gho|github_pat)[-_.][A-Za-z0-9*_.-]{6,}/g;

/** The text at the first of the dotted paths that holds any, shortened and without anything that looks like a key; null when none does. */
export function errorSentence(body: unknown, paths: readonly string[]): string | null {
  for (const path of paths) {
    const found = path.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), body);
    if (typeof found === 'string' && found.trim() !== '') return tidy(found);
  }
  return null;
}

function tidy(sentence: string): string {
  const plain = sentence.replace(KEY_LIKE, '[key]').replace(/\s+/g, ' ').trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
