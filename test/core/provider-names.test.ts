import { otelProvider, providerIdsOf } from '../../src/core/provider-names.js';

it.each([
  ['OPENAI', 'openai'], ['azure', 'azure.ai.openai'], ['azure_ai', 'azure.ai.inference'], ['az.ai.inference', 'azure.ai.inference'], ['bedrock', 'aws.bedrock'], ['aws-bedrock', 'aws.bedrock'],
  ['gemini', 'gcp.gemini'], ['google-ai-studio', 'gcp.gemini'], ['Google AI Studio', 'gcp.gemini'], ['vertex_ai', 'gcp.vertex_ai'], ['vertex_ai-anthropic_models', 'gcp.vertex_ai'], ['google-vertex-ai', 'gcp.vertex_ai'],
  ['GOOGLE', 'gcp.gen_ai'], ['xai', 'x_ai'], ['grok', 'x_ai'], ['mistral', 'mistral_ai'], ['perplexity-ai', 'perplexity'], ['moonshotai', 'moonshot_ai'], ['watsonx', 'ibm.watsonx.ai'],
  ['fireworks_ai', 'fireworks'], ['together_ai', 'together'], ['gcp.vertex_ai', 'gcp.vertex_ai'], ['Acme LLM', 'acme llm'], ['', ''],
])('%s is %s in OpenTelemetry’s words', (name, standard) => {
  expect(otelProvider(name)).toBe(standard);
});

it('knows under which of our ids a provider’s bill may come', () => {
  expect(providerIdsOf('gemini')).toEqual(['google-ai-studio', 'gcp-billing']);
  expect(providerIdsOf('azure_ai')).toEqual(['azure-openai']);
  expect(providerIdsOf('groq')).toEqual(['groq']);
  expect(providerIdsOf('')).toEqual([]);
});
