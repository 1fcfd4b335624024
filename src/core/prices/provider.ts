import { plainModel } from './model-name.js';

/** Our provider ids, and what users type, whose prices stand under another name in the price list. */
const ALIASES: Readonly<Record<string, string>> = {
  'openai api': 'openai',
  chatgpt: 'openai',
  'chatgpt-workspaces': 'openai',
  claude: 'anthropic',
  'claude-workspaces': 'anthropic',
  'anthropic-analytics': 'anthropic',
  'gcp-billing': 'google',
  'google-ai-studio': 'google',
  'google-workspace-gemini': 'google',
  'google cloud': 'google',
  gemini: 'google',
  vertex: 'google',
  'vertex-ai': 'google',
  'aws-bedrock': 'aws',
  bedrock: 'aws',
  'amazon-bedrock': 'aws',
  'amazon bedrock': 'aws',
  'azure-openai': 'azure',
  'azure openai': 'azure',
  'mistral ai': 'mistral',
  mistralai: 'mistral',
  xai: 'x-ai',
  grok: 'x-ai',
  moonshot: 'moonshotai',
  kimi: 'moonshotai',
  'together ai': 'together',
  'together-ai': 'together',
  together_ai: 'together',
  'fireworks ai': 'fireworks',
  'fireworks-ai': 'fireworks',
  fireworks_ai: 'fireworks',
  gemini_api: 'google',
  vertex_ai: 'google',
};

/** Whose model it is, by how the id begins: for gateways and logs, which name a model but not always its maker. */
const MAKERS: readonly (readonly [RegExp, string])[] = [
  [/^claude/, 'anthropic'],
  [/^(?:gpt-|chatgpt-|o[134](?:-|$)|text-embedding-|whisper-|dall-e|tts-|omni-moderation)/, 'openai'],
  [/^gemini/, 'google'],
  [/^(?:mistral|ministral|codestral|devstral|magistral|pixtral|voxtral|open-mi[sx]tral)/, 'mistral'],
  [/^deepseek/, 'deepseek'],
  [/^grok/, 'x-ai'],
  [/^(?:kimi|moonshot)/, 'moonshotai'],
  [/^command-/, 'cohere'],
  [/^sonar/, 'perplexity'],
];

/** Clouds that sell models of others at the maker's price, in order of search. */
const ALSO_SELLS: Readonly<Record<string, readonly string[]>> = {
  azure: ['openai', 'anthropic', 'deepseek', 'x-ai', 'moonshotai'],
  google: ['anthropic'],
};

/** Gateways and logs that pass calls on to any maker. */
const GATEWAYS = ['openrouter', 'litellm', 'langfuse', 'helicone', 'portkey', 'cloudflare-ai-gateway', 'vercel-ai-gateway', 'aicredits', 'cursor', 'windsurf', 'github-copilot'];

/**
 * Models anybody may host. Each host has its own price, and that of the maker,
 * where it sells the model at all, says nothing about it.
 */
const OPEN_WEIGHTS = /^(?:.*\/)?(?:gpt-oss|(?:meta-)?llama|qwen|mixtral|open-mi[sx]tral|mistral-(?:7b|nemo|small)|ministral|devstral|gemma|glm-|deepseek-(?:r\d|v\d|coder|ocr)|kimi-k\d|command-r)/;
/** Open models whose maker sells no API of them. */
const NOT_SOLD_BY_MAKER = /^(?:openai\/)?gpt-oss/;

/** The name the price list knows a provider by. Unknown names stay, in small letters. */
export function listProvider(provider: string): string {
  const id = provider.trim().toLowerCase();
  return ALIASES[id] ?? id;
}

/** The maker a model id tells by its first letters or its `maker/` prefix, else null. */
export function makerOf(model: string): string | null {
  const id = plainModel(model);
  const slash = id.indexOf('/');
  if (slash > 0) return listProvider(id.slice(0, slash));
  const maker = MAKERS.find(([begins]) => begins.test(id));
  return maker === undefined ? null : maker[1];
}

/** The model id without its `maker/` prefix. */
export function modelOfMaker(model: string): string {
  const id = plainModel(model);
  return id.slice(id.indexOf('/') + 1);
}

/** Whose models a seller offers at their maker's price. */
export function alsoSells(seller: string): readonly string[] {
  return ALSO_SELLS[seller] ?? [];
}

/** Whether a seller passes calls on to any maker. */
export function takesAnyModel(seller: string): boolean {
  return GATEWAYS.includes(seller);
}

/** Whether the price of the maker may stand in where the seller has no list of its own. */
export function isAtMakersPrice(seller: string, model: string): boolean {
  return !(takesAnyModel(seller) ? NOT_SOLD_BY_MAKER : OPEN_WEIGHTS).test(plainModel(model));
}
