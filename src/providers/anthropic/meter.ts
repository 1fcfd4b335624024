const METERS: Readonly<Record<string, string>> = {
  'uncached_input_tokens': 'input',
  'cache_read_input_tokens': 'cacheRead',
  'cache_creation.ephemeral_5m_input_tokens': 'cacheWrite',
  'cache_creation.ephemeral_1h_input_tokens': 'cacheWrite1h',
  'output_tokens': 'output',
  'web_search': 'search',
};

/** Our meter for the provider's token or cost type; a word of its own stays. */
export function meterOf(word: string): string {
  return METERS[word] ?? word;
}
