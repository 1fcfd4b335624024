export type Manifest = Readonly<{ timeZone: string; runtimeVersion: string; exceptionLogging: string; oauthScopes: readonly string[] }>;

export const BIGQUERY_SCOPE = 'https://www.googleapis.com/auth/bigquery.readonly';

/**
 * The manifest to push. With `bigQueryScope` the user's own sign-in may read the
 * Google Cloud billing export, at the price of one more permission on install.
 */
export function manifestText(source: string, bigQueryScope: boolean): string {
  const manifest = JSON.parse(source) as Manifest;
  const oauthScopes = bigQueryScope ? [...manifest.oauthScopes, BIGQUERY_SCOPE] : manifest.oauthScopes;
  return `${JSON.stringify({ ...manifest, oauthScopes }, null, 2)}\n`;
}
