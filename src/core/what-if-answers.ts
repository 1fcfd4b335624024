import { add, compare, decimal, isZero, multiply, subtract, ZERO, type Decimal } from './decimal.js';
import { listProvider } from './price-provider.js';
import type { Question } from './what-if-question.js';
import { shareText } from './what-if-question.js';
import type { Subscription } from './subscription.js';
import { monthlyCost } from './subscriptions.js';
import { countText } from './text.js';
import { savingsOf, type MixRow, type Prices, type Savings } from './what-if.js';

export type AnswerInput = Prices &
  Readonly<{
    mix: readonly MixRow[];
    subscriptions: readonly Subscription[];
    /** Monthly cost of a plan in base currency; null where no rate is known. */
    planInBase: (plan: Subscription, amount: Decimal) => Decimal | null;
  }>;

/** `how` says what an answer rests on, or why there is none. */
export type Answer = Readonly<{ question: Question; savings: Savings | null; rank: number | null; how: string }>;

/** The answers in the order of their questions, ranked by the middle of the saving. */
export function answersOf(questions: readonly Question[], input: AnswerInput): Answer[] {
  const answers = questions.map((question): Answer => ({ question, rank: null, ...answerOf(question, input) }));
  const middle = ({ savings }: Answer): Decimal => (savings === null ? ZERO : add(savings.low, savings.high));
  const ranked = answers.filter(({ savings }) => savings !== null).sort((a, b) => compare(middle(b), middle(a)) || a.question.row - b.question.row);
  return answers.map((answer) => ({ ...answer, rank: answer.savings === null ? null : ranked.indexOf(answer) + 1 }));
}

function answerOf(question: Question, input: AnswerInput): Pick<Answer, 'savings' | 'how'> {
  if (question.kind === 'seats') return seatAnswer(question.provider, question.subject, question.seats, input);
  const rows = input.mix.filter((row) => isAbout(row, question));
  if (rows.length === 0) return { savings: null, how: 'Nothing of this was used in the last 30 days.' };
  if (question.kind === 'model') {
    const target = targetOf(question.model, rows, input);
    if (target === null) return { savings: null, how: `No price is known for ${question.model}. Add it on the Prices tab.` };
    return told(savingsOf(rows, { kind: 'model', ...target }, input), 'The same tokens at the prices of the other model, a fifth fewer to a fifth more of them: another model splits and answers text otherwise.');
  }
  const { kind, share } = question;
  const half = shareText(multiply(share, HALF));
  const what = kind === 'batch' ? `${half} to ${shareText(share)} of the calls at the standard tier sent as a batch.` : `${shareText(share)} of all input read from the cache, or half of the way there; writes to it stay as they are.`;
  return told(savingsOf(rows, { kind, share }, input), what);
}

function told(savings: Savings, how: string): Pick<Answer, 'savings' | 'how'> {
  const gap = savings.unpriced === 0 ? '' : ` ${countText(savings.unpriced, 'group')} of rows without a price on both sides ${savings.unpriced === 1 ? 'is' : 'are'} left out.`;
  return isZero(savings.now) ? { savings: null, how: `No price is known on both sides.${gap}` } : { savings, how: `${how}${gap}` };
}

function isAbout(row: MixRow, { provider, subject }: Question): boolean {
  const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
  return (provider === '' || same(row.provider, provider)) && (subject === '' || same(row.model, subject));
}

/** The other model: of the provider of the rows, else of the one its text begins with. */
function targetOf(model: string, rows: readonly MixRow[], { book }: AnswerInput): Readonly<{ provider: string; model: string }> | null {
  const { provider, day } = rows[rows.length - 1] ?? { provider: '', day: '' };
  if (book.find(provider, model, day) !== null) return { provider, model };
  const slash = model.indexOf('/');
  const other = { provider: listProvider(model.slice(0, Math.max(0, slash))), model: model.slice(slash + 1) };
  return slash > 0 && book.find(other.provider, other.model, day) !== null ? other : null;
}

function seatAnswer(provider: string, subject: string, seats: Decimal, { subscriptions, planInBase }: AnswerInput): Pick<Answer, 'savings' | 'how'> {
  const same = (a: string, b: string): boolean => b === '' || a.trim().toLowerCase() === b.trim().toLowerCase();
  const [plan, ...more] = subscriptions.filter((each) => same(each.provider, provider) && same(each.plan, subject) && each.state === 'active');
  if (plan === undefined) return { savings: null, how: 'No active plan of this name stands in Subscriptions.' };
  if (more.length > 0) return { savings: null, how: `${countText(more.length + 1, 'plan')} have this name. Type the provider too.` };
  if (isZero(plan.seats)) return { savings: null, how: 'The plan has no seats.' };
  const [now, then] = [plan, { ...plan, seats }].map((each) => planInBase(each, monthlyCost(each)));
  if (now === undefined || then === undefined || now === null || then === null) return { savings: null, how: `No rate is known for ${plan.currency}.` };
  const saving = subtract(now, then);
  return { savings: { now, from: then, to: then, low: saving, high: saving, unpriced: 0 }, how: 'A month of the plan with that many seats, from its next renewal on at the earliest.' };
}

const HALF = decimal('0.5');

/** Savings below this are not worth a row. */
const WORTH = decimal('0.01');

/** Whether a saving is worth looking at. */
export function isWorthwhile(savings: Savings): boolean {
  return compare(savings.high, WORTH) > 0 && compare(savings.low, ZERO) >= 0;
}
