import { addDays, dayOfInstant, type Day } from '../../core/days.js';
import { multiply, roundTo, toNumber, type Decimal } from '../../core/decimal.js';
import { idleSeats } from '../../core/subscriptions/idle-seats.js';
import { rateBook } from '../../core/rates.js';
import type { Finding, PricedUsage, RateRow } from '../../core/records.js';
import type { Subscription } from '../../core/subscriptions/subscription.js';
import { answersOf, type Answer, type AnswerInput } from '../../core/what-if/answers.js';
import { isQuestion, questionOf, shareText, type Question, type QuestionProblem } from '../../core/what-if/question.js';
import { suggestionsOf } from '../../core/what-if/suggestions.js';
import { mixOf } from '../../core/what-if/what-if.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { isBlank, type Cell } from '../../tabs/cell.js';
import { rowReader } from '../../tabs/row.js';
import { seats as seatsTab } from '../../tabs/seats.js';
import { whatIf as tab } from '../../tabs/what-if.js';
import type { App } from '../app.js';
import { locked } from '../exports/locked.js';
import { noteProblems } from '../register/notes.js';
import { problemFindings, productOf, readRates, readSubscriptions } from '../register/index.js';
import { ensureLayout } from '../table/ensure.js';
import type { Layout } from '../table/layout.js';
import { readTable } from '../table/index.js';
import { writeCells, type WantedCell } from '../table/want.js';

/** Days whose tokens are priced anew. */
const MIX_DAYS = 30;
const ASKED = ['What if', 'Provider', 'Model or plan', 'Instead'];

export type PlanningRows = Readonly<{ usage: readonly PricedUsage[]; subscriptions: readonly Subscription[]; rates: readonly RateRow[]; today: Day }>;

/** Answers the questions on the What-if tab; a workbook without it is left alone. */
export function refreshWhatIf(app: App, rows: PlanningRows): Readonly<{ cells: number; findings: readonly Finding[] }> {
  if (app.ports.workbook.find(tab.name) === null) return { cells: 0, findings: [] };
  const layout = ensureLayout(app.ports.workbook, tab);
  const { questions, problems } = readQuestions(layout);
  const answers = questions.length === 0 ? [] : answersOf(questions, inputOf(app, rows));
  const cells = writeCells(layout.sheet, answersAndBlanks(layout, answers, app.settings().baseCurrency));
  return { cells: cells + noteProblems(layout, problems), findings: problemFindings(tab.name, problems) };
}

/** Menu: makes the What-if tab with the questions most worth asking, or answers the ones that stand there. */
export function openWhatIf(app: App): string {
  return locked(app, () => {
    const { workbook, clock } = app.ports;
    const today = dayOfInstant(clock.now());
    const rows: PlanningRows = { usage: readTable(workbook, apiUsage, addDays(today, -MIX_DAYS)), subscriptions: readSubscriptions(workbook).subscriptions, rates: readRates(workbook).rates, today };
    const layout = ensureLayout(workbook, tab);
    const isEmpty = layout.sheet.lastRow() < 2;
    if (isEmpty) writeCells(layout.sheet, suggestionsOf(inputOf(app, rows)).reduce<WantedCell[]>((all, question, index) => all.concat(askedCells(layout, question, index + 2)), []));
    refreshWhatIf(app, rows);
    if (!isEmpty) return 'The questions on the What-if tab are answered.';
    return layout.sheet.lastRow() < 2 ? 'Ask on the What-if tab: choose a question in its first row.' : 'The What-if tab holds what is most worth asking. Change its rows or add your own.';
  });
}

function inputOf(app: App, { usage, subscriptions, rates, today }: PlanningRows): AnswerInput {
  const base = app.settings().baseCurrency;
  const find = rateBook(rates, base);
  const inBase = (amount: Decimal, currency: string, day: Day): Decimal | null => {
    if (currency === base) return amount;
    const found = find(currency, day);
    return found === null ? null : multiply(amount, found.rate);
  };
  const recent = usage.filter(({ day }) => day >= addDays(today, -MIX_DAYS) && day < today);
  const book = app.book();
  const seats = readTable(app.ports.workbook, seatsTab);
  return {
    mix: mixOf(recent, book), book, subscriptions, today, idle: idleSeats({ seats, plans: subscriptions, today, productOf }),
    inBase: (money, day) => inBase(money.amount, money.currency, day),
    planInBase: (plan, amount) => inBase(amount, plan.currency, today),
  };
}

function readQuestions(layout: Layout): Readonly<{ questions: readonly Question[]; problems: readonly QuestionProblem[] }> {
  const last = layout.sheet.lastRow();
  const read = rowReader(layout.headers);
  const questions: Question[] = [];
  const problems: QuestionProblem[] = [];
  const rows = last < 2 ? [] : layout.sheet.read({ row: 2, column: 1, rows: last - 1, columns: layout.width });
  rows.forEach((cells, index) => {
    const row = read(cells);
    if (ASKED.every((header) => isBlank(row.cell(header)))) return;
    const found = questionOf({ row: index + 2, what: row.text('What if'), provider: row.text('Provider'), subject: row.text('Model or plan'), instead: row.text('Instead') });
    if (isQuestion(found)) questions.push(found);
    else problems.push(found);
  });
  return { questions, problems };
}

/** Our columns of every row: the answer, or nothing where there is no question. */
function answersAndBlanks(layout: Layout, answers: readonly Answer[], base: string): WantedCell[] {
  const filled = new Set(answers.map(({ question }) => question.row));
  const empty = tab.columns.filter(({ owner }) => owner === 'app').map(({ header }): readonly [string, Cell] => [header, null]);
  const blank = Array.from({ length: Math.max(0, layout.sheet.lastRow() - 1) }, (_, index) => index + 2).filter((row) => !filled.has(row));
  const cells = answers.map((answer): readonly [number, readonly (readonly [string, Cell])[]] => [answer.question.row, answerCells(answer, base)]);
  return cells.concat(blank.map((row): readonly [number, readonly (readonly [string, Cell])[]] => [row, empty]))
    .reduce<WantedCell[]>((all, [row, pairs]) => all.concat(pairs.map(([header, cell]): WantedCell => ({ row, column: layout.at(header), cell }))), []);
}

function answerCells({ savings, rank, how }: Answer, base: string): readonly (readonly [string, Cell])[] {
  const cents = (amount: Decimal | undefined): Cell => (amount === undefined ? null : toNumber(roundTo(amount, 2)));
  return [
    ['Now', cents(savings?.now)], ['Would cost from', cents(savings?.from)], ['Would cost to', cents(savings?.to)], ['Saving from', cents(savings?.low)], ['Saving to', cents(savings?.high)],
    ['Rank', rank], ['Currency', savings === null ? null : base], ['How', how],
  ];
}

function askedCells(layout: Layout, question: Question, row: number): WantedCell[] {
  const word = { model: 'another model', batch: 'batch', cache: 'cache', seats: 'seats', idle: 'idle seats' }[question.kind];
  const instead = question.kind === 'model' ? question.model : question.kind === 'seats' ? toNumber(question.seats) : question.kind === 'idle' ? null : shareText(question.share);
  return [word, question.provider, question.subject, instead].map((cell, index): WantedCell => ({ row, column: layout.at(ASKED[index] ?? ''), cell }));
}
