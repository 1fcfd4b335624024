import type { RefusalMeaning } from '../provider.js';

/** Cost Explorer refuses everything with 400 and names the reason in the body. */
const MEANINGS: Readonly<Record<string, RefusalMeaning>> = {
  LimitExceededException: 'quota',
  ThrottlingException: 'quota',
  TooManyRequestsException: 'quota',
  DataUnavailableException: 'notEnabled',
  BillExpirationException: 'config',
  ResourceNotFoundException: 'config',
  BillingViewHealthStatusException: 'config',
  InvalidNextTokenException: 'restart',
  RequestChangedException: 'restart',
  AccessDeniedException: 'permission',
  UnrecognizedClientException: 'credential',
  InvalidSignatureException: 'credential',
  IncompleteSignatureException: 'credential',
  MissingAuthenticationTokenException: 'credential',
  ExpiredTokenException: 'credential',
  // The signature is older or newer than AWS accepts: a clock is wrong.
  SignatureDoesNotMatch: 'credential',
  RequestTimeTooSkewed: 'credential',
  RequestExpired: 'credential',
};

/** @param body `{ "__type": "namespace#Name", "message": … }`, the namespace at times left out */
export function refusal(_: number, body: unknown): RefusalMeaning | null {
  const type = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)['__type'] : null;
  return typeof type === 'string' ? MEANINGS[type.slice(type.indexOf('#') + 1)] ?? null : null;
}
