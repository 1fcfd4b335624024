import { enumOf, type EnumValue } from '../../face.js';
import { BadArgument } from '../fault.js';

const names = {
  BooleanCriteria: `CELL_EMPTY CELL_NOT_EMPTY DATE_AFTER DATE_BEFORE DATE_EQUAL_TO DATE_NOT_EQUAL_TO DATE_AFTER_RELATIVE DATE_BEFORE_RELATIVE
    DATE_EQUAL_TO_RELATIVE NUMBER_BETWEEN NUMBER_EQUAL_TO NUMBER_GREATER_THAN NUMBER_GREATER_THAN_OR_EQUAL_TO NUMBER_LESS_THAN
    NUMBER_LESS_THAN_OR_EQUAL_TO NUMBER_NOT_BETWEEN NUMBER_NOT_EQUAL_TO TEXT_CONTAINS TEXT_DOES_NOT_CONTAIN TEXT_EQUAL_TO
    TEXT_NOT_EQUAL_TO TEXT_STARTS_WITH TEXT_ENDS_WITH CUSTOM_FORMULA`,
  BorderStyle: 'DOTTED DASHED SOLID SOLID_MEDIUM SOLID_THICK DOUBLE',
  CopyPasteType:
    'PASTE_NORMAL PASTE_NO_BORDERS PASTE_FORMAT PASTE_FORMULA PASTE_DATA_VALIDATION PASTE_VALUES PASTE_CONDITIONAL_FORMATTING PASTE_COLUMN_WIDTHS',
  DataValidationCriteria: `DATE_AFTER DATE_BEFORE DATE_BETWEEN DATE_EQUAL_TO DATE_IS_VALID_DATE DATE_NOT_BETWEEN DATE_ON_OR_AFTER
    DATE_ON_OR_BEFORE NUMBER_BETWEEN NUMBER_EQUAL_TO NUMBER_GREATER_THAN NUMBER_GREATER_THAN_OR_EQUAL_TO NUMBER_LESS_THAN
    NUMBER_LESS_THAN_OR_EQUAL_TO NUMBER_NOT_BETWEEN NUMBER_NOT_EQUAL_TO TEXT_CONTAINS TEXT_DOES_NOT_CONTAIN TEXT_EQUAL_TO
    TEXT_IS_VALID_EMAIL TEXT_IS_VALID_URL VALUE_IN_LIST VALUE_IN_RANGE CUSTOM_FORMULA CHECKBOX`,
  DeveloperMetadataLocationType: 'SPREADSHEET SHEET ROW COLUMN',
  DeveloperMetadataVisibility: 'DOCUMENT PROJECT',
  Dimension: 'COLUMNS ROWS',
  Direction: 'UP DOWN PREVIOUS NEXT',
  InterpolationType: 'NUMBER PERCENT PERCENTILE MIN MAX',
  ProtectionType: 'RANGE SHEET',
  RelativeDate: 'TODAY TOMORROW YESTERDAY PAST_WEEK PAST_MONTH PAST_YEAR',
  SheetType: 'GRID OBJECT DATASOURCE',
  SortOrder: 'ASCENDING DESCENDING',
  ValueType: 'IMAGE',
  WrapStrategy: 'WRAP OVERFLOW CLIP',
} as const;

export type EnumName = keyof typeof names;

/** The enumerations of the service, by name. */
export function enumerations(): Readonly<Record<EnumName, Readonly<Record<string, EnumValue>>>> {
  const entries = Object.entries(names).map(([name, keys]) => [name, enumOf(name, keys.split(/\s+/))]);
  return Object.fromEntries(entries) as Record<EnumName, Readonly<Record<string, EnumValue>>>;
}

export function enumValue(name: EnumName, key: string): EnumValue {
  const value = enumerations()[name][key];
  if (value === undefined) throw new BadArgument();
  return value;
}

/** The name of an enumeration value the script passed in. */
export function enumKey(name: EnumName, value: unknown): string {
  const key = typeof value === 'object' && value !== null ? String(value) : '';
  if (enumerations()[name][key] === undefined) throw new BadArgument();
  return key;
}
