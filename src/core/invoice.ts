import type { Day } from './days.js';
import type { Decimal } from './decimal.js';
import type { Money } from './money.js';

/** One row of the Invoices tab. */
export type Invoice = Readonly<{
  /** Row in the tab. */
  row: number;
  /** Provider or connection, as the user names it. */
  provider: string;
  /** First day of the month it is for. */
  month: Day;
  number: string;
  /** Day it was made out; null when not told. */
  day: Day | null;
  /** The total to pay, tax included. */
  amount: Money;
  /** Tax within the amount; null for none. */
  tax: Decimal | null;
  /** Hours its days begin before those of UTC, negative for later; null to go by the provider. */
  utcOffset: number | null;
}>;
