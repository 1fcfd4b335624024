import { hasPrice } from '../../core/prices/discount.js';
import { ONE, ZERO } from '../../core/decimal.js';
import type { RowProblem } from '../../core/subscriptions/subscription.js';
import { isBlank } from '../../tabs/cell.js';
import { hoursIn, isNegativePrice, LONG_FIELDS, PRICE_FIELDS, prices as tab } from '../../tabs/prices.js';
import type { Row } from '../../tabs/row.js';
import { isCurrency } from './currencies.js';

/** What cannot be used of a row of the Prices tab, and what to type instead. */
export function priceProblems(row: Row, at: number): RowProblem[] {
  const problems: RowProblem[] = [];
  const problem = (header: string, what: string, fix: string): void => { problems.push({ row: at, header, what, fix }); };
  const price = tab.read(row);
  const isDiscount = price.discount !== undefined && !hasPrice(price);
  if (row.text('Provider') === '') problem('Provider', 'The provider is blank.', 'Type the id of the provider, like openai.');
  if (row.text('Model') === '') problem('Model', 'The model is blank.', 'Type the model, its beginning and *, or * for all models of the provider.');
  if (!(isDiscount && row.text('Currency') === '') && !isCurrency(row.text('Currency').toUpperCase())) problem('Currency', 'This is not a currency code.', 'Type its three-letter code, like USD.');
  for (const [header, of] of PRICE_FIELDS) amountProblem(row, header, of(price), problem);
  if (price.source === 'user' && !hasPrice(price) && price.discount === undefined) problem('Input', 'The row has no price.', 'Type a price, 0 if it is free, or a Discount; or delete the row.');
  discountProblem(row, problem);
  longProblems(row, problem);
  if (row.text('Hours') !== '' && hoursIn(row.text('Hours')) === null) problem('Hours', 'These are no hours of a day.', 'Type them in UTC like 16:30-00:30, or leave it blank.');
  for (const header of ['From', 'To']) {
    if (row.day(header) === null && !isBlank(row.cell(header))) problem(header, 'This is not a date.', 'Type it like 2026-11-30, or leave it blank.');
  }
  if (price.from !== null && price.to !== null && price.to <= price.from) problem('To', 'The prices end before they begin.', 'To is the first day they no longer hold: type a later one, or leave it blank.');
  return problems;
}

type Tell = (header: string, what: string, fix: string) => void;

function amountProblem(row: Row, header: string, price: ReturnType<Row['decimal']>, problem: Tell): void {
  if (price === null && !isBlank(row.cell(header))) problem(header, 'This is not a number.', 'Type the price alone, without a currency sign.');
  else if (isNegativePrice(price)) problem(header, 'A price is not negative.', 'Type 0 if it is free, or leave it blank if there is none.');
}

function discountProblem(row: Row, problem: Tell): void {
  const discount = row.decimal('Discount');
  if (isBlank(row.cell('Discount'))) return;
  if (discount === null || discount < ZERO || discount > ONE) problem('Discount', 'A discount is between 0 % and 100 %.', 'Type it with the percent sign, like 15%.');
}

function longProblems(row: Row, problem: Tell): void {
  const above = row.number('Above');
  if (!isBlank(row.cell('Above')) && (above === null || above <= 0)) problem('Above', 'This is no count of tokens.', 'Type how many input tokens a call may have before the long prices hold, like 200000.');
  LONG_FIELDS.forEach(([header, meter, base]) => {
    amountProblem(row, header, row.decimal(header), problem);
    if (row.decimal(header) === null) return;
    if (isBlank(row.cell('Above'))) problem(header, 'It is not said how long a call is for this price.', 'Type the count of input tokens into Above, or leave this blank.');
    else if (row.decimal(base) === null) problem(base, 'A long call has this price and any other call has none.', `Type the price of any call, or leave ${header} blank.`);
    else if (meter === 'output' && row.text('Applies to').toLowerCase() === 'excess' && row.decimal(header) !== row.decimal(base)) problem(header, 'Only input beyond Above is excess; output keeps its price.', 'Leave it blank, or set Applies to to whole.');
  });
  if (!['', 'whole', 'excess'].includes(row.text('Applies to').toLowerCase())) problem('Applies to', 'This is neither whole nor excess.', 'Choose whole or excess, or leave it blank.');
}
