import type { Provider } from '../../src/providers/provider.js';

const INTRODUCTION = `# Providers

Made from the declarations under \`src/providers\` by \`npm run docs\`; do not edit by hand.
`;

const COLUMNS = ['Provider', 'Gives', 'Signs in with', 'Lag', 'Restates', 'Limits', 'Payloads checked against'] as const;

/** The page that lists what each provider gives and how it signs in. */
export function providersPage(providers: readonly Provider[]): string {
  const rows = providers.map(({ label, facts }) => [label, facts.gives.join(', '), facts.auth, facts.lag, facts.restates, facts.limits, facts.verified]);
  return [INTRODUCTION, table([COLUMNS, ...rows]), '', ...providers.flatMap(sectionOf)].join('\n');
}

function sectionOf(provider: Provider): string[] {
  const credentials = provider.credentials.map(({ label, createAt, scope, optional }) => `- **${label}**${optional === true ? ' (optional)' : ''}: create at <${createAt}>; needs ${scope}`);
  const settings = provider.settings.map(({ label, help, required }) => `- **${label}**${required ? '' : ' (optional)'}: ${help}`);
  const feeds = provider.feeds.map(({ label, window, optional, onDemand }) => `- ${label}: ${windowText(window)}${optional === true ? '; not every account has it' : ''}${onDemand === true ? '; only when asked for' : ''}`);
  return [`## ${provider.label}`, '', ...credentials, ...settings, '', 'Feeds:', '', ...feeds, ''];
}

function windowText(window: Provider['feeds'][number]['window']): string {
  return window === null ? 'as it is now' : `at most ${days(window.maxDays)} a request, the last ${days(window.restatesDays)} read again`;
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${String(count)} days`;
}

function table([header = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
