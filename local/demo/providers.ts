import { anthropicDemo } from './anthropic.js';
import { gcpBillingDemo } from './gcp-billing.js';
import { openaiDemo } from './openai.js';
import { openrouterDemo } from './openrouter.js';
import { deepseekDemo } from './deepseek.js';
import { moonshotDemo } from './moonshot.js';
import { xaiDemo } from './xai.js';
import { litellmDemo } from './litellm.js';
import { mistralDemo } from './mistral.js';
import { fireworksDemo } from './fireworks.js';
import { langfuseDemo } from './langfuse.js';
import { heliconeDemo } from './helicone.js';
import { cursorDemo } from './cursor.js';
import { aicreditsDemo } from './aicredits.js';
import { togetherDemo } from './together.js';
import { ecbDemo } from './ecb.js';
import { cloudflareAiGatewayDemo } from './cloudflare-ai-gateway.js';
import { vercelAiGatewayDemo } from './vercel-ai-gateway.js';
import { portkeyDemo } from './portkey.js';
import { githubCopilotDemo } from './github-copilot.js';
import { awsBedrockDemo } from './aws-bedrock.js';
import { groqDemo } from './groq.js';
import { azureOpenaiDemo } from './azure-openai.js';
import { microsoft365CopilotDemo } from './microsoft-365-copilot.js';
import { windsurfDemo } from './windsurf.js';
import { v0Demo } from './v0.js';
import { googleWorkspaceGeminiDemo } from './google-workspace-gemini.js';
import { claudeWorkspacesDemo } from './claude-workspaces.js';
import { chatgptWorkspacesDemo } from './chatgpt-workspaces.js';
import type { DemoProvider } from './provider.js';

/** Every provider of the demo, in the order they are connected. */
export function demoProviders(): readonly DemoProvider[] {
  return [ecbDemo, openaiDemo, anthropicDemo, gcpBillingDemo(), openrouterDemo, deepseekDemo, moonshotDemo, xaiDemo, litellmDemo, mistralDemo, fireworksDemo, langfuseDemo, heliconeDemo, cursorDemo, aicreditsDemo, togetherDemo, cloudflareAiGatewayDemo, vercelAiGatewayDemo, portkeyDemo(), githubCopilotDemo, awsBedrockDemo, groqDemo, azureOpenaiDemo, microsoft365CopilotDemo, windsurfDemo, v0Demo, googleWorkspaceGeminiDemo(), claudeWorkspacesDemo, chatgptWorkspacesDemo];
}
