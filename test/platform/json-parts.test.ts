import fc from 'fast-check';
import { jsonParts, type JsonParts } from '../../src/platform/json-parts.js';
import { heldProperties } from '../../src/platform/properties.js';
import { storedProperties } from './stored.js';

function documents(stored: ReturnType<typeof storedProperties>): JsonParts {
  return jsonParts(heldProperties(() => stored.store), 'state.');
}

/** About 30 KB, not ASCII. */
const LONG = Array.from({ length: 900 }, (_, index) => `Zeile ${String(index)} über Währung €`);

describe('documents in properties', () => {
  it('gives back what was written, in a later run', () => {
    const stored = storedProperties();
    documents(stored).write('cursor', { page: 3, note: '€' });
    expect(documents(stored).read('cursor')).toEqual({ page: 3, note: '€' });
    expect(documents(stored).read('other')).toBeNull();
  });

  it('keeps a long document in parts below the limit of a value', () => {
    const stored = storedProperties();
    documents(stored).write('days', LONG);
    expect(documents(stored).read('days')).toEqual(LONG);
    expect(Object.values(stored.values).every((value) => value.length <= 8_000)).toBe(true);
  });

  it('leaves no part behind when a document becomes short or goes', () => {
    const stored = storedProperties();
    documents(stored).write('days', LONG);
    documents(stored).write('days', ['short']);
    expect(stored.values).toEqual({ 'state.days': '["short"]' });
    documents(stored).write('days', null);
    expect(stored.values).toEqual({});
  });

  it('writes nothing when nothing changed', () => {
    const stored = storedProperties();
    documents(stored).write('days', LONG);
    stored.calls.length = 0;
    documents(stored).write('days', [...LONG]);
    expect(stored.calls).toEqual(['getProperties']);
  });

  it('reads the store once for many documents', () => {
    const stored = storedProperties({ 'state.a': '1', 'state.b': '2' });
    const read = documents(stored);
    expect([read.read('a'), read.read('b'), read.read('c')]).toEqual([1, 2, null]);
    expect(stored.calls).toEqual(['getProperties']);
  });

  it.each([1, 2])('keeps the old document whole when the run dies at write %i of the new one', (count) => {
    const stored = storedProperties();
    documents(stored).write('days', LONG);
    stored.failAtWrite(count);
    expect(() => documents(stored).write('days', [...LONG, 'more'])).toThrow('killed');
    expect(documents(stored).read('days')).toEqual(LONG);
  });

  it('sees what another run wrote once told to forget', () => {
    const stored = storedProperties({ 'state.a': '1' });
    const held = heldProperties(() => stored.store);
    const read = jsonParts(held, 'state.');
    expect(read.read('a')).toBe(1);
    stored.values['state.a'] = '2';
    expect(read.read('a')).toBe(1);
    held.forget();
    expect(read.read('a')).toBe(2);
  });

  it('holds any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 3000 }), { maxLength: 8 }), (texts) => {
        const stored = storedProperties();
        documents(stored).write('texts', texts);
        expect(documents(stored).read('texts')).toEqual(texts);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a spreadsheet without properties', () => {
  it('is a fault that says what to do', () => {
    const read = jsonParts(heldProperties(() => null), '');
    expect(() => read.read('a')).toThrow('The spreadsheet keeps no properties for this script. Open the spreadsheet');
  });
});
