import { toText } from '../../src/core/decimal.js';
import type { Money } from '../../src/core/money.js';
import type { Provider } from '../../src/providers/provider.js';
import type { Road } from '../../src/providers/roads/road.js';
import { providersTable, roadsTable, stepsOf } from './providersTable.js';

const INTRODUCTION = `# Providers

Made from the declarations under \`src/providers\` by \`npm run docs\`; do not edit by hand.
`;
const ROADS = `## Without a connection

These vendors give no report a program may read. Each has a road into the workbook all the same; the sidebar shows them beside the providers.
`;

/** The page that lists what each provider gives and how it signs in, and the roads for what cannot be connected. */
export function providersPage(providers: readonly Provider[], roads: readonly Road[]): string {
  return [
    INTRODUCTION, providersTable(providers), '', ...providers.flatMap(sectionOf),
    ROADS, roadsTable(roads, providers), '', ...roads.flatMap((road) => roadSection(road, providers)),
  ].join('\n');
}

/** What the README says between its markers. */
export function readmeProviders(providers: readonly Provider[], roads: readonly Road[]): string {
  return [
    providersTable(providers), '',
    'What cannot be connected has a declared road, which the sidebar shows beside the providers with the steps:', '',
    roadsTable(roads, providers),
  ].join('\n');
}

function sectionOf(provider: Provider): string[] {
  const credentials = provider.credentials.map(({ label, createAt, scope, optional }) => `- **${label}**${optional === true ? ' (optional)' : ''}: create at <${createAt}>; needs ${scope}`);
  const settings = provider.settings.map(({ label, help, required }) => `- **${label}**${required ? '' : ' (optional)'}: ${help}`);
  const feeds = provider.feeds.map(({ label, window, optional, onDemand }) => `- ${label}: ${windowText(window)}${optional === true ? '; not every account has it' : ''}${onDemand === undefined ? '' : `; only when asked for, at ${priceText(onDemand.pricePerQuery)} a query`}`);
  const fields = [...credentials, ...settings];
  return [`## ${provider.label}`, '', ...(fields.length === 0 ? [] : [...fields, '']), 'Feeds:', '', ...feeds, ''];
}

function roadSection(road: Road, providers: readonly Provider[]): string[] {
  const steps = stepsOf(road, providers).map(({ text, at }, index) => `${String(index + 1)}. ${text}${at === undefined ? '' : ` <${at}>`}`);
  return [`### ${road.label}`, '', road.why, '', ...steps, ''];
}

function windowText(window: Provider['feeds'][number]['window']): string {
  return window === null ? 'as it is now' : `at most ${days(window.maxDays)} a request, the last ${days(window.restatesDays)} read again${window.monthAgain === undefined ? '' : `, and the whole month before from the ${String(window.monthAgain.from)}th to the ${String(window.monthAgain.to)}th`}`;
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${String(count)} days`;
}

function priceText({ amount, currency }: Money): string {
  return `${toText(amount)} ${currency}`;
}
