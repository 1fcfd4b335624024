import { multiply, decimal, toNumber, isNegative } from '../../../core/decimal.js';
import { money, type Money } from '../../../core/money.js';
import { disjointTokens, type InputFigure } from '../../../providers/kit/disjoint-tokens.js';
import { servedBy } from '../../../providers/kit/served-by.js';
import { attributionOf } from '../../../providers/kit/tags.js';
import type { RequestOfFile } from '../format.js';
import { LineFault } from '../line.js';
import type { Fields } from '../mapped/line-fields.js';
import { textHash } from '../text-hash.js';

/** Stands as reporter of calls that a company logged itself. */
export const OWN_LOG = 'own-log';

const MS = decimal(1000);
/** What keys of providers look like; of one only the beginning is kept. */
const KEY_LIKE = /^(sk|rk|pk|xai|gsk|key|AIza)[-_]?[\w-]{8,}$|^[0-9a-f]{32,}$/i;
const KEPT = 8;

/**
 * One call of an own log. Prompt and answer are never looked at.
 *
 * @throws LineFault unless it tells time, model, and tokens or cost
 */
export function requestOf(fields: Fields, figure: InputFigure, feed: string): RequestOfFile {
  const timestamp = new Date(fields.instant()).toISOString();
  const model = fields.text('model');
  if (model === '') throw new LineFault(fields.column('model'), 'The model is missing.');
  const told = { input: fields.count('inputTokens'), cacheRead: fields.count('cacheReadTokens'), cacheWrite: fields.count('cacheWriteTokens'), output: fields.count('outputTokens') };
  const cost = costOf(fields);
  if (cost === null && told.input === null && told.output === null) throw new LineFault(fields.column('inputTokens'), 'Neither tokens nor a cost are told.');
  const tokens = disjointTokens(told, figure);
  const by = attributionOf(tagsIn(fields.text('tags')));
  const row = {
    provider: OWN_LOG,
    feed,
    timestamp,
    source: fields.text('source'),
    servedBy: servedBy(fields.text('provider'), model),
    model,
    ...tokens,
    latencyMs: latencyOf(fields),
    status: fields.text('status'),
    user: firstOf(fields.text('user'), by.user),
    team: firstOf(fields.text('team'), by.team),
    project: firstOf(fields.text('project'), by.project),
    feature: firstOf(fields.text('feature'), by.feature),
    ...(by.tags === '' ? {} : { tags: by.tags }),
    key: shownKey(fields.text('key')),
    cost,
    basis: cost === null ? 'missing' as const : 'estimated' as const,
  };
  return { ...row, requestId: firstOf(fields.text('requestId'), contentId([timestamp, model, row.user, row.key, JSON.stringify(told), row.status])) };
}

/** A call without an id is known by what it says; the same line again is the same call. */
function contentId(parts: readonly string[]): string {
  return `line ${textHash(parts.join('\n'))}`;
}

function costOf(fields: Fields): Money | null {
  const amount = fields.decimal('amount');
  if (amount === null) return null;
  const currency = fields.text('currency').toUpperCase() || 'USD';
  if (!/^[A-Z]{3}$/.test(currency)) throw new LineFault(fields.column('currency'), 'This is no currency code.');
  return money(amount, currency);
}

function latencyOf(fields: Fields): number | null {
  const ms = fields.decimal('latencyMs');
  const seconds = fields.decimal('latencySeconds');
  const value = ms ?? (seconds === null ? null : multiply(seconds, MS));
  return value === null || isNegative(value) ? null : Math.round(toNumber(value));
}

/** A list in JSON, or texts apart by semicolons or commas. */
function tagsIn(text: string): string[] {
  if (!/^[[{]/.test(text)) return text.split(/[;,]/);
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value.filter((tag): tag is string => typeof tag === 'string');
    return Object.entries(value as Record<string, unknown>).map(([name, tag]) => `${name.replace(/[:=/]/g, '-')}=${String(tag)}`);
  } catch {
    return [text];
  }
}

/** A key or its whole hash is cut to what tells it from others. */
function shownKey(key: string): string {
  return KEY_LIKE.test(key) ? `${key.slice(0, KEPT)}…` : key;
}

function firstOf(a: string, b: string): string {
  return a === '' ? b : a;
}
