import { serviceAccountSignIn } from '../kit/google-sign-in.js';

/** Enough for queries; no right to change anything. */
export const signIn = serviceAccountSignIn('gcp-billing', () => ({ scopes: ['https://www.googleapis.com/auth/bigquery.readonly'], subject: '' }));
