import type { FeedHealth, ProviderCard, RoadCard } from '../src/app/api.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** `just now`, `5 min ago`, `2 h ago`, `3 days ago`. */
export function ago(iso: string, now: number): string {
  const elapsed = now - Date.parse(iso);
  if (elapsed < MINUTE) return 'just now';
  if (elapsed < HOUR) return `${Math.floor(elapsed / MINUTE)} min ago`;
  if (elapsed < 2 * DAY) return `${Math.floor(elapsed / HOUR)} h ago`;
  return `${Math.floor(elapsed / DAY)} days ago`;
}

/** `in 40 min`, `in 2 h`, `any minute` when it is due. */
export function until(iso: string, now: number): string {
  const left = Date.parse(iso) - now;
  if (left < MINUTE) return 'any minute';
  if (left < HOUR) return `in ${Math.ceil(left / MINUTE)} min`;
  if (left < 2 * DAY) return `in ${Math.round(left / HOUR)} h`;
  return `in ${Math.round(left / DAY)} days`;
}

/** `14 Nov` of an ISO day. */
export function dayText(day: string): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;
}

/** `18 Aug – 15 Nov`, one day alone when both are the same. */
export function spanText(from: string, to: string): string {
  const last = from.slice(0, 4) === to.slice(0, 4) ? dayText(to) : `${dayText(to)} ${to.slice(0, 4)}`;
  if (from >= to) return dayText(from);
  return `${from.slice(0, 4) === to.slice(0, 4) ? dayText(from) : `${dayText(from)} ${from.slice(0, 4)}`} – ${last}`;
}

/** `08:00`. */
export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** `1 row`, `1,200 rows`, `2 entries`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${count === 1 ? one : many}`;
}

/** `1,234.50 USD`. */
export function amountText(amount: number, currency: string): string {
  return `${amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')} ${currency}`;
}

export type Tone = 'good' | 'warn' | 'bad' | 'idle';

export const STATES: Readonly<Record<FeedHealth['state'], Readonly<{ tone: Tone; word: string }>>> = {
  ok: { tone: 'good', word: 'Up to date' },
  failed: { tone: 'bad', word: 'Failed' },
  partial: { tone: 'warn', word: 'Catching up' },
  skipped: { tone: 'idle', word: 'Not offered' },
  never: { tone: 'idle', word: 'Not fetched yet' },
};

/** States that mean something else of a feed that is fetched only when the user asks. */
export const ASKED_STATES: Readonly<Partial<Record<FeedHealth['state'], string>>> = { ok: 'Fetched', partial: 'Fetched in part', never: 'Not asked yet' };

/** `Only when you ask; last asked 3 days ago.` */
export function askedText(lastAsked: string | null, now: number): string {
  return `Only when you ask; ${lastAsked === null ? 'not asked yet' : `last asked ${ago(lastAsked, now)}`}.`;
}

const GIVES: Readonly<Record<ProviderCard['facts']['gives'][number], string>> = {
  usage: 'usage', cost: 'billed cost', requests: 'requests', keys: 'keys', seats: 'seats', balance: 'balance', rates: 'exchange rates',
};
const VERIFIED: Readonly<Record<ProviderCard['facts']['verified'], string>> = {
  'official schema': 'Checked against the official schema',
  documentation: 'Checked against the documentation',
  unverified: 'Not checked against a live account',
};

/** `Usage, billed cost and keys`. */
export function givesText({ facts }: ProviderCard): string {
  const words = facts.gives.map((kind) => GIVES[kind]);
  const text = words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

export function verifiedText({ facts }: ProviderCard): string {
  return VERIFIED[facts.verified];
}

const ROADS: Readonly<Record<RoadCard['best'], string>> = {
  connection: 'No report of its own: comes with another bill',
  import: 'No report to fetch: import a file',
  subscription: 'No report to fetch: enter it by hand',
};

/** What the chooser says of a vendor that cannot be connected. */
export function roadText({ best }: RoadCard): string {
  return ROADS[best];
}
