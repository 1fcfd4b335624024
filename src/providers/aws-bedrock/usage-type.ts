/** `Claude Opus 4.5 (Amazon Bedrock Edition)`: Marketplace sells each model as a service of its own. */
const EDITION = /\s*\(Amazon Bedrock Edition\)\s*$/i;
/** `USE1-MP:USE1_InputTokenCount-Units`, `USW2-MP:USW2_output_tokens_standard-Units` */
const MARKETPLACE_TOKENS = /^[A-Z0-9]+-MP:.*(TokenCount|_tokens_)/i;
/** `USE1-NovaPro-input-tokens`, `USE1-Llama3-1-405B-output-tokens-cross-region-global` */
const NATIVE_TOKENS = /-(input|output|cache-read-input|cache-write-input)-tokens?(?:-token-count)?(-|$)/i;

/**
 * What a quantity of a usage type counts, when its pattern is known: millions
 * of tokens on Marketplace, thousands in AWS's own service. Otherwise the unit
 * as reported; a quantity is never taken for a number of tokens.
 */
export function unitOf(usageType: string, reported: string): string {
  if (MARKETPLACE_TOKENS.test(usageType)) return '1M tokens';
  return NATIVE_TOKENS.test(usageType) ? '1K tokens' : reported;
}

/** The SKU: the usage type, with the model in front where only the service names it. */
export function skuOf(service: string, usageType: string): string {
  return EDITION.test(service) ? `${service.replace(EDITION, '')}, ${usageType}` : usageType;
}
