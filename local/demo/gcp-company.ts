import type { Workload } from './activity.js';

/** One SKU that one project of the demo company uses under one set of labels. */
export type CloudWork = Workload & Readonly<{
  project: string;
  serviceId: string;
  service: string;
  sku: string;
  region: string;
  labels: Readonly<Record<string, string>>;
  /** Units of `unit` per request. */
  amount: number;
  unit: string;
  /** Dollars per million units. */
  price: string;
  /** Part of the cost a credit takes off. */
  credited?: string;
}>;

export const GCP_ACCOUNT = '01D3M0-5PEND5-SHEET0';
export const GCP_TABLE = 'demo-billing.billing_export.gcp_billing_export_v1_01D3M0_5PEND5_SHEET0';
export const GCP_PROJECT = 'demo-finance';

const VERTEX = { serviceId: 'C7E2-9256-1C43', service: 'Vertex AI', unit: 'count' };
const GEMINI = { serviceId: 'AEFD-7695-64FA', service: 'Gemini API', unit: 'count' };
const CLAUDE = { serviceId: 'CA40-1D5E-77F2', service: 'Claude Sonnet 4.6', unit: 'count' };

export const cloudWork: readonly CloudWork[] = [
  { ...VERTEX, name: 'vertex ranking in', rhythm: 'product', requests: 5_200, project: 'shop-prod', sku: 'Generate content input token count gemini 2.5 flash short input text', region: 'europe-west4', labels: { env: 'prod', team: 'search' }, amount: 2_600, price: '0.3' },
  { ...VERTEX, name: 'vertex ranking out', rhythm: 'product', requests: 5_200, project: 'shop-prod', sku: 'Generate content output token count gemini 2.5 flash short input text', region: 'europe-west4', labels: { env: 'prod', team: 'search' }, amount: 310, price: '2.5' },
  { ...VERTEX, name: 'vertex documents', rhythm: 'office', requests: 640, spike: 3, project: 'docs-prod', sku: 'Gemini 3.0 Pro Text Input - Predictions', region: 'us-central1', labels: { team: 'legal' }, amount: 14_000, price: '2', credited: '0.25' },
  { ...VERTEX, name: 'vertex unlabelled', rhythm: 'product', requests: 400, project: 'shop-prod', sku: 'Gemini 3.0 Pro Text Output - Predictions', region: 'us-central1', labels: {}, amount: 1_200, price: '12' },
  { ...GEMINI, name: 'gemini prototypes', rhythm: 'office', requests: 900, project: 'ai-studio-lab', sku: 'Generate content output token count gemini 2.5 flash short input text', region: 'global', labels: { team: '' }, amount: 700, price: '2.5', credited: '1' },
  { ...CLAUDE, name: 'claude on vertex in', rhythm: 'product', requests: 310, project: 'docs-prod', sku: 'Claude Sonnet 4.6 — Input Tokens — global — Context Window Size from 0 to 200000 Tokens', region: 'global', labels: { team: 'legal' }, amount: 6_100, price: '3' },
  { ...CLAUDE, name: 'claude on vertex out', rhythm: 'product', requests: 310, project: 'docs-prod', sku: 'Claude Sonnet 4.6 — Output Tokens — global — Context Window Size from 0 to 200000 Tokens', region: 'global', labels: { team: 'legal' }, amount: 820, price: '15' },
  { name: 'compute', rhythm: 'nightly', requests: 48, project: 'shop-prod', serviceId: '6F81-5844-456A', service: 'Compute Engine', unit: 'seconds', sku: 'E2 Instance Core running in EMEA', region: 'europe-west4', labels: { team: 'platform' }, amount: 3_600, price: '9' },
];
