import { add, compare, decimal, type Decimal } from '../decimal.js';
import { plainModel } from '../prices/model-name.js';
import { isCancelProposed } from '../subscriptions/register-review.js';
import { answersOf, isWorthwhile, type AnswerInput } from './answers.js';
import type { Question } from './question.js';
import { repriced, type MixRow } from './what-if.js';

/** Models looked at, dearest first, and rows suggested. */
const MODELS = 6;
const ROWS = 10;
const HALF = decimal('0.5');
const CACHED = decimal('0.7');

/**
 * Questions worth asking of a mix: a batch for half of the calls, more of the
 * input from the cache, and the best saving of the models that are used beside
 * it or are smaller ones of its name; and of seats that nobody uses. Best first, those that save nothing left out.
 */
export function suggestionsOf(input: AnswerInput): Question[] {
  const candidates = dearestModels(input).reduce<Question[]>((all, { provider, model }) => {
    const about = { row: 0, provider, subject: model };
    const others = otherModels(provider, model, input).map((other): Question => ({ ...about, kind: 'model', model: other }));
    const best = bestOf(others, input).slice(0, 1);
    return all.concat(best, { ...about, kind: 'batch', share: HALF }, { ...about, kind: 'cache', share: CACHED });
  }, []);
  return bestOf(candidates.concat(idleQuestions(input)), input).slice(0, ROWS);
}

/** Plans with idle seats. One that the review proposes to cancel whole is left to it, so that no money is proposed twice. */
function idleQuestions({ idle, subscriptions, today }: AnswerInput): Question[] {
  const rows = new Set(idle.filter(({ days30 }) => days30 > 0).map(({ row }) => row));
  return subscriptions.filter((plan) => rows.has(plan.row) && !isCancelProposed(plan, today)).map(({ provider, plan }): Question => ({ row: 0, provider, subject: plan, kind: 'idle' }));
}

function bestOf(questions: readonly Question[], input: AnswerInput): Question[] {
  return answersOf(questions, input)
    .filter(({ savings }) => savings !== null && isWorthwhile(savings))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ question }) => question);
}

function dearestModels(input: AnswerInput): Readonly<{ provider: string; model: string }>[] {
  const models = new Map<string, { provider: string; model: string; rows: MixRow[]; cost: Decimal }>();
  input.mix.forEach((row) => {
    if (row.model === '') return;
    const key = `${row.provider}\n${row.model}`;
    const held = models.get(key) ?? { provider: row.provider, model: row.model, rows: [], cost: decimal(0) };
    held.rows.push(row);
    models.set(key, held);
  });
  models.forEach((each) => { each.cost = add(each.cost, repriced(each.rows, { kind: 'batch', share: decimal(0) }, input).now); });
  return Array.from(models.values()).sort((a, b) => compare(b.cost, a.cost) || (a.model < b.model ? -1 : 1)).slice(0, MODELS);
}

/** Models of the same provider that are used, and those of the price list whose name goes on where this one ends. */
function otherModels(provider: string, model: string, { mix, book }: AnswerInput): string[] {
  const used = mix.filter((row) => row.provider === provider).map((row) => row.model);
  const smaller = book.rows.map((row) => row.model).filter((id) => id.startsWith(`${plainModel(model)}-`) && /-(mini|nano|lite|flash|small|haiku)\b/.test(id));
  return Array.from(new Set(used.concat(smaller))).filter((id) => id !== '' && id !== model);
}
