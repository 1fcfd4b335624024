import type { Workload } from './activity.js';

/** One usage type of one service that the demo company uses under one tag. */
export type AwsWork = Workload & Readonly<{
  service: string;
  usageType: string;
  account: string;
  /** Value of the tag `team`; blank is untagged. */
  team: string;
  /** What the usage type counts, per request. */
  quantity: number;
  unit: string;
  /** Dollars per unit of the quantity. */
  price: string;
}>;

export const AWS_TAG = 'team';

const OPUS = { service: 'Claude Opus 4.5 (Amazon Bedrock Edition)', account: '200000000001', unit: 'Units' };
const NOVA = { service: 'Amazon Bedrock', account: '200000000002', unit: '1K tokens' };

/** Marketplace counts millions of tokens, AWS's own service thousands. */
export const awsWork: readonly AwsWork[] = [
  { ...OPUS, name: 'bedrock claims in', rhythm: 'product', requests: 900, usageType: 'USE1-MP:USE1_InputTokenCount-Units', team: 'claims', quantity: 0.0061, price: '5' },
  { ...OPUS, name: 'bedrock claims out', rhythm: 'product', requests: 900, usageType: 'USE1-MP:USE1_OutputTokenCount-Units', team: 'claims', quantity: 0.0009, price: '25' },
  { ...OPUS, name: 'bedrock claims cached', rhythm: 'product', requests: 900, usageType: 'USE1-MP:USE1_CacheReadInputTokenCount-Units', team: '', quantity: 0.014, price: '0.5' },
  { ...NOVA, name: 'bedrock routing in', rhythm: 'product', requests: 4_100, usageType: 'USE1-NovaPro-input-tokens', team: 'support', quantity: 1.7, price: '0.0008' },
  { ...NOVA, name: 'bedrock routing out', rhythm: 'product', requests: 4_100, usageType: 'USE1-NovaPro-output-tokens', team: 'support', quantity: 0.2, price: '0.0032' },
  { ...NOVA, name: 'bedrock guardrails', rhythm: 'product', requests: 4_100, usageType: 'USE1-Guardrail-ContentPolicyUnitsConsumed', team: '', quantity: 1, unit: 'Text units', price: '0.00015' },
  { name: 'servers', rhythm: 'nightly', requests: 48, service: 'Amazon Elastic Compute Cloud - Compute', usageType: 'USE1-BoxUsage:m7g.large', account: '200000000002', team: 'platform', quantity: 1, unit: 'Hrs', price: '0.0816' },
  { name: 'training', rhythm: 'office', requests: 6, service: 'Amazon SageMaker', usageType: 'USE1-Train:ml.g5.xlarge', account: '200000000001', team: 'lab', quantity: 0.5, unit: 'Hrs', price: '1.408' },
];
