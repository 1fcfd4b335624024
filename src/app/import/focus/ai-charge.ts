import type { Line } from '../line.js';

const AI_CATEGORY = 'ai and machine learning';

/**
 * Names of AI services and models, for files whose category says something else
 * or nothing: marketplaces file models under SaaS, coding seats stand under
 * Developer Tools.
 */
const AI_NAMES = new RegExp([
  'bedrock', 'sagemaker', 'amazon q\\b', 'codewhisperer', 'amazon nova',
  'openai', 'azure ai\\b', 'ai foundry', 'foundry models', 'cognitive services', 'machine learning', 'azure ml',
  'vertex ai', 'gemini', 'generative (ai|language)', 'generative ai',
  'anthropic', '\\bclaude\\b', '\\bgpt-?\\d', 'chatgpt', 'mistral', '\\bcohere\\b', 'deepseek', '\\bllama\\b', '\\bgrok\\b',
  'copilot', '\\bcursor\\b', 'windsurf', 'perplexity', 'hugging ?face', 'eleven ?labs', 'large language model', '\\bllm\\b',
].join('|'), 'i');

/** Columns whose text may name the service or model. */
const NAMED_IN = ['servicename', 'skumeter', 'servicesubcategory', 'publishername', 'serviceprovidername', 'x_model', 'resourcetype'];

/** Whether a row of a FOCUS file is about AI: by category, else by a known name. */
export function isAiCharge(line: Line): boolean {
  if (line.text('servicecategory').toLowerCase() === AI_CATEGORY) return true;
  return NAMED_IN.some((column) => AI_NAMES.test(line.text(column)));
}
