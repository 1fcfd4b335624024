/** An error a formula ended in: `#REF!`, `#N/A`, … */
export type ErrorValue = Readonly<{ error: string }>;

/** What a formula came to; '' for the empty text. */
export type Result = number | string | boolean | ErrorValue;

/** The content of a formula cell; `result` belongs to the evaluator. */
export class Formula {
  result: Result = '';
  constructor(readonly text: string) {}
}

/**
 * What a cell holds. Days and times are serials, counted in days from
 * 30 December 1899 on the wall clock of the spreadsheet: the number format says
 * that they are one.
 */
export type Content = number | string | boolean | Formula | undefined;

export function isErrorValue(value: unknown): value is ErrorValue {
  return typeof value === 'object' && value !== null && 'error' in value;
}
