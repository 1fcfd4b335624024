import * as v from 'valibot';
import { Fault } from '../../core/fault.js';

/** A service-account key file, as far as signing in needs it. */
export type ServiceAccount = Readonly<{ clientEmail: string; privateKey: string; privateKeyId: string; tokenUri: string }>;

const FIX = 'Create a JSON key for the service account in the Cloud console and paste the whole file.';
/** Encrypted, or this machine itself: a key is never sent in the clear over a network. No user part before the host. */
const TOKEN_URI = /^(https:\/\/[^\s/?#@\\]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?)(\/[^\s]*)?$/;

const keyFile = v.object({
  client_email: v.pipe(v.string(), v.includes('@')),
  private_key: v.pipe(v.string(), v.includes('-----BEGIN PRIVATE KEY-----')),
  private_key_id: v.nullish(v.string(), ''),
  token_uri: v.nullish(v.string(), 'https://oauth2.googleapis.com/token'),
});

/** @throws Fault that names the field at fault and repeats nothing of the file */
export function readServiceAccount(json: string, provider: string): ServiceAccount {
  const where = `${provider} sign-in`;
  const result = v.safeParse(keyFile, parsed(json, where), { abortEarly: true });
  if (!result.success) {
    const field = result.issues[0].path?.map(({ key }) => String(key)).join('.') ?? '';
    throw wrong(field === '' ? 'The service account key is not a key file.' : `The service account key has no usable ${field}.`, where);
  }
  const { client_email, private_key, private_key_id, token_uri } = result.output;
  if (!TOKEN_URI.test(token_uri)) throw wrong('The service account key has a token_uri that is neither https nor this machine.', where);
  return { clientEmail: client_email, privateKey: private_key, privateKeyId: private_key_id, tokenUri: token_uri };
}

function parsed(json: string, where: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw wrong('The service account key is not JSON.', where);
  }
}

function wrong(what: string, where: string): Fault {
  return new Fault('credential', what, where, FIX);
}
