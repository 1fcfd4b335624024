import { add, compare, decimal, isZero, multiply, subtract, ZERO, type Decimal } from '../decimal.js';
import type { Day } from '../days.js';
import type { IdleSeats } from '../subscriptions/idle-seats.js';
import { listProvider } from '../prices/provider.js';
import type { Question } from './question.js';
import { shareText } from './question.js';
import { isCancelProposed } from '../subscriptions/register-review.js';
import type { Subscription } from '../subscriptions/subscription.js';
import { monthlyCost } from '../subscriptions/subscriptions.js';
import { countText } from '../text.js';
import { savingsOf, type MixRow, type Prices, type Savings } from './what-if.js';

export type AnswerInput = Prices &
  Readonly<{
    mix: readonly MixRow[];
    subscriptions: readonly Subscription[];
    /** Monthly cost of a plan in base currency; null where no rate is known. */
    planInBase: (plan: Subscription, amount: Decimal) => Decimal | null;
    /** Idle seats by row of the register. */
    idle: readonly IdleSeats[];
    today: Day;
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
  if (question.kind === 'idle') return idleAnswer(question.provider, question.subject, input);
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

function seatAnswer(provider: string, subject: string, seats: Decimal, input: AnswerInput): Pick<Answer, 'savings' | 'how'> {
  const plan = seatPlanOf(provider, subject, input);
  if (typeof plan === 'string') return { savings: null, how: plan };
  const savings = seatSavings(plan, seats, seats, input);
  return savings === null ? { savings, how: `No rate is known for ${plan.currency}.` } : { savings, how: 'A month of the plan with that many seats, from its next renewal on at the earliest.' };
}

/** From giving up the seats nobody used for 90 days to giving up those of 30 days. */
function idleAnswer(provider: string, subject: string, input: AnswerInput): Pick<Answer, 'savings' | 'how'> {
  const plan = seatPlanOf(provider, subject, input);
  if (typeof plan === 'string') return { savings: null, how: plan };
  const idle = input.idle.find(({ row }) => row === plan.row);
  if (idle === undefined) return { savings: null, how: 'The Seats tab does not tell when seats of this plan were last used.' };
  const without = (count: number): Decimal => subtract(plan.seats, least(decimal(count), plan.seats));
  const savings = seatSavings(plan, without(idle.days30), without(idle.days90), input);
  if (savings === null) return { savings, how: `No rate is known for ${plan.currency}.` };
  const counts = `Of ${countText(idle.counted, 'seat')}, ${String(idle.days30)} not used for 30 days or never, ${String(idle.days60)} for 60 and ${String(idle.days90)} for 90 days: a month without the last to without the first, from the next renewal on at the earliest.`;
  const overlap = isCancelProposed(plan, input.today) ? ' The review proposes to cancel the whole plan; then this is part of it and not beside it.' : ' The same money as its Idle seats on Subscriptions.';
  return { savings, how: `${counts}${overlap}` };
}

/** The one active plan with seats of this name, or why there is none. */
function seatPlanOf(provider: string, subject: string, { subscriptions }: AnswerInput): Subscription | string {
  const same = (a: string, b: string): boolean => b === '' || a.trim().toLowerCase() === b.trim().toLowerCase();
  const [plan, ...more] = subscriptions.filter((each) => same(each.provider, provider) && same(each.plan, subject) && each.state === 'active');
  if (plan === undefined) return 'No active plan of this name stands in Subscriptions.';
  if (more.length > 0) return `${countText(more.length + 1, 'plan')} have this name. Type the provider too.`;
  return isZero(plan.seats) ? 'The plan has no seats.' : plan;
}

/** A month of a plan now and with from `fewest` to `most` seats; null where no rate is known. Minimum seats and base price stay. */
function seatSavings(plan: Subscription, fewest: Decimal, most: Decimal, { planInBase }: AnswerInput): Savings | null {
  const [now, from, to] = [plan, { ...plan, seats: fewest }, { ...plan, seats: most }].map((each) => planInBase(each, monthlyCost(each)) ?? undefined);
  return now === undefined || from === undefined || to === undefined ? null : { now, from, to, low: subtract(now, to), high: subtract(now, from), unpriced: 0 };
}

function least(a: Decimal, b: Decimal): Decimal {
  return a < b ? a : b;
}

const HALF = decimal('0.5');

/** Savings below this are not worth a row. */
const WORTH = decimal('0.01');

/** Whether a saving is worth looking at. */
export function isWorthwhile(savings: Savings): boolean {
  return compare(savings.high, WORTH) > 0 && compare(savings.low, ZERO) >= 0;
}
