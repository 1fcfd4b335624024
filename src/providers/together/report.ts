import * as v from 'valibot';
import type { Day } from '../../core/days.js';
import type { Decimal } from '../../core/decimal.js';
import type { Page } from '../provider.js';
import { anyDay } from '../kit/any-day.js';
import { currency, decimalNumber, decimalOrNull, list, record, textOrBlank, textOrNull, yesNo } from '../kit/fields.js';
import { readAt, readJson, shapeFault } from '../kit/read-json.js';

export type LineItem = Readonly<{
  product: string;
  model: string;
  meter: string;
  key: string;
  project: string;
  quantity: Decimal | null;
  unit: string;
  cost: Decimal;
}>;
export type Report = Readonly<{ windows: readonly Readonly<{ day: Day; items: readonly LineItem[] }>[]; currency: string; hasMore: boolean; cursor: string | null }>;

const WINDOWS = ['data', 'windows', 'usage', 'results'];
const STARTS = ['date', 'start_time', 'start', 'window_start'];
const ITEMS = ['line_items', 'lineItems', 'items'];
const label = { model: textOrBlank, model_name: textOrBlank, api_key_id: textOrBlank, project_id: textOrBlank, unit: textOrBlank };
const labels = v.nullish(record(label), null);
const envelope = record({ currency: v.optional(currency, 'USD'), next_cursor: textOrNull, has_more: v.nullish(yesNo, null) });
const lineItem = record({ product_name: textOrBlank, quantity: decimalOrNull, unit: textOrBlank, cost: decimalNumber, pricing_dimensions: labels, attributes: labels });
type Item = v.InferOutput<typeof lineItem>;

/**
 * The billing report in any of the forms it is known or likely to have while it
 * is in beta: windows of a day, each with line items and their cost.
 *
 * @throws Fault that names the fields the answer has, where those it should have are not among them
 */
export function readReport(page: Page): Report {
  const told = readJson(envelope, page);
  const body = page.body as Readonly<Record<string, unknown>>;
  const name = nameIn(body, WINDOWS, page, '');
  const windows = readAt(list(record({})), body[name], page, name).map((_, index) => windowOf((body[name] as readonly Readonly<Record<string, unknown>>[])[index] ?? {}, page, `${name}[${index}]`));
  const cursor = told.next_cursor ?? '';
  return { windows, currency: told.currency, hasMore: told.has_more ?? cursor !== '', cursor: told.next_cursor };
}

function windowOf(window: Readonly<Record<string, unknown>>, page: Page, path: string): Report['windows'][number] {
  const start = nameIn(window, STARTS, page, path);
  const items = nameIn(window, ITEMS, page, path);
  return {
    day: readAt(anyDay, window[start], page, `${path}.${start}`),
    items: readAt(list(lineItem), window[items], page, `${path}.${items}`).map(itemOf),
  };
}

/** The first of the names an object has. Its own names are of fields and safe to repeat. */
function nameIn(found: Readonly<Record<string, unknown>>, names: readonly string[], page: Page, path: string): string {
  const name = names.find((one) => found[one] !== undefined && found[one] !== null);
  if (name !== undefined) return name;
  const fields = Object.keys(found).filter((field) => /^\w{1,40}$/.test(field)).slice(0, 12).join(', ');
  const wanted = names[0] ?? '';
  throw shapeFault(page, path === '' ? wanted : `${path}.${wanted}`, `This field is missing; the answer has ${fields === '' ? 'no fields' : fields}.`);
}

function itemOf(item: Item): LineItem {
  const told = (...names: readonly (keyof typeof label)[]): string => names.reduce<readonly string[]>((all, name) => all.concat(item.attributes?.[name] ?? '', item.pricing_dimensions?.[name] ?? ''), []).find((value) => value !== '') ?? '';
  return {
    product: item.product_name,
    model: told('model', 'model_name'),
    meter: meterOf(item.product_name),
    key: told('api_key_id'),
    project: told('project_id'),
    quantity: item.quantity,
    unit: item.unit === '' ? told('unit') : item.unit,
    cost: item.cost,
  };
}

/** What a display name says is counted; nothing depends on it. */
function meterOf(product: string): string {
  if (/cached/i.test(product)) return 'cacheRead';
  if (/\binput\b/i.test(product)) return 'input';
  return /\boutput\b/i.test(product) ? 'output' : '';
}
