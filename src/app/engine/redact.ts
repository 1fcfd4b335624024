const SHORTEST_SECRET = 6;
const LONGEST_TEXT = 240;

/** Secrets by the name of their field. */
export type Secrets = Readonly<Record<string, string>>;

/**
 * A text from outside made fit to show: credentials and their parts become
 * `•••`, addresses lose their query, and it ends after 240 characters.
 */
export function redact(text: string, secrets: Secrets): string {
  const bare = withoutSecrets(text, secrets)
    .replace(/(https?:\/\/[^\s?]+)\?\S*/g, '$1')
    .replace(/\b(sk|key|pk|xai|gsk|ghp|github_pat|AIza)[-_][A-Za-z0-9_-]{12,}/g, '•••')
    .replace(/\b(Basic|Bearer)\s+[A-Za-z0-9+/=._~-]{16,}/gi, '$1 •••')
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '•••')
    .replace(/\s+/g, ' ')
    .trim();
  return bare.length > LONGEST_TEXT ? `${bare.slice(0, LONGEST_TEXT - 1)}…` : bare;
}

/** The text with each secret, as it is, in an address and in JSON, replaced by `•••`. */
export function withoutSecrets(text: string, secrets: Secrets): string {
  return Object.keys(secrets)
    .reduce<string[]>((all, id) => all.concat(partsOf(secrets[id] ?? '')), [])
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .reduce<string[]>((all, secret) => all.concat(secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)), [])
    .sort((a, b) => b.length - a.length)
    .reduce((left, secret) => left.split(secret).join('•••'), text);
}

/** A pasted key file holds the secret among other lines; each of its long texts counts. */
function partsOf(credential: string): string[] {
  if (credential.charAt(0) !== '{') return [credential];
  try {
    const file: unknown = JSON.parse(credential);
    const values = Object.values(file as Record<string, unknown>).filter((value): value is string => typeof value === 'string');
    return values.filter((value) => value.length > 30 && !/^https?:/.test(value)).concat(credential);
  } catch {
    return [credential];
  }
}
