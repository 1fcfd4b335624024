import fc from 'fast-check';
import { absolute, add, decimal, multiply, sum, toNumber, toText, ZERO, type Decimal } from '../../../src/core/decimal.js';
import { byFactor, explain, type CostCell, type Factor } from '../../../src/core/explain/explain.js';
import { causesLine, factorTable } from '../../../src/core/explain/words.js';

/** A panel line as a person would think of it: quantity × price × rate. */
type Line = Readonly<{ group: string; service: string; meter: string; quantity: number; price: string; rate: string }>;

function cellOf({ group, service, meter, quantity, price, rate }: Line, length = 7, factor: CostCell['factor'] = 'volume'): CostCell {
  const own = multiply(decimal(quantity), decimal(price));
  const cost = multiply(own, decimal(rate));
  return { provider: group, service: `${group} ${service}`, name: service, group, meter, factor, cost, quantity: decimal(quantity), length: decimal(length), rate: { base: cost, own } };
}

const GPT: Line = { group: 'OpenAI', service: 'gpt', meter: 'input', quantity: 1_000, price: '0.3', rate: '1' };
const OUT: Line = { ...GPT, meter: 'output', quantity: 200, price: '1.2' };
const MINI: Line = { ...GPT, service: 'mini', quantity: 5_000, price: '0.007' };
const BASE = [GPT, OUT, MINI];

const factors = (before: readonly CostCell[], now: readonly CostCell[]): Record<string, string> =>
  Object.fromEntries(Array.from(byFactor(explain(before, now)), ([factor, amount]) => [factor, toText(amount)]));
const cells = (lines: readonly Line[], length = 7): CostCell[] => lines.map((line) => cellOf(line, length));

describe('a change in one factor alone', () => {
  it('of what was used is volume', () => {
    expect(factors(cells(BASE), cells(BASE.map((line) => ({ ...line, quantity: line.quantity * 2 }))))).toEqual({ volume: '575' });
  });

  it('of what one model was used is volume of that model', () => {
    const { effects } = explain(cells(BASE), cells([{ ...GPT, quantity: 1_800 }, OUT, MINI]));
    expect(effects).toEqual([{ factor: 'volume', provider: 'OpenAI', service: 'gpt', amount: decimal(240) }]);
  });

  it('of the share of each meter is mix', () => {
    expect(factors(cells(BASE), cells([{ ...GPT, quantity: 900 }, { ...OUT, quantity: 300 }, MINI]))).toEqual({ mix: '90' });
  });

  it('of a unit price is price, named with its service', () => {
    const { effects } = explain(cells(BASE), cells([{ ...GPT, price: '0.4' }, OUT, MINI]));
    expect(effects).toEqual([{ factor: 'price', provider: 'OpenAI', service: 'gpt', amount: decimal(100) }]);
  });

  it('of an exchange rate is fx', () => {
    expect(factors(cells(BASE), cells(BASE.map((line) => ({ ...line, rate: '1.1' }))))).toEqual({ fx: '57.5' });
  });

  it('of the length of the period is days', () => {
    expect(factors(cells(BASE, 7), cells(BASE.map((line) => ({ ...line, quantity: line.quantity * 2 })), 14))).toEqual({ days: '575' });
  });

  it('of what exists is new or ended', () => {
    expect(factors(cells([GPT]), cells([GPT, MINI]))).toEqual({ new: '35' });
    expect(factors(cells([GPT, MINI]), cells([GPT]))).toEqual({ ended: '-35' });
  });

  it('of seats is seats', () => {
    const plan: Line = { group: 'Cursor', service: 'Teams', meter: '', quantity: 10, price: '8', rate: '1' };
    expect(factors([cellOf(plan, 7, 'seats')], [cellOf({ ...plan, quantity: 11 }, 7, 'seats')])).toEqual({ seats: '8' });
  });

  it('of a cost nobody counted is said to be unmeasured', () => {
    const bare = { ...cellOf(GPT), quantity: null };
    expect(factors([bare], [{ ...bare, cost: decimal(310) }])).toEqual({ unmeasured: '10' });
  });
});

describe('the causes in words', () => {
  it('name the largest three with their sign', () => {
    const plan: Line = { group: 'Cursor', service: 'Teams', meter: '', quantity: 10, price: '8', rate: '1' };
    const explanation = explain(
      [...cells(BASE), cellOf(plan, 7, 'seats')],
      [...cells(BASE.map((line) => ({ ...line, quantity: line.quantity * 2 }))), cellOf({ ...plan, quantity: 11 }, 7, 'seats')],
    );
    expect(causesLine(explanation, 'USD')).toBe('By cause: +540.00 USD more use of OpenAI gpt (volume), +35.00 USD more use of OpenAI mini (volume) and +8.00 USD more seats of Cursor Teams.');
  });

  it('are none where nothing moved', () => {
    expect(causesLine(explain(cells(BASE), cells(BASE)), 'USD')).toBe('');
  });
});

describe('the table of factors', () => {
  it('gives what rounding leaves to the largest, so that it adds up to the change it shows', () => {
    const effect = (factor: Factor, amount: string): { factor: Factor; provider: string; service: string; amount: Decimal } => ({ factor, provider: 'p', service: '', amount: decimal(amount) });
    const table = factorTable({ before: ZERO, now: decimal('1.01'), change: decimal('1.01'), effects: [effect('volume', '1.004'), effect('price', '0.003'), effect('mix', '0.003')] });
    expect(table.filter(({ amount }) => amount !== ZERO).map(({ factor, amount }) => [factor, toText(amount)])).toEqual([['volume', '1.01']]);
  });
});

const anyCell: fc.Arbitrary<CostCell> = fc
  .record({
    group: fc.constantFrom('a', 'b'), service: fc.constantFrom('x', 'y', 'z'), meter: fc.constantFrom('', 'in', 'out'), factor: fc.constantFrom('volume' as const, 'seats' as const),
    cost: fc.integer({ min: -99_999, max: 9_999_999 }), places: fc.integer({ min: 0, max: 15 }), quantity: fc.option(fc.integer({ min: 0, max: 9_000_000 })),
    length: fc.constantFrom('7', '30', '31', '0.225806451612903226'), rate: fc.option(fc.tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 999_999 }))),
  })
  .map(({ cost, places, quantity, length, rate, ...rest }) => ({
    ...rest, provider: rest.group, service: `${rest.group}${rest.service}`, name: rest.service, cost: decimal(`${String(cost)}e-${String(places)}`),
    quantity: quantity === null ? null : decimal(quantity), length: decimal(length), rate: rate === null ? null : { base: decimal(rate[0]), own: decimal(rate[1]) },
  }));
const anyPanel = fc.array(anyCell, { maxLength: 20 });

const line = fc.record({
  group: fc.constantFrom('a', 'b'), service: fc.constantFrom('x', 'y', 'z'), meter: fc.constantFrom('in', 'out', 'cache'), quantity: fc.integer({ min: 1, max: 5_000_000 }),
  price: fc.integer({ min: 1, max: 90_000 }).map((price) => `${String(price)}e-6`), rate: fc.constantFrom('1', '0.0119', '1.0837'),
});
const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 12, selector: ({ group, service, meter }) => `${group}${service}${meter}` });

/** At least 99 % of all movement, in absolute money, stands under one factor. */
function demandAlmostAll(before: readonly CostCell[], now: readonly CostCell[], factor: Factor): void {
  const { effects, change } = explain(before, now);
  const size = (wanted: readonly Factor[] | null): number => toNumber(sum(effects.filter((effect) => wanted === null || wanted.includes(effect.factor)).map(({ amount }) => absolute(amount))));
  expect(toText(sum(effects.map(({ amount }) => amount)))).toBe(toText(change));
  expect(size([factor])).toBeGreaterThanOrEqual(0.99 * size(null));
}

describe('on 1,000 random panels', () => {
  const runs = { numRuns: 1_000 };

  it('the effects add up to the change to the last digit', () => {
    fc.assert(fc.property(anyPanel, anyPanel, (before, now) => {
      const { effects, change } = explain(before, now);
      const total = (panel: readonly CostCell[]): Decimal => panel.reduce((all, { cost }) => add(all, cost), ZERO);
      expect(toText(sum(effects.map(({ amount }) => amount)))).toBe(toText(total(now) - total(before) as Decimal));
      expect(toText(change)).toBe(toText(total(now) - total(before) as Decimal));
    }), runs);
  });

  it.each<[Factor, (line: Line, k: number) => Line, number]>([
    ['volume', (one, k) => ({ ...one, quantity: one.quantity * k }), 7],
    ['price', (one, k) => ({ ...one, price: toText(multiply(decimal(one.price), decimal(k))) }), 7],
    ['fx', (one, k) => ({ ...one, rate: toText(multiply(decimal(one.rate), decimal(k))) }), 7],
    ['days', (one, k) => ({ ...one, quantity: one.quantity * k }), 0],
  ])('a move of %s alone is attributed to it', (factor, moved, length) => {
    fc.assert(fc.property(lines, fc.integer({ min: 2, max: 9 }), (panel, k) => {
      demandAlmostAll(cells(panel), cells(panel.map((one) => moved(one, k)), length === 0 ? 7 * k : length), factor);
    }), runs);
  });

  it('a service that comes is new, one that goes is ended', () => {
    fc.assert(fc.property(lines, fc.uniqueArray(line, { minLength: 1, maxLength: 4, selector: ({ group, meter }) => `${group}${meter}` }), (panel, more) => {
      const with_ = cells([...panel, ...more.map((one) => ({ ...one, service: 'fresh' }))]);
      demandAlmostAll(cells(panel), with_, 'new');
      demandAlmostAll(with_, cells(panel), 'ended');
    }), runs);
  });

  it('a move of seats beside unmoved use is seats', () => {
    fc.assert(fc.property(lines, lines, fc.integer({ min: 2, max: 9 }), (use, plans, k) => {
      const seats = (times: number): CostCell[] => plans.map((one) => cellOf({ ...one, group: 'Plans', service: `${one.group} ${one.service} ${one.meter}`, meter: '', quantity: one.quantity * times }, 7, 'seats'));
      demandAlmostAll([...cells(use), ...seats(1)], [...cells(use), ...seats(k)], 'seats');
    }), runs);
  });

  it('a move of use between meters is mix', () => {
    fc.assert(fc.property(lines, fc.integer({ min: 0, max: 1_000_000 }), (panel, shift) => {
      const [first, second] = panel;
      fc.pre(first !== undefined && second !== undefined && first.group === second.group);
      const moved = Math.min(shift, first.quantity - 1);
      const now = panel.map((one, index) => ({ ...one, quantity: one.quantity + (index === 0 ? -moved : index === 1 ? moved : 0) }));
      demandAlmostAll(cells(panel), cells(now), 'mix');
    }), runs);
  });
});
