/**
 * Who is paid for a tool, by the words people type into the register. A vendor
 * that is also connected as a provider has the name it has there, so that both
 * join. A tool that is sold by a company of its own name stands here only where
 * its spelling differs.
 */
const VENDORS: Readonly<Record<string, string>> = {
  'anthropic': 'Anthropic', 'claude': 'Anthropic',
  'openai': 'OpenAI', 'chatgpt': 'OpenAI', 'codex': 'OpenAI', 'sora': 'OpenAI',
  'google': 'Google', 'gemini': 'Google', 'notebooklm': 'Google', 'vertex ai': 'Google',
  'github': 'GitHub', 'copilot business': 'GitHub',
  'microsoft': 'Microsoft', 'azure': 'Microsoft', 'm365 copilot': 'Microsoft', 'office 365 copilot': 'Microsoft',
  'aws': 'AWS', 'amazon': 'AWS', 'bedrock': 'AWS',
  'v0': 'Vercel', 'vercel': 'Vercel',
  'devin': 'Windsurf', 'windsurf': 'Windsurf', 'codeium': 'Windsurf',
  'cursor': 'Cursor', 'anysphere': 'Cursor',
  'perplexity': 'Perplexity', 'replit': 'Replit', 'lovable': 'Lovable', 'bolt': 'StackBlitz', 'warp': 'Warp',
  'zed': 'Zed Industries', 'continue': 'Continue', 'jetbrains': 'JetBrains',
  'grok': 'xAI', 'xai': 'xAI', 'mistral': 'Mistral AI', 'le chat': 'Mistral AI', 'deepseek': 'DeepSeek', 'kimi': 'Moonshot AI', 'moonshot': 'Moonshot AI',
  'notion': 'Notion', 'linear': 'Linear', 'intercom': 'Intercom', 'fin': 'Intercom', 'zendesk': 'Zendesk', 'hubspot': 'HubSpot',
  'salesforce': 'Salesforce', 'einstein': 'Salesforce', 'agentforce': 'Salesforce', 'slack': 'Salesforce', 'tableau': 'Salesforce',
  'atlassian': 'Atlassian', 'rovo': 'Atlassian', 'jira': 'Atlassian', 'confluence': 'Atlassian',
};

/**
 * The vendor of a tool as someone typed it; null when it is not known. The
 * longest beginning in whole words decides: `ChatGPT Team` is OpenAI's.
 */
export function toolVendor(tool: string): string | null {
  const words = tool.trim().toLowerCase().split(/\s+/);
  for (let length = words.length; length > 0; length -= 1) {
    const name = words.slice(0, length).join(' ');
    if (Object.prototype.hasOwnProperty.call(VENDORS, name)) return VENDORS[name] ?? null;
  }
  return null;
}
