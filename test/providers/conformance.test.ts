import { providers } from '../../src/providers/index.js';
import { conformance } from './conformance.js';
import { payloadCases } from './payload-case.js';

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (id, provider) => {
  conformance(provider, payloadCases(id));
});
