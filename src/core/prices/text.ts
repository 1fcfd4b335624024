import { roundTo, toText, type Decimal } from '../decimal.js';
import { isPriced, type Priced, type PricedPart } from '../price.js';
import { TOKEN_METERS } from './token-meters.js';

const NAMES: Readonly<Record<string, string>> = { cacheRead: 'cache read', cacheWrite: 'cache write', cacheWrite1h: 'cache write 1h' };
/** Prices are shown to a cent of a millionth; the cost is reckoned with all digits. */
const PLACES = 12;

/**
 * The rates a row was priced at, with their source and version:
 * `input 2.5, output 10 USD per million tokens; list @pydantic/genai-prices 0.1.8`.
 * Tier and discount are in the rates. '' where no price is known.
 */
export function priceText(priced: Priced): string {
  if (!isPriced(priced)) return '';
  const { parts, price, currency } = priced;
  const used = parts.some(({ quantity }) => quantity > 0) ? parts.filter(({ quantity }) => quantity > 0) : parts;
  const tokens = used.filter(isOfTokens).map((part) => `${NAMES[part.meter] ?? part.meter} ${rate(part.price)}`);
  const others = used.filter((part) => !isOfTokens(part)).map((part) => `${rate(part.price)} ${currency} per ${part.meter === 'requests' ? 'request' : part.meter}`);
  const rates = [...(tokens.length === 0 ? [] : [`${tokens.join(', ')} ${currency} per million tokens`]), ...others].join(', ');
  const source = [price.source, price.origin].filter((text) => text !== '').join(' ');
  return `${rates}; ${source}${price.from === null ? '' : `, from ${price.from}`}`;
}

function isOfTokens({ meter }: PricedPart): boolean {
  return (TOKEN_METERS as readonly string[]).includes(meter);
}

function rate(price: Decimal): string {
  return toText(roundTo(price, PLACES));
}
