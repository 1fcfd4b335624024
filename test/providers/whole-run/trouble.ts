import type { HttpAnswer } from '../../../src/app/ports.js';
import type { PayloadCase, Rule } from '../payload-case.js';
import { answered, type Asked } from './answers.js';

/** One way a vendor fails, and what a user is told of it. */
export type Trouble = Readonly<{
  about: string;
  answer: (asked: Asked) => HttpAnswer;
  /** Words of the sentence that names the class. */
  says: RegExp;
  /** Tries of the call, the first included. */
  tries: number;
  /** Milliseconds the run waits for it in all. */
  waits: number;
  /** A feed an account may lack is passed over. */
  passesOptional?: boolean;
  /** Also tried on the last answer of a window. */
  late?: boolean;
  /** A feed may be declared not to fail so. */
  unless?: Rule;
}>;

const ONCE = { tries: 1, waits: 0 };
/** Four tries, 2, 4 and 8 seconds apart. */
const AGAIN = { tries: 4, waits: 14_000 };
const refusal = (status: number, headers: Readonly<Record<string, string>> = {}) => (): HttpAnswer => answered(status, '', headers);

export const TROUBLES: readonly Trouble[] = [
  { about: '401', answer: refusal(401), says: /\bwas refused\./, ...ONCE, late: true },
  { about: '403', answer: refusal(403), says: /is valid but may not read this\./, passesOptional: true, ...ONCE },
  { about: '404, a report that is not enabled', answer: refusal(404), says: /has no such report for this account\./, passesOptional: true, ...ONCE },
  { about: '400', answer: refusal(400), says: /refused the request \(HTTP 400\)\./, ...ONCE },
  { about: '302 to a sign-in page', answer: refusal(302, { location: 'https://sign-in.example/' }), says: /points to another address \(HTTP 302\)\./, ...ONCE },
  { about: '429 without Retry-After', answer: refusal(429), says: /asks to slow down\./, ...AGAIN },
  { about: '429 that asks for 20 seconds each time', answer: refusal(429, { 'retry-after': '20' }), says: /asks to slow down\./, tries: 4, waits: 60_000, late: true },
  { about: '429 that asks for an hour', answer: refusal(429, { 'retry-after': '3600' }), says: /asks to slow down\./, ...ONCE },
  { about: '500', answer: refusal(500), says: /has trouble \(HTTP 500\)\./, ...AGAIN, late: true },
  { about: '503 with an HTML page', answer: () => answered(503, '<html><title>Maintenance</title></html>'), says: /has trouble \(HTTP 503\)\./, ...AGAIN },
  { about: 'a refused connection', answer: () => ({ answered: false, reason: 'Connection refused' }), says: /gave no answer \(Connection refused\)\./, ...AGAIN },
  { about: 'a time-out', answer: () => ({ answered: false, reason: 'Timeout' }), says: /gave no answer \(Timeout\)\./, ...AGAIN },
  { about: 'a web page with 200', answer: () => answered(200, '<!doctype html><html><body>Sign in</body></html>', { 'content-type': 'text/html' }), says: /web page instead of data\.|found an? (HTML|web) page\./, ...ONCE, late: true },
  { about: 'an empty body with 200', answer: refusal(200), says: /sent an empty answer\.|There is no rate in the file\.|found an empty one\./, ...ONCE, unless: 'emptyBody', late: true },
];

/** The recorded page, cut in its middle. */
export function cut(page: PayloadCase['pages'][number], share = 0.5): string {
  const text = (page.text ?? JSON.stringify(page.body)).trimEnd();
  return text.slice(0, Math.max(1, Math.floor(text.length * share)));
}
