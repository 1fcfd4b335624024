/**
 * Spellings of gateways and logs, each with the name that OpenTelemetry's GenAI
 * conventions give the provider. Blanks, dots and underscores count as dashes.
 *
 * @see https://github.com/open-telemetry/semantic-conventions-genai (model/gen-ai/registry.yaml, read 2026-08-22)
 */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  'openai': ['openai', 'open-ai', 'text-completion-openai', 'chatgpt'],
  'anthropic': ['anthropic', 'anthropic-text', 'claude'],
  'gcp.gemini': ['gcp-gemini', 'gemini', 'google-ai-studio', 'google-gemini', 'googleai', 'google-generative-ai', 'google-palm'],
  'gcp.vertex_ai': ['gcp-vertex-ai', 'vertex', 'vertex-ai', 'vertexai', 'google-vertex', 'google-vertex-ai', 'google-vertex-anthropic'],
  'gcp.gen_ai': ['gcp-gen-ai', 'google', 'gcp'],
  'azure.ai.openai': ['azure-ai-openai', 'azure', 'azure-openai', 'az-ai-openai'],
  'azure.ai.inference': ['azure-ai-inference', 'azure-ai', 'azure-inference', 'az-ai-inference', 'azure-ai-foundry'],
  'aws.bedrock': ['aws-bedrock', 'aws', 'bedrock', 'amazon-bedrock', 'amazon', 'bedrock-converse'],
  'cohere': ['cohere', 'cohere-chat'],
  'mistral_ai': ['mistral-ai', 'mistral', 'mistralai', 'codestral'],
  'groq': ['groq'],
  'x_ai': ['x-ai', 'xai', 'x', 'grok'],
  'deepseek': ['deepseek', 'deep-seek'],
  'perplexity': ['perplexity', 'perplexity-ai'],
  'moonshot_ai': ['moonshot-ai', 'moonshot', 'moonshotai', 'kimi'],
  'ibm.watsonx.ai': ['ibm-watsonx-ai', 'watsonx', 'ibm'],
  'together': ['together', 'together-ai', 'togetherai'],
  'fireworks': ['fireworks', 'fireworks-ai', 'fireworksai'],
  'openrouter': ['openrouter', 'open-router'],
};

/** Ids of ours that bill for a provider, the one that stands for it first. A name without an entry is its own id. */
const IDS: Readonly<Record<string, readonly string[]>> = {
  'gcp.gemini': ['google-ai-studio', 'gcp-billing'],
  'gcp.vertex_ai': ['gcp-billing'],
  'gcp.gen_ai': ['gcp-billing', 'google-ai-studio'],
  'azure.ai.openai': ['azure-openai'],
  'azure.ai.inference': ['azure-openai'],
  'aws.bedrock': ['aws-bedrock'],
  'mistral_ai': ['mistral'],
  'x_ai': ['xai'],
  'moonshot_ai': ['moonshot'],
  'ibm.watsonx.ai': ['ibm-watsonx'],
};

/** Spellings with a tail of their own: `vertex_ai-anthropic_models`. */
const BEGINNINGS: readonly (readonly [string, string])[] = [['vertex-ai-', 'gcp.vertex_ai'], ['google-vertex-', 'gcp.vertex_ai'], ['bedrock-', 'aws.bedrock']];

/**
 * A provider by its OpenTelemetry GenAI name, whatever a gateway calls it:
 * `vertex_ai` and `google-vertex-ai` are `gcp.vertex_ai`. Names it does not know
 * stay, in small letters; '' stays ''.
 */
export function otelProvider(name: string): string {
  const id = name.trim().toLowerCase();
  const spelling = id.replace(/[\s_.]+/g, '-');
  const known = Object.keys(SPELLINGS).find((standard) => SPELLINGS[standard]?.includes(spelling));
  return known ?? BEGINNINGS.find(([begins]) => spelling.startsWith(begins))?.[1] ?? id;
}

/** Provider ids of ours whose reports hold what this provider bills; the first stands for it in the ledger. None for ''. */
export function providerIdsOf(name: string): readonly string[] {
  const standard = otelProvider(name);
  return standard === '' ? [] : IDS[standard] ?? [standard];
}
