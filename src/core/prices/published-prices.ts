import { Fault } from '../fault.js';
import type { ListedAmount, ListedModel, ListedPrice, ListedProvider, PriceList } from './list.js';

/** Providers a company buys from directly or through a cloud or gateway; resellers of open models are left out. */
export const PRICED_PROVIDERS = [
  'openai', 'anthropic', 'google', 'aws', 'azure', 'mistral', 'groq', 'deepseek', 'x-ai', 'together', 'fireworks',
  'cerebras', 'perplexity', 'moonshotai', 'cohere', 'voyageai', 'github-copilot', 'cursor', 'openrouter',
];

/** OpenRouter reports its own cost: only the ids of the makers above, for estimates from request logs. */
const ROUTED = /^(?:openai|anthropic|google|x-ai|deepseek|mistralai|moonshotai|cohere|perplexity|amazon|qwen|meta-llama|z-ai|minimax)\/[^:]*$/;

const TOKEN_KEYS: readonly (readonly ['i' | 'r' | 'w' | 'h' | 'o', string])[] = [['i', 'input_mtok'], ['r', 'cache_read_mtok'], ['w', 'cache_write_mtok'], ['h', 'cache_write_1h_mtok'], ['o', 'output_mtok']];
const UNIT_KEYS: readonly (readonly [key: string, unit: string, perThousand: number])[] = [
  ['web_searches_kcount', 'search', 1], ['storage_searches_kcount', 'file search', 1], ['input_document_kpages', 'page', 1], ['audio_hours', 'hour', 1000],
];

/** Tokens of sound, images and video that have a price of their own. */
const TOKEN_UNIT_KEYS: readonly (readonly [key: string, unit: string])[] = [
  ['input_audio_mtok', 'audio input token'], ['cache_audio_read_mtok', 'cached audio token'], ['output_audio_mtok', 'audio output token'],
  ['input_image_mtok', 'image input token'], ['cache_image_read_mtok', 'cached image token'], ['output_image_mtok', 'image output token'],
  ['input_video_mtok', 'video input token'], ['output_video_mtok', 'video output token'],
];

type Fields = Readonly<Record<string, unknown>>;

/**
 * The published price file of `pydantic/genai-prices` as a list of ours: ids,
 * patterns, prices with their dates, hours and long-context thresholds.
 *
 * @param onOdd told each model written in a way this does not know; it is left out
 * @param sellers ids to read, in order
 * @throws Fault when the file is no list of providers, or has none of ours
 */
export function publishedPrices(json: unknown, version: string, date: string, onOdd: (model: string) => void, sellers: readonly string[] = PRICED_PROVIDERS): PriceList {
  const found = (Array.isArray(json) ? json : []).map(fieldsOf);
  const providers = sellers.reduce<ListedProvider[]>((all, id) => {
    const provider = found.find((each) => each['id'] === id);
    return provider === undefined ? all : all.concat({ id, models: modelsOf(provider, id, onOdd) });
  }, []);
  if (providers.length === 0) throw new Fault('shape', 'This is not the published list of prices.', version, 'Check the price list address on the Settings tab.');
  return { version, date, providers };
}

function modelsOf(provider: Fields, id: string, onOdd: (model: string) => void): ListedModel[] {
  const models = (Array.isArray(provider['models']) ? provider['models'] : []).map(fieldsOf);
  return models.filter((model) => id !== 'openrouter' || ROUTED.test(textIn(model['id']))).reduce<ListedModel[]>((all, model) => {
    try {
      const listed = listedModel(model);
      return listed[2].length === 0 ? all : all.concat([listed]);
    } catch (error) {
      if (!(error instanceof Odd)) throw error;
      onOdd(`${id}/${textIn(model['id'])}`);
      return all;
    }
  }, []);
}

/** Something the published file writes in a way we do not know. */
class Odd extends Error {}

function listedModel(model: Fields): ListedModel {
  const id = textIn(model['id']);
  const prices: unknown = model['prices'];
  const conditions = Array.isArray(prices) ? prices.map(fieldsOf) : [{ prices }];
  const listed = conditions.map((condition) => listedPrice(id, fieldsOf(condition['prices']), fieldsOf(condition['constraint'])));
  const patterns = patternsOf(fieldsOf(model['match'])).map((pattern) => (pattern === id.toLowerCase() ? '=' : pattern));
  return [id, patterns, listed.filter((price): price is ListedPrice => price !== null)];
}

function listedPrice(id: string, prices: Fields, constraint: Fields): ListedPrice | null {
  const tokens = TOKEN_KEYS.reduce<Record<string, ListedAmount>>((all, [short, key]) => (prices[key] === undefined ? all : { ...all, [short]: amountOf(prices[key]) }), {});
  const units = UNIT_KEYS.reduce<Record<string, number>>((all, [key, unit, factor]) => {
    const price = prices[key];
    return typeof price === 'number' ? { ...all, [unit]: price * factor } : all;
  }, {});
  const tokenUnits = TOKEN_UNIT_KEYS.reduce<Record<string, number>>((all, [key, unit]) => {
    const price = prices[key];
    return typeof price === 'number' ? { ...all, [unit]: price } : all;
  }, {});
  const [above, requests, from, start] = [thresholdOf(prices), prices['requests_kcount'], constraint['start_date'], constraint['start_time']];
  const isPriced = Object.keys(tokens).length + Object.keys(units).length + Object.keys(tokenUnits).length > 0 || typeof requests === 'number';
  if (!isPriced) return isFree(id) ? { i: 0, r: 0, w: 0, o: 0 } : null;
  return {
    ...tokens,
    ...(above === null ? {} : { above }),
    ...(typeof requests === 'number' ? { q: requests } : {}),
    ...(Object.keys(units).length > 0 ? { u: units } : {}),
    ...(Object.keys(tokenUnits).length > 0 ? { m: tokenUnits } : {}),
    ...(typeof from === 'string' ? { from } : {}),
    ...(typeof start === 'string' ? { hours: [minutes(start), minutes(constraint['end_time'])] as const } : {}),
  };
}

/** A model without any price is free only where its name says so; else its price is not known. */
function isFree(id: string): boolean {
  return id.endsWith(':free') || id === 'moderation';
}

function amountOf(price: unknown): ListedAmount {
  if (typeof price === 'number') return price;
  const { base, tiers } = fieldsOf(price);
  const [tier, ...more] = (Array.isArray(tiers) ? tiers : []).map(fieldsOf);
  const long = tier?.['price'];
  // More than one threshold is not known to our price book.
  if (typeof base !== 'number' || typeof long !== 'number' || more.length > 0) throw new Odd();
  return [base, long];
}

function thresholdOf(prices: Fields): number | null {
  const starts = new Set<number>();
  Object.keys(prices).forEach((key) => {
    const { tiers } = fieldsOf(prices[key]);
    (Array.isArray(tiers) ? tiers : []).map(fieldsOf).forEach(({ start }) => { if (typeof start === 'number') starts.add(start); });
  });
  if (starts.size > 1) throw new Odd();
  return Array.from(starts)[0] ?? null;
}

/** `00:30:00Z` as `00:30`; another zone is not known. */
function minutes(time: unknown): string {
  const match = /^(\d{2}:\d{2}):00Z$/.exec(textIn(time));
  if (match?.[1] === undefined) throw new Odd();
  return match[1];
}

function patternsOf(match: Fields): string[] {
  const [or, and, equals, starts, ends, contains, regex] = ['or', 'and', 'equals', 'starts_with', 'ends_with', 'contains', 'regex'].map((key) => match[key]);
  if (Array.isArray(or)) return or.reduce<string[]>((all, each) => all.concat(patternsOf(fieldsOf(each))), []);
  if (Array.isArray(and)) return [`/^${and.map((part) => `(?=${expressionOf(fieldsOf(part))})`).join('')}/`];
  if (typeof equals === 'string') return [equals.toLowerCase()];
  if (typeof starts === 'string') return [`${starts.toLowerCase()}*`];
  if (typeof ends === 'string') return [`*${ends.toLowerCase()}`];
  if (typeof contains === 'string') return [`*${contains.toLowerCase()}*`];
  if (typeof regex === 'string') return [`/${regex}/`];
  throw new Odd();
}

/** One part of an `and`, to be tried from the first letter on. */
function expressionOf({ starts_with: starts, regex }: Fields): string {
  if (typeof starts === 'string') return starts.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (typeof regex === 'string' && regex.startsWith('^')) return regex.slice(1);
  throw new Odd();
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
