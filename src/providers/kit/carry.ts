import { decimal, toText, type Decimal } from '../../core/decimal.js';
import type { Call, Page } from '../provider.js';

/** Name under which a chain of calls carries what its pages gave so far. */
const CARRIED = 'carried';

/** What the pages before this one left; `nothing` on the first page. */
export function carriedBy<T>(page: Page, nothing: T): T {
  const text = page.call.context?.[CARRIED];
  return text === undefined ? nothing : (JSON.parse(text, decimalOf) as T);
}

/**
 * The call with what was gathered so far in its context, for rows that several
 * pages make up together. Plain values and exact decimals survive.
 */
export function carrying(call: Call, gathered: unknown): Call {
  return { ...call, context: { ...call.context, [CARRIED]: JSON.stringify(gathered, textOf) } };
}

function textOf(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? { exact: toText(value as Decimal) } : value;
}

function decimalOf(_: string, value: unknown): unknown {
  const isExact = typeof value === 'object' && value !== null && Object.keys(value).join() === 'exact';
  return isExact ? decimal((value as { exact: string }).exact) : value;
}
