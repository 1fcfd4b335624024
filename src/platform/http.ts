import type { Http, HttpAnswer, HttpCall } from '../app/ports.js';

/** The time limit is documented, 360 seconds when absent; the published types lack it. */
type UrlRequest = GoogleAppsScript.URL_Fetch.URLFetchRequest & { timeoutSeconds: number };

/** Requests that go out at once; `fetchAll` itself knows no pace. */
const AT_ONCE = 10;
/** These hold for every request of the batch, so that asking one by one would only repeat them. */
const FOR_ALL = /invoked too many times|permission|authorization/i;

export function appsScriptHttp(): Http {
  return {
    fetchAll: (calls, timeoutSeconds) => {
      const answers: HttpAnswer[] = [];
      for (let start = 0; start < calls.length; start += AT_ONCE) {
        answers.push(...fetchChunk(calls.slice(start, start + AT_ONCE).map((call) => requestOf(call, timeoutSeconds))));
      }
      return answers;
    },
  };
}

/** A batch throws as a whole when one of its hosts does not answer. Then each is asked alone. */
function fetchChunk(requests: UrlRequest[]): HttpAnswer[] {
  try {
    return UrlFetchApp.fetchAll(requests).map(answerOf);
  } catch (error) {
    const reason = reasonOf(error);
    if (requests.length === 1 || FOR_ALL.test(reason)) return requests.map(() => ({ answered: false, reason }));
    return requests.map(fetchAlone);
  }
}

function fetchAlone(request: UrlRequest): HttpAnswer {
  try {
    return answerOf(UrlFetchApp.fetch(request.url, request));
  } catch (error) {
    return { answered: false, reason: reasonOf(error) };
  }
}

function requestOf(call: HttpCall, timeoutSeconds: number): UrlRequest {
  const headers = Object.entries(call.headers);
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return {
    url: call.url,
    method: call.method,
    headers: Object.fromEntries(headers.filter(([name]) => name.toLowerCase() !== 'content-type')),
    // A redirect would carry the credentials to a host nobody entered.
    followRedirects: false,
    muteHttpExceptions: true,
    timeoutSeconds,
    ...(contentType === undefined ? {} : { contentType }),
    ...(call.body === null ? {} : { payload: call.body }),
  };
}

function answerOf(response: GoogleAppsScript.URL_Fetch.HTTPResponse): HttpAnswer {
  const headers = Object.entries(response.getAllHeaders() as Readonly<Record<string, string | readonly string[]>>);
  return {
    answered: true,
    status: response.getResponseCode(),
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), typeof value === 'string' ? value : String(value)])),
    text: response.getContentText('UTF-8'),
  };
}

/** The platform puts the whole address into its texts; an address may hold what is private. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const plain = text.replace(/\s*\(?\bhttps?:\/\/[^\s)]+\)?/gi, '').replace(/[\s:]+$/, '').trim();
  return plain === '' ? 'No answer' : plain;
}
