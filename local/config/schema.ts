import * as v from 'valibot';
import { formatsNamed, lineFormats } from '../../src/app/import/formats/index.js';
import { MENU } from '../../src/app/menu.js';
import { isCurrency } from '../../src/app/register/currencies.js';

/** What may stand in a configuration file of the local runner. Unknown fields are refused, so that a typing error is not passed over. */
const text = v.string('must be text.');
const filled = v.pipe(text, v.trim(), v.nonEmpty('must not be empty.'));

const instant = v.pipe(
  text,
  v.check((value) => /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value)), 'must be an ISO instant such as 2026-11-16T07:30:00Z.'),
  v.check((value) => /(Z|[+-]\d\d:?\d\d)$/.test(value), 'must end with Z or an offset such as +01:00.'),
);

const timeZone = v.pipe(
  filled,
  v.check(isTimeZone, 'must be an IANA time zone such as Europe/Berlin.'),
);

const currency = v.pipe(
  text,
  v.regex(/^[A-Z]{3}$/, 'must be a currency code of three capital letters such as EUR.'),
  v.check(isCurrency, 'must be the code of a currency in use, such as EUR.'),
);

const baseUrl = v.pipe(text, v.regex(/^https?:\/\/[^\s/]+/, 'must be an http or https address.'));

const isObject = v.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'must be an object.');

/** An object of exactly these fields; the library alone would take a list for one. */
const object = <T extends v.ObjectEntries>(fields: T) => v.pipe(isObject, v.strictObject(fields));
const record = <T extends v.GenericSchema>(value: T) => v.pipe(isObject, v.record(v.string(), value));

/** A value of a setting as a person would type it into the form. */
const settingValue = v.union([v.string(), v.number(), v.boolean(), v.array(v.union([v.string(), v.number()]))], 'must be text, a number, true or false, or a list of texts.');

const connection = object({
  provider: filled,
  name: v.optional(filled),
  baseUrl: v.optional(baseUrl),
  credentials: v.optional(v.union([v.string(), record(v.unknown())], 'must be text or an object of texts.')),
  settings: v.optional(record(settingValue)),
});

const list = <T extends v.GenericSchema>(item: T) => v.array(item, 'must be a list.');

const count = v.pipe(v.number('must be a number.'), v.integer('must be a whole number.'), v.minValue(1, 'must be 1 or more.'));

/** `MailApp`, `UrlFetchApp.fetchAll`, or more about it. */
const SERVICES = [
  'CacheService', 'Charts', 'HtmlService', 'LockService', 'MailApp', 'PropertiesService', 'ScriptApp', 'Session', 'SpreadsheetApp', 'UrlFetchApp', 'Utilities',
];
const serviceName = v.pipe(
  text,
  v.regex(/^[A-Z][A-Za-z]+(\.[a-z][A-Za-z]*)?$/, 'must be a service or a method of one, such as MailApp.sendEmail.'),
  v.check((name) => SERVICES.includes(name.split('.')[0] ?? ''), `must be of one of these services: ${SERVICES.join(', ')}.`),
);

const failure = object({
  service: serviceName,
  method: v.optional(filled),
  /** Which of its calls fails, counted from 1; each one when absent. */
  nth: v.optional(count),
  message: v.optional(filled),
});

const failureOrName = v.lazy((input): typeof failure | typeof serviceName => (typeof input === 'string' ? serviceName : failure));

const yesNo = v.boolean('must be true or false.');

const ids = list(filled);
const allOrNamed = v.lazy((input): typeof ids | typeof yesNo => (Array.isArray(input) ? ids : yesNo));

const KINDS = lineFormats([], false).map(({ id }) => id);

/** An export to import, with what a person would answer in the sidebar. */
const file = object({
  kind: v.optional(v.pipe(filled, v.check(isKind, `is no kind of file. Leave it out to recognise the file by its header, or choose one of ${KINDS.join(', ')}.`))),
  path: filled,
  name: v.optional(filled),
  goodLines: v.optional(yesNo),
  replace: v.optional(yesNo),
  allRows: v.optional(yesNo),
  dateOrder: v.optional(v.picklist(['monthFirst', 'dayFirst'], 'must be monthFirst or dayFirst.')),
  decimalMark: v.optional(v.picklist(['point', 'comma'], 'must be point or comma.')),
  mapping: v.optional(object({
    kind: v.picklist(['usage', 'cost', 'request', 'cloud'], 'must be usage, cost, request or cloud.'),
    columns: record(text),
    fixed: v.optional(record(text)),
    inputFigure: v.optional(v.picklist(['inclusive', 'disjoint', 'untold'], 'must be inclusive, disjoint or untold.')),
  })),
});

const HANDLERS = MENU.flatMap((item) => (item === null ? [] : [item.handler]));

export const configSchema = object({
  now: v.optional(instant),
  timeZone: v.optional(timeZone),
  baseCurrency: v.optional(currency),
  connections: v.optional(list(connection)),
  tabs: v.optional(record(filled)),
  files: v.optional(list(file)),
  send: v.optional(list(v.picklist(['digest', 'review'], 'must be digest or review.'))),
  /** Menu items to choose after the sync, by the name of their function. */
  menu: v.optional(list(v.picklist(HANDLERS, 'must be the function of a menu item, such as exportFocusNow.'))),
  /** All demo providers, or those of these ids. */
  demo: v.optional(allOrNamed),
  faults: v.optional(object({ stopAfterCalls: v.optional(count), fail: v.optional(list(failureOrName)) })),
});

export type Failure = v.InferOutput<typeof failure>;
export type RawConfig = v.InferOutput<typeof configSchema>;
export type RawFile = v.InferOutput<typeof file>;
export type RawConnection = v.InferOutput<typeof connection>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The words the import itself takes for a kind. */
function isKind(word: string): boolean {
  try {
    formatsNamed(word);
    return true;
  } catch {
    return false;
  }
}
