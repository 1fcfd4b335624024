import { decimal, multiply, sum, toText, type Decimal } from '../../src/core/decimal.js';
import type { Money } from '../../src/core/money.js';
import type { Provider } from '../../src/providers/provider.js';
import { deepFreeze, DRIFT, drifted, leavesOf, valuesAt, withUnknownFields, withValue } from './mutate.js';
import type { PayloadCase } from './payload-case.js';
import { answersOf, feedOf, SECRET, stepOf, walk, type Walked } from './walk.js';

type Row = Walked['rows'][number];

const FIGURES = ['requests', 'inputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'cacheWrite1hTokens', 'outputTokens', 'quantity', 'listCost', 'billedCost', 'effectiveCost', 'credits', 'amount', 'cost', 'overage', 'includedUse', 'latencyMs', 'rate'];
const TOKENS = ['inputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'outputTokens'];

/** What holds for every provider and every recorded payload of it. Call it inside a `describe`. */
export function conformance(provider: Provider, cases: readonly PayloadCase[]): void {
  const read = (one: PayloadCase, pages: PayloadCase['pages'] = one.pages): Walked => walk(provider, feedOf(provider, one.feed), stepOf(provider, one), answersOf(pages));

  it('has a payload with rows for each feed, and one without rows', () => {
    const shown = new Set(cases.filter((one) => one.expect.rows > 0).map((one) => one.feed));
    expect(provider.feeds.map((feed) => feed.id).filter((id) => !shown.has(id))).toEqual([]);
    const isOneFigure = provider.feeds.every((feed) => feed.kind === 'balance');
    expect(isOneFigure || cases.some((one) => one.expect.rows === 0)).toBe(true);
  });

  describe.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    it(`reads ${one.about}`, () => {
      const walked = read(one, deepFreeze(one.pages));
      expect(walked.fault).toBeNull();
      expect(walked.rows).toHaveLength(one.expect.rows);
      if (one.expect.first !== undefined) expect(walked.rows[0]).toMatchObject(one.expect.first);
    });
    it('gives each row dimensions of its own', () => {
      const keys = read(one).rows.map(dimensionsOf);
      expect(new Set(keys).size).toBe(keys.length);
    });
    it('keeps all money and all tokens of the payload', () => { conserves(one, read(one)); });
    it('passes over unknown fields', () => {
      const pages = one.pages.map((page) => ({ ...page, body: withUnknownFields(page.body, one.maps) }));
      expect(read(one, pages)).toEqual(read(one));
    });
    it('names the path of a field that changes its type, and shows no value', () => { survivesDrift(one, read); });
    it('never makes a null a zero', () => { survivesNulls(one, read); });
    it('takes a web page for no report', () => {
      const { fault } = walk(provider, feedOf(provider, one.feed), stepOf(provider, one), () => ({ body: null, text: '<!doctype html><title>Sign in</title>' }));
      expect(fault).toMatchObject({ kind: 'shape', what: expect.stringMatching(/^Expected [\w ]+, found an HTML page\.$/) });
    });
    if (one.cursor !== undefined) itPages(provider, one, one.cursor, read);
    if (one.restates !== undefined) itRestates(one, cases, read);
  });
}

type Read = (one: PayloadCase, pages?: PayloadCase['pages']) => Walked;

function itPages(provider: Provider, one: PayloadCase, cursor: string, read: Read): void {
  const at = one.cursorPage ?? 0;
  const replaced = (value: unknown): PayloadCase['pages'] => one.pages.map((page, index) => (index === at ? { ...page, body: withValue(page.body, cursor, value) } : page));
  it.each([[null], [undefined], ['']])('does not take a cursor that is %p for the end', (value) => {
    const { fault } = read(one, replaced(value));
    expect(fault?.kind).toBe('shape');
    expect(fault?.message).toContain('lost its cursor');
  });
  it('ends when the cursor turns in a circle', () => {
    const { fault } = walk(provider, feedOf(provider, one.feed), stepOf(provider, one), (_, index) => one.pages[Math.min(index, at)] ?? { body: null });
    expect(fault?.message).toContain('cursor repeats');
  });
  it('changes nothing in the next call but the cursor', () => {
    const { calls } = read(one);
    const [before, after] = [calls[at], calls[at + 1]];
    const cursors = (after?.query ?? []).filter(([name, value]) => !(before?.query ?? []).some((pair) => pair[0] === name && pair[1] === value));
    if (before?.method !== 'post') expect(cursors).toHaveLength(1);
    expect(after?.path).toBeDefined();
  });
}

function itRestates(one: PayloadCase, cases: readonly PayloadCase[], read: Read): void {
  it(`replaces the rows of ${one.restates ?? ''} by their dimensions`, () => {
    const before = cases.find(({ name }) => name === one.restates);
    if (before === undefined) throw new Error(`There is no payload ${one.restates ?? ''}.`);
    const [old, now] = [read(before).rows, read(one).rows];
    expect(now.map(dimensionsOf)).toEqual(old.map(dimensionsOf));
    expect(figuresOf(now)).not.toEqual(figuresOf(old));
  });
}

function conserves(one: PayloadCase, { rows }: Walked): void {
  const bodies = one.pages.map(({ body }) => body);
  if (one.money !== undefined) {
    const { currency, and = [], ...whole } = one.money;
    const paid = sum([whole, ...and].flatMap(({ at, scale }) => bodies.flatMap((body) => valuesAt(body, at)).map((value) => multiply(decimal(value as string | number), decimal(scale)))));
    const costs = rows.map((row) => (row['billedCost'] ?? row['amount'] ?? row['cost']) as Money);
    expect(costs.every((cost) => cost.currency === currency)).toBe(true);
    expect(toText(sum(costs.map((cost) => cost.amount)))).toBe(toText(paid));
    if (one.expect.total !== undefined) expect(toText(paid)).toBe(one.expect.total);
  }
  if (one.tokens !== undefined) {
    const told = one.tokens.at.flatMap((at) => bodies.flatMap((body) => valuesAt(body, at))).reduce<number>((total, value) => total + Number(value), 0);
    expect(rows.flatMap((row) => TOKENS.map((field) => Number(row[field] ?? 0))).reduce((a, b) => a + b, 0)).toBe(told);
  }
}

/** Each scalar takes another type in turn: it was not read, or the fault names it. */
function survivesDrift(one: PayloadCase, read: Read): void {
  const whole = read(one);
  everyLeaf(one, (path, value, replace) => {
    const walked = read(one, replace(drifted(value)));
    if (walked.fault === null) {
      expect({ path, rows: walked.rows, names: walked.names }).toEqual({ path, rows: whole.rows, names: whole.names });
      return;
    }
    expect(walked.fault.kind).toBe('shape');
    expect(walked.fault.message).toContain(path.replace(/\.v$/, ''));
    expectDiscreet(walked);
  });
}

/** Each scalar becomes null in turn: a fault, a note, or no figure that was something is now nothing. */
function survivesNulls(one: PayloadCase, read: Read): void {
  const whole = read(one);
  everyLeaf(one, (path, value, replace) => {
    if (value === null) return;
    const walked = read(one, replace(null));
    expectDiscreet(walked);
    if (walked.fault !== null) {
      expect(walked.fault.kind).toBe('shape');
      expect(walked.fault.message).toMatch(/lost its cursor|found null|missing|Expected/);
      return;
    }
    // A figure that is left out must be told.
    if (walked.notes.some((note) => !whole.notes.includes(note))) return;
    expect({ path, money: totals(walked.rows) }).toEqual({ path, money: totals(whole.rows) });
    if (walked.rows.length !== whole.rows.length) return;
    walked.rows.forEach((row, index) => {
      const zeroed = FIGURES.filter((field) => isZeroFigure(row[field]) && !isZeroFigure(whole.rows[index]?.[field]));
      expect({ path, zeroed }).toEqual({ path, zeroed: [] });
    });
  });
}

function everyLeaf(one: PayloadCase, check: (path: string, value: unknown, replace: (value: unknown) => PayloadCase['pages']) => void): void {
  one.pages.forEach((page, index) => {
    leavesOf(page.body).forEach(({ path, value }) => {
      check(path, value, (other) => one.pages.map((each, at) => (at === index ? { ...each, body: withValue(each.body, path, other) } : each)));
    });
  });
}

function expectDiscreet({ fault, notes }: Walked): void {
  const said = [fault?.message ?? '', ...notes].join(' ');
  expect(said).not.toContain(DRIFT);
  expect(said).not.toContain(SECRET);
}

function dimensionsOf(row: Row): string {
  return JSON.stringify(Object.entries(row).filter(([name]) => !FIGURES.includes(name)).concat([['currency', (row['billedCost'] as Money | undefined)?.currency]]));
}

function figuresOf(rows: readonly Row[]): string {
  return JSON.stringify(rows.map((row) => FIGURES.map((field) => row[field])), asText);
}

function totals(rows: readonly Row[]): string {
  return toText(sum(rows.map((row) => (row['billedCost'] as Money | null | undefined)?.amount ?? decimal(0))));
}

function isZeroFigure(value: unknown): boolean {
  if (typeof value === 'number') return value === 0;
  if (typeof value === 'bigint') return (value as Decimal) === decimal(0);
  return typeof value === 'object' && value !== null && (value as Money).amount === decimal(0);
}

function asText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
