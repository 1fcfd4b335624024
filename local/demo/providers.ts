import { anthropicDemo } from './anthropic.js';
import { gcpBillingDemo } from './gcp-billing.js';
import { openaiDemo } from './openai.js';
import { openrouterDemo } from './openrouter.js';
import { deepseekDemo } from './deepseek.js';
import { moonshotDemo } from './moonshot.js';
import { xaiDemo } from './xai.js';
import { litellmDemo } from './litellm.js';
import { mistralDemo } from './mistral.js';
import type { DemoProvider } from './provider.js';

/** Every provider of the demo, in the order they are connected. */
export function demoProviders(): readonly DemoProvider[] {
  return [openaiDemo, anthropicDemo, gcpBillingDemo(), openrouterDemo, deepseekDemo, moonshotDemo, xaiDemo, litellmDemo, mistralDemo];
}
