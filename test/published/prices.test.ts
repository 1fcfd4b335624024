import { readFileSync } from 'node:fs';
import { calcPrice, findProvider } from '@pydantic/genai-prices';
import { slimPriceList } from '../../local/build/price-list.js';
import { add, decimal, toText, ZERO } from '../../src/core/decimal.js';
import { priceBook, type PriceBook } from '../../src/core/prices/book.js';
import { modelPricesOf } from '../../src/core/prices/list.js';
import { isPriced, priceUsage, type PriceableUsage } from '../../src/core/price.js';
import { PRICED_PROVIDERS, publishedPrices } from '../../src/core/prices/published-prices.js';
import { usageOf } from '../core/samples.js';

/** Responses of real APIs with their price, as `pydantic/genai-prices` publishes them to test its own ports. */
const FILE = '../shared/data/genai-prices/usages.json';
/** The instant the file prices every response at. */
const AT = '2025-11-06T12:00:00Z';

type Counts = Readonly<Record<string, number>>;
type Priced = Readonly<{ provider_id: string; input_price?: string; output_price?: string; total_price?: string }>;
type Response = Readonly<{ model?: string; extracted: readonly Readonly<{ usage: Counts; extractors: readonly Priced[] }>[] }>;
type Case = Readonly<{ seller: string; model: string; usage: Counts; published: Priced }>;

const cases: Case[] = (JSON.parse(readFileSync(FILE, 'utf8')) as Response[]).flatMap(({ model = '', extracted }) =>
  extracted.flatMap(({ usage, extractors }) => extractors.filter(({ input_price: input }) => input !== undefined).map((published) => ({ seller: published.provider_id, model, usage, published }))),
);
const sellers = Array.from(new Set([...PRICED_PROVIDERS, ...cases.map(({ seller }) => seller)]));
/** What the bundle carries, and the same data with every seller of the file. */
const bundled = priceBook(modelPricesOf(slimPriceList()));
const whole = priceBook(modelPricesOf(publishedPrices(sellers.map((id) => findProvider({ providerId: id })), 'test', '2026-09-23', () => undefined, sellers)));

/** Meters beside plain tokens, as rows of their own, the way providers report them. The token row keeps what is left. */
const KINDS: readonly (readonly [field: string, of: 'input' | 'cached' | 'output', unit: string])[] = [
  ['input_audio_tokens', 'input', 'audio input token'], ['cache_audio_read_tokens', 'cached', 'cached audio token'], ['output_audio_tokens', 'output', 'audio output token'],
  ['input_image_tokens', 'input', 'image input token'], ['cache_image_read_tokens', 'cached', 'cached image token'], ['output_image_tokens', 'output', 'image output token'],
];

function rowsOf({ seller, model, usage }: Case, book: PriceBook): PriceableUsage[] {
  const at = (field: string): number => usage[field] ?? 0;
  const price = book.find(seller, model, AT);
  const units = new Set([price?.unit, ...(price?.moreUnits ?? []).map(({ unit }) => unit)]);
  // A kind of tokens without its own price is priced as text.
  const apart = KINDS.filter(([field, , unit]) => at(field) > 0 && units.has(unit)).map(([field, of, unit]) => ({ of, unit, quantity: at(field) - (of === 'input' ? at(field.replace('input', 'cache').replace('_tokens', '_read_tokens')) : 0) }));
  const taken = (of: string): number => apart.reduce((sum, kind) => (kind.of === of ? sum + kind.quantity : sum), 0);
  const [read, written] = [at('cache_read_tokens'), at('cache_write_tokens')];
  const tokens = usageOf({
    provider: seller, model, requests: 1, inputTokens: at('input_tokens') - read - written - taken('input'), cacheReadTokens: read - taken('cached'), cacheWriteTokens: written,
    cacheWrite1hTokens: at('cache_write_1h_tokens'), outputTokens: at('output_tokens') - taken('output'),
    ...(at('web_searches') > 0 ? { quantity: at('web_searches'), unit: 'searches' } : {}),
  });
  return [tokens, ...apart.map(({ unit, quantity }) => usageOf({ provider: seller, model, quantity, unit }))];
}

/** Input, output and other cost by our price function, as exact texts; null where it says the price is missing. */
function ours(each: Case, book: PriceBook): Readonly<{ input: string; output: string; total: string }> | null {
  const sums = { input: ZERO, output: ZERO, other: ZERO };
  for (const row of rowsOf(each, book)) {
    const priced = priceUsage(row, AT, book);
    if (!isPriced(priced)) return null;
    priced.parts.forEach(({ meter, amount }) => {
      const side = /output/.test(meter) ? 'output' : meter === 'search' ? 'other' : 'input';
      sums[side] = add(sums[side], amount);
    });
  }
  return { input: toText(sums.input), output: toText(sums.output), total: toText(add(add(sums.input, sums.output), sums.other)) };
}

const exact = (text: string | undefined): string => toText(decimal(text ?? '0'));
const inFile = ({ published: { input_price: input, output_price: output, total_price: total } }: Case): Readonly<{ input: string; output: string; total: string }> => ({
  input: exact(input), output: exact(output), total: total === undefined ? toText(add(decimal(input ?? '0'), decimal(output ?? '0'))) : exact(total),
});
const isSame = (a: ReturnType<typeof ours>, b: ReturnType<typeof inFile>): boolean => a?.input === b.input && a.output === b.output && a.total === b.total;

/** What the installed version of the data says of the same response: the version that is bundled. */
function ofThisVersion({ seller, model, usage }: Case): Readonly<{ input: number; output: number }> | null {
  const price = calcPrice(usage, model, { providerId: seller, timestamp: new Date(AT) });
  return price === null ? null : { input: price.input_price, output: price.output_price };
}
const isClose = (text: string, value: number): boolean => Math.abs(Number(text) - value) <= 1e-12 * Math.max(1e-3, value);

/** Why a response is not priced as the file does. Each reason is proven by the data; a response with none fails the test. */
function reasonOf(each: Case, book: PriceBook): string {
  const [now, mine] = [ofThisVersion(each), ours(each, book)];
  const wanted = inFile(each);
  if (book === bundled && !PRICED_PROVIDERS.includes(each.seller)) return mine === null ? 'seller left out of the bundled list, hence missing' : 'guessed for a seller that is not listed';
  const price = book.find(each.seller, each.model, AT);
  if (now !== null && !(isClose(wanted.input, now.input) && isClose(wanted.output, now.output))) {
    return mine !== null && isClose(mine.input, now.input) && isClose(mine.output, now.output) ? 'price changed between the versions' : 'neither version';
  }
  if (price === null && wanted.total === '0') return 'listed without any price, which is not the same as free';
  if (mine === null && price?.cacheRead === null && (each.usage['cache_read_tokens'] ?? 0) > 0) return 'cached tokens without a price of their own';
  return 'unexplained';
}

function tally(book: PriceBook): Readonly<{ exact: number; reasons: Readonly<Record<string, number>>; texts: readonly string[] }> {
  const reasons: Record<string, number> = {};
  const texts: string[] = [];
  const left = cases.filter((each) => !isSame(ours(each, book), inFile(each)));
  left.forEach((each) => {
    const reason = reasonOf(each, book);
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    texts.push(`${reason}: ${each.seller} ${each.model} ${JSON.stringify(each.usage)} ${JSON.stringify(ours(each, book))} against ${JSON.stringify(inFile(each))}`);
  });
  return { exact: cases.length - left.length, reasons, texts };
}

describe('the published priced responses', () => {
  it('are reproduced to the last digit with the same data, or differ for a reason the data proves', () => {
    const { exact: same, reasons, texts } = tally(whole);
    expect(texts.filter((text) => text.startsWith('unexplained') || text.startsWith('neither'))).toEqual([]);
    expect(reasons).toEqual({ 'price changed between the versions': 1, 'listed without any price, which is not the same as free': 1, 'cached tokens without a price of their own': 1 });
    expect([same, cases.length]).toEqual([1835, 1838]);
  });

  it('are never guessed for a seller the bundle leaves out', () => {
    const { reasons } = tally(bundled);
    expect(reasons).toEqual({
      'seller left out of the bundled list, hence missing': cases.filter(({ seller }) => !PRICED_PROVIDERS.includes(seller)).length,
      'price changed between the versions': 1, 'listed without any price, which is not the same as free': 1, 'cached tokens without a price of their own': 1,
    });
  });
});
