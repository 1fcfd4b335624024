/** An error the platform itself would throw; the faces turn it into an error of the script's realm. */
export class ServiceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Exception';
  }
}

/** An argument of a sort the method does not take; the face adds the platform's wording. */
export class BadArgument extends Error {}

/** The platform can do this and the stand-in cannot: said aloud instead of guessed. */
export function missing(what: string): Error {
  return new Error(`not in the stand-in: ${what}`);
}

/** Error texts as recorded from live runs. */
export const texts = {
  offGrid: 'The coordinates of the range are outside the dimensions of the sheet.',
  noRows: 'The number of rows in the range must be at least 1.',
  noColumns: 'The number of columns in the range must be at least 1.',
  rangeNotFound: 'Range not found',
  rowsDiffer: (given: number, wanted: number): string =>
    `The number of rows in the data does not match the number of rows in the range. The data has ${given} but the range has ${wanted}.`,
  columnsDiffer: (given: number, wanted: number): string =>
    `The number of columns in the data does not match the number of columns in the range. The data has ${given} but the range has ${wanted}.`,
  outOfBounds: (axis: 'row' | 'column'): string => `Those ${axis}s are out of bounds.`,
  allUnfrozen: (axis: 'row' | 'column'): string => `Sorry, it is not possible to delete all non-frozen ${axis}s.`,
  tooManyCells: 'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
  tooLong: 'Your input contains more than the maximum of 50000 characters in a single cell.',
  guarded:
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
  duplicateName: (name: string): string => `A sheet with the name "${name}" already exists. Please enter another name.`,
  secondFilter: "You can't create a filter in a sheet that already has a filter.",
  lastSheet: "You can't remove all the sheets in a document.",
  lastVisibleSheet: "You can't hide all the sheets in a document.",
  noUi: 'Cannot call SpreadsheetApp.getUi() from this context.',
  missingScope: (method: string): string =>
    `Specified permissions are not sufficient to call SpreadsheetApp.${method}. Required permissions: https://www.googleapis.com/auth/spreadsheets`,
  metadataPlace:
    'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
} as const;

export const MAX_CELLS = 10_000_000;
export const MAX_CHARACTERS = 50_000;
