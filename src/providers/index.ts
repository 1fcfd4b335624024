import { anthropic } from './anthropic/index.js';
import { gcpBilling } from './gcp-billing/index.js';
import { openai } from './openai/index.js';
import { openrouter } from './openrouter/index.js';
import { deepseek } from './deepseek/index.js';
import { moonshot } from './moonshot/index.js';
import { xai } from './xai/index.js';
import { litellm } from './litellm/index.js';
import { mistral } from './mistral/index.js';
import { fireworks } from './fireworks/index.js';
import { langfuse } from './langfuse/index.js';
import { helicone } from './helicone/index.js';
import { ecb } from './ecb/index.js';
import { cursor } from './cursor/index.js';
import { aicredits } from './aicredits/index.js';
import { together } from './together/index.js';
import { cloudflareAiGateway } from './cloudflare-ai-gateway/index.js';
import { vercelAiGateway } from './vercel-ai-gateway/index.js';
import { portkey } from './portkey/index.js';
import { githubCopilot } from './github-copilot/index.js';
import { awsBedrock } from './aws-bedrock/index.js';
import { groq } from './groq/index.js';
import { azureOpenai } from './azure-openai/index.js';
import { microsoft365Copilot } from './microsoft-365-copilot/index.js';
import { windsurf } from './windsurf/index.js';
import { v0 } from './v0/index.js';
import { googleWorkspaceGemini } from './google-workspace-gemini/index.js';
import { claudeWorkspaces } from './claude-workspaces/index.js';
import { chatgptWorkspaces } from './chatgpt-workspaces/index.js';
import type { Provider } from './provider.js';

/** Every provider a user can connect, in the order of the connect form. */
export const providers: readonly Provider[] = [openai, anthropic, gcpBilling, openrouter, deepseek, moonshot, xai, litellm, mistral, fireworks, langfuse, helicone, cursor, aicredits, ecb, together, cloudflareAiGateway, vercelAiGateway, portkey, githubCopilot, awsBedrock, groq, azureOpenai, microsoft365Copilot, windsurf, v0, googleWorkspaceGemini, claudeWorkspaces, chatgptWorkspaces];

export function providerById(id: string): Provider | undefined {
  return providers.find((provider) => provider.id === id);
}
