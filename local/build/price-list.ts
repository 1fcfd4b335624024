import { readFileSync } from 'node:fs';
import { findProvider, type ConditionalPrice, type MatchLogic, type ModelInfo, type ModelPrice, type Provider } from '@pydantic/genai-prices';
import type { ListedAmount, ListedModel, ListedPrice, ListedProvider, PriceList } from '../../src/core/price-list.js';

/** Providers a company buys from directly or through a cloud or gateway; resellers of open models are left out. */
const PROVIDERS = [
  'openai', 'anthropic', 'google', 'aws', 'azure', 'mistral', 'groq', 'deepseek', 'x-ai', 'together', 'fireworks',
  'cerebras', 'perplexity', 'moonshotai', 'cohere', 'voyageai', 'github-copilot', 'cursor', 'openrouter',
];

/** OpenRouter reports its own cost: only the ids of the makers above, for estimates from request logs. */
const ROUTED = /^(?:openai|anthropic|google|x-ai|deepseek|mistralai|moonshotai|cohere|perplexity|amazon|qwen|meta-llama|z-ai|minimax)\/[^:]*$/;

/** The version whose data was looked through, and the day it was published. */
const SOURCE = { name: '@pydantic/genai-prices', version: '0.1.8', published: '2026-09-23' };

const TOKEN_KEYS = { i: 'input_mtok', r: 'cache_read_mtok', w: 'cache_write_mtok', h: 'cache_write_1h_mtok', o: 'output_mtok' } as const;
const UNIT_KEYS: Readonly<Record<string, readonly [unit: string, perThousand: number]>> = {
  web_searches_kcount: ['search', 1],
  storage_searches_kcount: ['file search', 1],
  input_document_kpages: ['page', 1],
  audio_hours: ['hour', 1000],
};

/**
 * The price data of `@pydantic/genai-prices`, slimmed for the bundle: ids,
 * patterns and prices with their dates, hours and long-context thresholds.
 *
 * @throws Error when another version is installed than the one whose day is written above
 */
export function slimPriceList(): PriceList {
  const installed = (JSON.parse(readFileSync(`node_modules/${SOURCE.name}/package.json`, 'utf8')) as { version: string }).version;
  if (installed !== SOURCE.version) throw new Error(`The price list is version ${installed}; note its day of publication in local/build/price-list.ts.`);
  return { version: `${SOURCE.name} ${SOURCE.version}`, date: SOURCE.published, providers: PROVIDERS.map(listedProvider) };
}

function listedProvider(id: string): ListedProvider {
  const provider: Provider | undefined = findProvider({ providerId: id });
  if (provider === undefined || provider.id !== id) throw new Error(`The price list has no provider ${id} any more.`);
  const models = id === 'openrouter' ? provider.models.filter((model) => ROUTED.test(model.id)) : provider.models;
  return { id, models: models.map(listedModel).filter(([, , prices]) => prices.length > 0) };
}

function listedModel(model: ModelInfo): ListedModel {
  const conditions: ConditionalPrice[] = Array.isArray(model.prices) ? model.prices : [{ prices: model.prices }];
  const prices = conditions.map((condition) => listedPrice(model, condition)).filter((price) => price !== null);
  return [model.id, patternsOf(model.match).map((pattern) => (pattern === model.id.toLowerCase() ? '=' : pattern)), prices];
}

function listedPrice(model: ModelInfo, { prices, constraint }: ConditionalPrice): ListedPrice | null {
  const tokens = Object.entries(TOKEN_KEYS).flatMap(([short, key]) => (prices[key] === undefined ? [] : [[short, amountOf(prices[key])] as const]));
  const units = Object.entries(UNIT_KEYS).flatMap(([key, [unit, factor]]) => (typeof prices[key] === 'number' ? [[unit, prices[key] * factor] as const] : []));
  const above = thresholdOf(prices);
  const requests = prices['requests_kcount'];
  const listed: ListedPrice = {
    ...Object.fromEntries(tokens),
    ...(above === null ? {} : { above }),
    ...(typeof requests === 'number' ? { q: requests } : {}),
    ...(units.length > 0 ? { u: Object.fromEntries(units) } : {}),
    ...(constraint?.type === 'start_date' ? { from: constraint.start_date } : {}),
    ...(constraint?.type === 'time_of_date' ? { hours: [minutes(constraint.start_time), minutes(constraint.end_time)] } : {}),
  };
  if (tokens.length + units.length > 0 || typeof requests === 'number') return listed;
  return isFree(model.id) ? { i: 0, r: 0, w: 0, o: 0 } : null;
}

/** A model without any price is free only where its name says so; else its price is not known. */
function isFree(id: string): boolean {
  return id.endsWith(':free') || id === 'moderation';
}

function amountOf(price: ModelPrice[string]): ListedAmount {
  if (typeof price === 'number') return price;
  const [tier, ...more] = price?.tiers ?? [];
  if (price === undefined || tier === undefined || more.length > 0) throw new Error('Expected one long-context price beside the base price.');
  return [price.base, tier.price];
}

function thresholdOf(prices: ModelPrice): number | null {
  const starts = new Set(Object.values(prices).flatMap((price) => (typeof price === 'object' ? price.tiers.map(({ start }) => start) : [])));
  if (starts.size > 1) throw new Error('Expected one long-context threshold per model.');
  return [...starts][0] ?? null;
}

/** `00:30:00Z` as `00:30`. Another zone would need converting. */
function minutes(time: string): string {
  const match = /^(\d{2}:\d{2}):00Z$/.exec(time);
  if (match?.[1] === undefined) throw new Error(`Expected a time in UTC and whole minutes, found ${time}.`);
  return match[1];
}

function patternsOf(match: MatchLogic): string[] {
  if ('or' in match) return match.or.flatMap(patternsOf);
  if ('and' in match) return [`/^${match.and.map((part) => `(?=${expressionOf(part)})`).join('')}/`];
  if ('equals' in match) return [match.equals.toLowerCase()];
  if ('starts_with' in match) return [`${match.starts_with.toLowerCase()}*`];
  if ('ends_with' in match) return [`*${match.ends_with.toLowerCase()}`];
  return 'contains' in match ? [`*${match.contains.toLowerCase()}*`] : [`/${match.regex}/`];
}

/** One part of an `and`, to be tried from the first letter on. */
function expressionOf(match: MatchLogic): string {
  if ('starts_with' in match) return match.starts_with.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if ('regex' in match && match.regex.startsWith('^')) return match.regex.slice(1);
  throw new Error('Expected the parts of an `and` to look from the beginning of the id.');
}
