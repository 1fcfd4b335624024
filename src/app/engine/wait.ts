type Headers = Readonly<Record<string, string>>;

/** Seconds, or the date of RFC 9110; Azure names one for each of its limits. */
const RETRY = /^(retry-after|x-ratelimit-reset-after|x-ms-ratelimit-.*retry-after)$/;
/** When a limit is open again: `x-ratelimit-reset`, `anthropic-ratelimit-requests-reset`, `x-ratelimit-reset-tokens`. */
const RESET = /^([a-z]+-)*ratelimit-([a-z]+-)*reset(-[a-z]+)?$/;
const DURATION = /^(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$/;
/** Larger numbers are instants since 1970 and no durations. */
const LONGEST_SECONDS = 1_000_000_000;

/**
 * Seconds a refusal asks to wait, rounded up; null when it does not say.
 *
 * What names a wait counts first, the longest where several limits each name
 * theirs. Without one it is when the limits that are used up open again. An
 * instant is held against the server's own clock, its `Date`, so that ours may
 * be wrong; without a `Date` it says nothing. Names are found whatever their case.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 * @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api (epoch seconds, read 2026-11-21)
 */
export function waitSecondsOf(headers: Headers): number | null {
  const all = lowerCased(headers);
  const asked = waitsOf(all, Object.keys(all).filter((name) => RETRY.test(name)));
  return longest(asked.length > 0 ? asked : waitsOf(all, Object.keys(all).filter((name) => RESET.test(name) && isUsedUp(all, name))));
}

/** The instant of the answer by the server's clock, milliseconds; null when it tells none. */
export function serverInstant(headers: Headers): number | null {
  const ms = Date.parse(lowerCased(headers)['date'] ?? '');
  return isNaN(ms) ? null : ms;
}

function isUsedUp(headers: Headers, reset: string): boolean {
  const left = headers[reset.replace('reset', 'remaining')] ?? headers[`${reset.replace(/-reset(-[a-z]+)?$/, '')}-remaining`];
  return left !== undefined && Number(left) === 0;
}

function waitsOf(headers: Headers, names: readonly string[]): number[] {
  return names.map((name) => secondsOf((headers[name] ?? '').trim(), serverInstant(headers))).filter((seconds): seconds is number => seconds !== null);
}

function secondsOf(text: string, serverNow: number | null): number | null {
  if (text === '') return null;
  const number = Number(text);
  if (isFinite(number)) return number < 0 ? null : number < LONGEST_SECONDS ? number : until(number * 1_000, serverNow);
  const [, hours, minutes, seconds, ms] = DURATION.exec(text) ?? [];
  if (hours !== undefined || minutes !== undefined || seconds !== undefined || ms !== undefined) {
    return Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0) + Number(ms ?? 0) / 1_000;
  }
  const instant = /\d{4}/.test(text) ? Date.parse(text) : NaN;
  return isNaN(instant) ? null : until(instant, serverNow);
}

function until(instant: number, serverNow: number | null): number | null {
  return serverNow === null ? null : Math.max(0, (instant - serverNow) / 1_000);
}

function longest(waits: readonly number[]): number | null {
  return waits.length === 0 ? null : Math.ceil(Math.max(...waits));
}

function lowerCased(headers: Headers): Headers {
  const all: Record<string, string> = {};
  Object.keys(headers).forEach((name) => { all[name.toLowerCase()] = headers[name] ?? ''; });
  return all;
}
