import type { CredentialField, Provider } from '../provider.js';
import { errorSentence } from '../kit/error-text.js';
import { signV4 } from '../kit/sigv4.js';
import { charges, probeCall } from './charges.js';
import { refusal } from './refusal.js';
import { settings } from './settings.js';

const CREATE_AT = 'https://console.aws.amazon.com/iam/home#/users';
/** Every region of an account asks here; other partitions have hosts of their own. */
const REGION = 'us-east-1';
const HOST_REGION = /^https?:\/\/ce\.([a-z0-9-]+)\.(?:amazonaws\.|api\.)/;

/** Bedrock and every model sold through AWS Marketplace, read from Cost Explorer. */
export const awsBedrock: Provider = {
  id: 'aws-bedrock',
  label: 'AWS Bedrock',
  vendor: 'AWS',
  bucket: 'Cloud',
  baseUrl: 'https://ce.us-east-1.amazonaws.com',
  credentials: [
    secret('accessKeyId', 'Access key ID', 'an access key of an IAM user with ce:GetCostAndUsage, in the payer account to see all linked accounts'),
    secret('secretAccessKey', 'Secret access key', 'the secret that is shown once when the access key is created'),
    { ...secret('sessionToken', 'Session token', 'only for temporary keys, which end within hours'), optional: true },
  ],
  settings,
  authorize: (call, { credentials }, signer) => signV4(call, {
    accessKeyId: credentials['accessKeyId'] ?? '',
    secretAccessKey: credentials['secretAccessKey'] ?? '',
    sessionToken: credentials['sessionToken'] ?? '',
    region: HOST_REGION.exec(call.url)?.[1] ?? REGION,
    service: 'ce',
  }, signer),
  signsTime: true,
  probe: probeCall,
  errorText: (body) => errorSentence(body, ['message', 'Message']),
  refusal,
  feeds: [charges],
  facts: {
    gives: ['cost'],
    auth: 'access key, SigV4',
    lag: '24 to 48 h; AWS marks young days as estimates',
    lagHours: 48,
    restates: 'the last 62 days are read again, at no more cost',
    limits: '0.01 USD for each page of an answer; 13 months; two groupings, so tokens or tags; no key, request count or model split of Claude Platform on AWS',
    verified: 'official schema',
    schema: 'Cost Explorer 2017-10-25 in boto/botocore of 2026-08-07',
  },
};

function secret(id: string, label: string, scope: string): CredentialField {
  return { id, label, createAt: CREATE_AT, scope, kind: 'text' };
}
