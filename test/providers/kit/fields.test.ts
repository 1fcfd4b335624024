import fc from 'fast-check';
import type * as v from 'valibot';
import { toText } from '../../../src/core/decimal.js';
import type { Fault } from '../../../src/core/fault.js';
import { count, currency, decimalNumber, decimalText, isoDay, list, record, rfc3339Day, textOrBlank, unixDay } from '../../../src/providers/kit/fields.js';
import { readJson } from '../../../src/providers/kit/read-json.js';

const read = <Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> => readJson(schema, { body, text: JSON.stringify(body), where: 'acme/costs page 2' });
const faultOf = (schema: v.GenericSchema, body: unknown): Fault => {
  try { read(schema, body); } catch (error) { return error as Fault; }
  throw new Error('It was read.');
};

describe('a fault about the form of an answer', () => {
  const costs = record({ data: list(record({ results: list(record({ amount: record({ value: decimalNumber }) })) })) });
  const withValue = (value: unknown): unknown => ({ data: [{ results: [{ amount: { value: 1 } }, { amount: { value } }] }] });

  it('names the page, the path and both types', () => {
    expect(faultOf(costs, withValue(true)).message).toContain('acme/costs page 2 data[0].results[1].amount.value: Expected a decimal number, found boolean.');
  });
  it('names a missing field by its path', () => {
    expect(faultOf(costs, { data: [{ results: [{}] }] }).message).toContain('acme/costs page 2 data[0].results[0].amount: This field is missing.');
  });
  it('names the page alone when the whole is of another form', () => {
    expect(faultOf(costs, []).message).toContain('acme/costs page 2: Expected an object, found list.');
  });
  it('never repeats a value', () => {
    fc.assert(fc.property(fc.stringMatching(/^[g-z]{8,20}$/), (secret) => {
      expect(faultOf(costs, withValue(secret)).message).not.toContain(secret);
    }));
  });
});

describe('decimals', () => {
  it.each([[0.1, '0.1'], ['12.50', '12.5'], ['3.0E-6', '0.000003'], [1e-7, '0.0000001'], ['-5', '-5']])('reads %p exactly', (sent, held) => {
    expect(toText(read(decimalNumber, sent))).toBe(held);
  });
  it.each([['1,5'], ['$5'], [''], ['NaN'], [null], [true], [{}]])('refuses %p', (sent) => {
    expect(faultOf(decimalNumber, sent).what).toContain('Expected a decimal number, found');
  });
  it('refuses a number where the provider documents text, for its unit may have changed too', () => {
    expect(faultOf(decimalText, 614.25).what).toBe('Expected a decimal number as text, found number.');
  });
  it('loses no digit of a double of a dime or more', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }).filter((value) => value === 0 || Math.abs(value) >= 0.1), (value) => {
      expect(Number(toText(read(decimalNumber, value)))).toBe(value + 0);
    }));
  });
});

describe('counts', () => {
  it.each([[-1], [1.5], ['7'], [null], [2 ** 53]])('refuses %p', (sent) => { expect(faultOf(count, sent).kind).toBe('shape'); });
  it('reads zero', () => { expect(read(count, 0)).toBe(0); });
});

describe('days', () => {
  it('reads Unix seconds as the UTC day they fall in', () => {
    expect([read(unixDay, 1_730_419_200), read(unixDay, 1_730_419_199)]).toEqual(['2024-11-01', '2024-10-31']);
  });
  it('refuses milliseconds where seconds are due', () => { expect(faultOf(unixDay, 1_790_812_800_000_0).what).toBe('Expected a time in Unix seconds, found number.'); });
  it('reads an instant with an offset as its UTC day', () => {
    expect([read(rfc3339Day, '2026-10-01T23:30:00-02:00'), read(rfc3339Day, '2026-10-01T00:00:00.123Z')]).toEqual(['2026-10-02', '2026-10-01']);
  });
  it.each([['2026-10-01'], ['2026-13-01T00:00:00Z'], ['yesterday'], [1]])('refuses %p as an instant', (sent) => { expect(faultOf(rfc3339Day, sent).kind).toBe('shape'); });
  it.each([['2026-02-30'], ['20261001'], [46_296]])('refuses %p as a day', (sent) => { expect(faultOf(isoDay, sent).kind).toBe('shape'); });
});

it('reads null and absent text as blank and keeps text that looks like a number', () => {
  expect(read(record({ a: textOrBlank, b: textOrBlank, c: textOrBlank }), { a: null, c: '01' })).toEqual({ a: '', b: '', c: '01' });
});

it('writes currency codes in capitals and refuses signs', () => {
  expect(read(currency, 'usd')).toBe('USD');
  expect(faultOf(currency, '$').what).toBe('Expected a currency code, found text.');
});
