import { compare, decimal, divide, isDecimalText, ONE, toFixed, ZERO, type Decimal } from '../decimal.js';

export type WhatIfKind = 'model' | 'batch' | 'cache' | 'seats' | 'idle';

/** The question of a row. `share` and `seats` are exact; `model` may name its provider in front. */
export type Question = Readonly<{ row: number; provider: string; subject: string }> &
  (Readonly<{ kind: 'model'; model: string }> | Readonly<{ kind: 'batch' | 'cache'; share: Decimal }> | Readonly<{ kind: 'seats'; seats: Decimal }> | Readonly<{ kind: 'idle' }>);

/** A row as typed; a per cent cell of a sheet is the number 0.5. */
export type TypedQuestion = Readonly<{ row: number; what: string; provider: string; subject: string; instead: string }>;

/** What is wrong with the row, in the column to mend. */
export type QuestionProblem = Readonly<{ row: number; header: string; what: string; fix: string }>;

const WORDS: Readonly<Record<string, WhatIfKind>> = { 'another model': 'model', batch: 'batch', cache: 'cache', seats: 'seats', 'idle seats': 'idle' };
export const WHAT_IF_WORDS: readonly string[] = Object.keys(WORDS);
const HUNDRED = decimal(100);

/** The question of a row, or what to mend in it. */
export function questionOf(typed: TypedQuestion): Question | QuestionProblem {
  const { row, provider, subject } = typed;
  const instead = typed.instead.trim();
  const kind = WORDS[typed.what.trim().toLowerCase()];
  const problem = (header: string, what: string, fix: string): QuestionProblem => ({ row, header, what, fix });
  if (kind === undefined) return problem('What if', 'This is no question.', `Choose ${WHAT_IF_WORDS.join(', ')}.`);
  if (kind === 'model') return instead === '' ? problem('Instead', 'No model is named.', 'Type the other model, like gpt-5.4-mini or anthropic/claude-haiku-4-5.') : { row, provider, subject, kind, model: instead };
  if (kind === 'seats') {
    const seats = isDecimalText(instead) ? decimal(instead) : null;
    if (seats === null || seats < ZERO) return problem('Instead', 'This is not a number of seats.', 'Type how many seats there would be, like 8.');
    return subject === '' && provider === '' ? problem('Model or plan', 'No plan is named.', 'Type its name as in Subscriptions.') : { row, provider, subject, kind, seats };
  }
  if (kind === 'idle') {
    if (subject === '' && provider === '') return problem('Model or plan', 'No plan is named.', 'Type its name as in Subscriptions.');
    return instead === '' ? { row, provider, subject, kind } : problem('Instead', 'Idle seats are counted on the Seats tab.', 'Leave it blank, or choose seats to try a number.');
  }
  const share = shareOf(instead);
  return share === null ? problem('Instead', 'This is not a share.', 'Type a part like 50%.') : { row, provider, subject, kind, share };
}

export function isQuestion(question: Question | QuestionProblem): question is Question {
  return 'kind' in question;
}

/** `50%`, `0.5` and `50` are a half; null for what is no part of a whole. */
function shareOf(text: string): Decimal | null {
  const number = text.replace(/%$/, '').trim();
  if (!isDecimalText(number)) return null;
  const value = decimal(number);
  const share = text.endsWith('%') || compare(value, ONE) > 0 ? divide(value, HUNDRED) : value;
  return share < ZERO || compare(share, ONE) > 0 ? null : share;
}

/** `0.5` as `50%`. */
export function shareText(share: Decimal): string {
  return `${toFixed((share * BigInt(100)) as Decimal, 0)}%`;
}
