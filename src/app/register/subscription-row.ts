import { isNegative, ONE, ZERO, type Decimal } from '../../core/decimal.js';
import type { Day } from '../../core/days.js';
import { CYCLES, SUBSCRIPTION_KINDS, SUBSCRIPTION_STATES, type Cycle, type RowProblem, type Subscription, type SubscriptionKind } from '../../core/subscriptions/subscription.js';
import { unreadPlan, type UnreadPlan } from '../../core/ledger/unread.js';
import { isBlank } from '../../tabs/cell.js';
import type { Row } from '../../tabs/row.js';
import { isCurrency } from './currencies.js';
import { writtenShare } from './written-share.js';

/** A row that could be read, or what of it could; `unread` is null, too, where such a row costs nothing. */
export type SubscriptionReading = Readonly<{ subscription: Subscription | null; unread: UnreadPlan | null; problems: readonly RowProblem[] }>;

const CYCLE_WORDS: Readonly<Record<string, Cycle>> = {
  month: 'monthly', 'per month': 'monthly', quarter: 'quarterly', year: 'annual', yearly: 'annual', annually: 'annual', 'per year': 'annual', once: 'one-time', 'one time': 'one-time', onetime: 'one-time',
};

type Problem = (header: string, what: string, fix: string) => void;

/** Reads one row of the register. Every cell that cannot be used is named; none is guessed. */
export function readSubscriptionRow(row: Row, at: number): SubscriptionReading {
  const problems: RowProblem[] = [];
  const problem: Problem = (header, what, fix) => { problems.push({ row: at, header, what, fix }); };
  const kind = choice(row, 'Kind', SUBSCRIPTION_KINDS, isBlank(row.cell('Seats')) ? 'flat plan' : 'seat plan', problem);
  const subscription: Subscription = {
    row: at,
    provider: row.text('Provider'),
    plan: row.text('Plan'),
    kind,
    seats: seatsOf(row, problem),
    price: priceOf(row, kind, problem),
    basePrice: optional(row, 'Base price', problem),
    minimumSeats: optional(row, 'Minimum seats', problem),
    cycle: cycleOf(row, kind, problem),
    currency: currencyOf(row, problem),
    renewalDate: dateOf(row, 'Renewal date', problem),
    noticeDate: dateOf(row, 'Notice date', problem),
    startDate: dateOf(row, 'Start date', problem),
    endDate: dateOf(row, 'End date', problem),
    owner: row.text('Owner'),
    businessPurpose: row.text('Business purpose'),
    aiShare: shareOf(row, kind, problem),
    costCenter: row.text('Cost center'),
    lastReviewed: dateOf(row, 'Last reviewed', problem),
    state: choice(row, 'State', SUBSCRIPTION_STATES, 'active', problem),
  };
  if (subscription.provider === '') problem('Provider', 'The provider is blank.', 'Say who you pay.');
  const { startDate, endDate } = subscription;
  if (startDate !== null && endDate !== null && endDate < startDate) problem('End date', 'The end lies before the start.', 'Correct one of the two dates.');
  if (problems.length > 0) return { subscription: null, unread: unreadPlan(subscription, problems), problems };
  // The row still counts, as one whose AI cost nobody knows.
  if (subscription.aiShare === null) problem('AI share', 'The AI share is blank, so the AI cost of this row is not known.', 'Type which part of the price is for AI, like 30%; 100% for all of it.');
  return { subscription, unread: null, problems };
}

function dateOf(row: Row, header: string, problem: Problem): Day | null {
  const day = row.day(header);
  if (day === null && !isBlank(row.cell(header))) problem(header, 'This is not a date.', 'Type it like 2026-11-30, or leave it blank.');
  return day;
}

/** A plan billed by use may have no price of its own, and a plan with a base price none per seat. */
function priceOf(row: Row, kind: SubscriptionKind, problem: Problem): Decimal {
  const price = row.decimal('Price');
  if (isBlank(row.cell('Price')) && (kind === 'usage-based SaaS' || !isBlank(row.cell('Base price')))) return ZERO;
  if (isBlank(row.cell('Price'))) problem('Price', 'The price is blank.', 'Type what one cycle costs; 0 if it is free.');
  else if (price === null) problem('Price', 'This is not a number.', 'Type the amount alone, without a currency sign.');
  else if (isNegative(price)) problem('Price', 'The price is negative.', 'Type what one cycle costs; end a plan with State or End date.');
  return price ?? ZERO;
}

/** A number of 0 or more that most rows leave blank. */
function optional(row: Row, header: string, problem: Problem): Decimal {
  if (isBlank(row.cell(header))) return ZERO;
  const value = row.decimal(header);
  if (value === null) problem(header, 'This is not a number.', 'Type the number alone, or leave it blank.');
  else if (isNegative(value)) problem(header, 'This number is negative.', 'Type a number of 0 or more, or leave it blank.');
  return value ?? ZERO;
}

function seatsOf(row: Row, problem: Problem): Decimal {
  if (isBlank(row.cell('Seats'))) return ONE;
  const seats = row.decimal('Seats');
  if (seats === null) problem('Seats', 'This is not a number.', 'Type how many seats you pay for.');
  else if (isNegative(seats)) problem('Seats', 'The number of seats is negative.', 'Type how many seats you pay for.');
  return seats ?? ONE;
}

function currencyOf(row: Row, problem: Problem): string {
  const currency = row.text('Currency').toUpperCase();
  if (currency === '') problem('Currency', 'The currency is blank.', 'Type its three-letter code, like USD.');
  else if (!isCurrency(currency)) problem('Currency', 'This is not a currency code.', 'Type its three-letter code, like USD.');
  return currency;
}

function cycleOf(row: Row, kind: SubscriptionKind, problem: Problem): Cycle {
  const text = row.text('Cycle').toLowerCase();
  if (text === '' && kind === 'usage-based SaaS') return 'monthly';
  const cycle = CYCLES.find((each) => each === text) ?? CYCLE_WORDS[text];
  if (cycle === undefined) problem('Cycle', text === '' ? 'The cycle is blank.' : 'This cycle is not known.', `Choose ${CYCLES.join(', ')}.`);
  return cycle ?? 'monthly';
}

/** Blank is all of the price, but for software that is more than its AI. */
function shareOf(row: Row, kind: SubscriptionKind, problem: Problem): Decimal | null {
  if (isBlank(row.cell('AI share'))) return kind === 'AI inside SaaS' ? null : ONE;
  const share = writtenShare(row, 'AI share');
  if (share === null) {
    problem('AI share', 'The AI share is not between 0 % and 100 %.', 'Type it like 40%, or leave it blank for all of the price.');
  }
  return share ?? ONE;
}

function choice<T extends string>(row: Row, header: string, choices: readonly T[], blank: T, problem: Problem): T {
  const text = row.text(header).toLowerCase();
  if (text === '') return blank;
  const found = choices.find((each) => each.toLowerCase() === text);
  if (found === undefined) problem(header, `This ${header.toLowerCase()} is not known.`, `Choose ${choices.join(', ')}.`);
  return found ?? blank;
}
