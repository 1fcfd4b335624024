import { compare, decimal, divide, isNegative, ONE, ZERO, type Decimal } from '../../core/decimal.js';
import type { Day } from '../../core/days.js';
import { CYCLES, SUBSCRIPTION_KINDS, SUBSCRIPTION_STATES, type Cycle, type RowProblem, type Subscription } from '../../core/subscription.js';
import { isBlank } from '../../tabs/cell.js';
import type { Row } from '../../tabs/row.js';
import { isCurrency } from './currencies.js';

/** A row that could be read, or what is wrong with it. */
export type SubscriptionReading = Readonly<{ subscription: Subscription }> | Readonly<{ problems: readonly RowProblem[] }>;

const CYCLE_WORDS: Readonly<Record<string, Cycle>> = {
  month: 'monthly', 'per month': 'monthly', quarter: 'quarterly', year: 'annual', yearly: 'annual', annually: 'annual', 'per year': 'annual', once: 'one-time', 'one time': 'one-time', onetime: 'one-time',
};

type Problem = (header: string, what: string, fix: string) => void;

/** Reads one row of the register. Every cell that cannot be used is named; none is guessed. */
export function readSubscriptionRow(row: Row, at: number): SubscriptionReading {
  const problems: RowProblem[] = [];
  const problem: Problem = (header, what, fix) => { problems.push({ row: at, header, what, fix }); };
  const subscription: Subscription = {
    row: at,
    provider: row.text('Provider'),
    plan: row.text('Plan'),
    kind: choice(row, 'Kind', SUBSCRIPTION_KINDS, isBlank(row.cell('Seats')) ? 'flat plan' : 'seat plan', problem),
    seats: seatsOf(row, problem),
    price: priceOf(row, problem),
    cycle: cycleOf(row, problem),
    currency: currencyOf(row, problem),
    renewalDate: dateOf(row, 'Renewal date', problem),
    noticeDate: dateOf(row, 'Notice date', problem),
    startDate: dateOf(row, 'Start date', problem),
    endDate: dateOf(row, 'End date', problem),
    owner: row.text('Owner'),
    businessPurpose: row.text('Business purpose'),
    aiShare: shareOf(row, problem),
    costCenter: row.text('Cost center'),
    lastReviewed: dateOf(row, 'Last reviewed', problem),
    state: choice(row, 'State', SUBSCRIPTION_STATES, 'active', problem),
  };
  if (subscription.provider === '') problem('Provider', 'The provider is blank.', 'Say who you pay.');
  const { startDate, endDate } = subscription;
  if (startDate !== null && endDate !== null && endDate < startDate) problem('End date', 'The end lies before the start.', 'Correct one of the two dates.');
  return problems.length === 0 ? { subscription } : { problems };
}

function dateOf(row: Row, header: string, problem: Problem): Day | null {
  const day = row.day(header);
  if (day === null && !isBlank(row.cell(header))) problem(header, 'This is not a date.', 'Type it like 2026-11-30, or leave it blank.');
  return day;
}

function priceOf(row: Row, problem: Problem): Decimal {
  const price = row.decimal('Price');
  if (isBlank(row.cell('Price'))) problem('Price', 'The price is blank.', 'Type what one cycle costs; 0 if it is free.');
  else if (price === null) problem('Price', 'This is not a number.', 'Type the amount alone, without a currency sign.');
  else if (isNegative(price)) problem('Price', 'The price is negative.', 'Type what one cycle costs; end a plan with State or End date.');
  return price ?? ZERO;
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

function cycleOf(row: Row, problem: Problem): Cycle {
  const text = row.text('Cycle').toLowerCase();
  const cycle = CYCLES.find((each) => each === text) ?? CYCLE_WORDS[text];
  if (cycle === undefined) problem('Cycle', text === '' ? 'The cycle is blank.' : 'This cycle is not known.', `Choose ${CYCLES.join(', ')}.`);
  return cycle ?? 'monthly';
}

function shareOf(row: Row, problem: Problem): Decimal {
  if (isBlank(row.cell('AI share'))) return ONE;
  const text = row.text('AI share');
  const percent = /^\s*[\d.]+\s*%\s*$/.test(text);
  const share = percent ? divide(decimal(text.replace('%', '')), decimal(100)) : row.decimal('AI share');
  if (share === null || isNegative(share) || compare(share, ONE) > 0) {
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
