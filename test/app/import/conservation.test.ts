import fc from 'fast-check';
import { add, decimal, toText, ZERO } from '../../../src/core/decimal.js';
import { readFile } from '../../../src/app/import/file.js';
import { NO_CHOICES } from '../../../src/app/import/pasted.js';

const amount = fc.tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.integer({ min: 0, max: 12 })).map(([units, places]) => {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - places)}${places === 0 ? '' : `.${digits.slice(-places)}`}`;
});
const lines = fc.array(fc.record({ day: fc.integer({ min: 1, max: 3 }), model: fc.constantFrom('a', 'b'), amount }), { minLength: 1, maxLength: 40 });

it('adds up lines to rows without losing or making a fraction of a cent', () => {
  fc.assert(fc.property(lines, (all) => {
    const text = ['usage_date_utc,model,token_type,cost_usd', ...all.map((line) => `2026-11-0${line.day},${line.model},output,${line.amount}`)].join('\n');
    const { rows, goodLines } = readFile(text, 'cost.csv', NO_CHOICES, () => null);
    expect(goodLines).toBe(all.length);
    expect(rows.cost.length).toBe(new Set(all.map(({ day, model }) => `${day}${model}`)).size);
    expect(toText(rows.cost.reduce((sum, row) => add(sum, row.billedCost.amount), ZERO))).toBe(toText(all.reduce((sum, line) => add(sum, decimal(line.amount)), ZERO)));
  }));
});
