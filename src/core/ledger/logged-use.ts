import { NOBODY, type Assignment } from '../mapping/assignment.js';
import type { Day } from '../days.js';
import type { Money } from '../money.js';
import { makerOf, modelOfMaker } from '../prices/provider.js';
import { otelProvider, providerIdsOf } from '../provider-names.js';
import type { Origin, RequestRow, Tokens, UsageRow } from '../records.js';

/** One call, or a day's sum of calls, as a log tells it. */
export type LoggedUse = Origin &
  Tokens &
  Readonly<{
    day: Day;
    /** Day, or instant where it is known: prices may go by the hour. */
    at: string;
    /** Ids of whoever may bill it, the one it stands for first; none when nobody can be told. */
    payees: readonly string[];
    model: string;
    subAccount: string;
    key: string;
    user: string;
    tags: string;
    /** Who bears it as its caller noted: team, feature, and the tag `customer=`. */
    own: Assignment;
    tier: string;
    variant: string;
    requests: number | null;
    cacheWrite1hTokens: number | null;
    quantity: number | null;
    unit: string;
    /** As the log reckons it. */
    cost: Money | null;
    /** Nothing was consumed: a call that failed, or one that counts to zero. */
    isUnused: boolean;
  }>;

const FAILED = /error|fail|cancel|^[45]\d\d\b/i;
/** Logs that know the model but not who served it. */
const GUESSED = ['langfuse'];
/** Clouds that also sell a maker's models: any of them may have billed a call of which only the model is known. */
const RESELLERS: Readonly<Record<string, readonly string[]>> = {
  'openai': ['azure-openai'],
  'anthropic': ['aws-bedrock', 'gcp-billing', 'azure-openai'],
  'mistral': ['aws-bedrock', 'gcp-billing', 'azure-openai'],
  'cohere': ['aws-bedrock', 'azure-openai'],
  'deepseek': ['aws-bedrock', 'azure-openai'],
};

/** A call of the log. One that its reporter charged for is billed by the reporter, any other by whoever served it. */
export function loggedRequest(row: RequestRow): LoggedUse {
  const counts = countsOf(row);
  const isFree = counts.some((count) => count !== null) ? counts.every((count) => (count ?? 0) === 0) : FAILED.test(row.status);
  return {
    ...originAndTokens(row),
    day: row.timestamp.slice(0, 10),
    at: row.timestamp,
    payees: row.basis === 'billed' ? [row.provider] : GUESSED.includes(row.provider) ? likelyPayees(row.model) : payeesOf(row.servedBy, row.model),
    model: modelAt(row.servedBy, row.model),
    subAccount: row.team === '' ? row.project : row.team,
    key: row.key,
    user: row.user,
    tags: [row.tags ?? '', row.project === '' ? '' : `project=${row.project}`].filter((tag) => tag !== '').join('; '),
    own: { ...NOBODY, team: row.team, feature: row.feature, customer: customerOf(row.tags ?? '') },
    tier: '', variant: '', unit: '',
    requests: 1,
    cacheWrite1hTokens: null,
    quantity: null,
    cost: row.cost,
    isUnused: isFree,
  };
}

/** A gateway's sum of a day; whose model it is tells who bills it. */
export function loggedUsage(row: UsageRow): LoggedUse {
  const counts = [...countsOf(row), row.quantity];
  return {
    ...originAndTokens(row),
    day: row.day,
    at: row.day,
    payees: likelyPayees(row.model),
    model: modelAt('', row.model),
    subAccount: row.subAccount,
    key: row.key,
    user: row.user,
    tags: '',
    own: NOBODY,
    tier: row.tier, variant: row.variant, unit: row.unit,
    requests: row.requests,
    cacheWrite1hTokens: row.cacheWrite1hTokens,
    quantity: row.quantity,
    cost: null,
    isUnused: counts.some((count) => count !== null) && counts.every((count) => (count ?? 0) === 0),
  };
}

/** The customer a call is tagged with, as `customer=name`; '' when it is not. */
export function customerOf(tags: string): string {
  return /(?:^|; )customer(?:[_ ]id)?=([^;]+)/i.exec(tags)?.[1]?.trim() ?? '';
}

function originAndTokens(row: RequestRow | UsageRow): Origin & Tokens {
  const { provider, connection, feed, inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens } = row;
  return { provider, connection, feed, inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens };
}

function countsOf(row: Tokens): readonly (number | null)[] {
  return [row.inputTokens, row.cacheReadTokens, row.cacheWriteTokens, row.outputTokens];
}

function payeesOf(servedBy: string, model: string): readonly string[] {
  return servedBy === '' ? likelyPayees(model) : providerIdsOf(servedBy);
}

/** The maker of the model and every cloud that sells it. */
function likelyPayees(model: string): readonly string[] {
  const ids = providerIdsOf(makerOf(model) ?? '');
  return ids.concat(RESELLERS[ids[0] ?? ''] ?? []);
}

/** The model without the name of whoever serves it in front: `openai/gpt-5` of OpenAI is `gpt-5`. */
function modelAt(servedBy: string, model: string): string {
  const slash = model.indexOf('/');
  if (slash <= 0) return model;
  const prefix = otelProvider(model.slice(0, slash));
  return servedBy === '' || prefix === otelProvider(servedBy) ? modelOfMaker(model) : model;
}
