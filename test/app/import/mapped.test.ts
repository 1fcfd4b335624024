import { importCommit, importOffer, importPreview, keepSlice } from '../../../src/app/import/index.js';
import { NO_CHOICES } from '../../../src/app/import/pasted.js';
import { guessMapping } from '../../../src/app/import/mapped/guess.js';
import { runCommand } from '../../../src/app/sidebar/commands.js';
import type { ColumnMapping, ImportChoices, ImportPreview, Reply } from '../../../src/app/api.js';
import { columns, desk, type Desk } from './desk.js';

const GERMAN = 'Datum;Anbieter;Modell;Kosten;Währung\n01.11.2026;Mistral;mistral-large;1.234,50;EUR\n02.11.2026;Mistral;mistral-large;0,25;EUR\n';
const preview = ({ app }: Desk, text: string, choices: Partial<ImportChoices> = {}): ImportPreview => {
  keepSlice(app.ports, { upload: 'u1', part: 1, parts: 1, text });
  return importPreview(app.again(), { upload: 'u1', fileName: 'costs.csv', choices: { ...NO_CHOICES, ...choices } });
};

describe('a table of the user\'s own', () => {
  it('is mapped by its header names, decimal commas and dates with dots understood', () => {
    const one = desk();
    const seen = preview(one, GERMAN);
    expect(seen).toMatchObject({ format: { id: 'table' }, name: 'costs', goodLines: 2, badLines: 0, questions: [], unmapped: [], covered: [] });
    expect(seen.mapping).toEqual({ kind: 'cost', columns: { date: 'Datum', provider: 'Anbieter', amount: 'Kosten', currency: 'Währung', model: 'Modell' }, fixed: {}, inputFigure: 'untold' });
    expect(seen.targets).toMatchObject([{ tab: 'API costs', rows: 2, from: '2026-11-01', to: '2026-11-02', total: '1234.75 EUR', replaces: 0 }]);
    expect(seen.targets[0]?.sample[0]).toMatchObject({ Date: '2026-11-01', Provider: 'mistral', 'Billed cost': '1234.5' });
    expect(one.book.sheets).toEqual([]);
  });

  it('with tokens and money becomes usage and cost, the cost given to the usage', () => {
    const { book, give } = desk();
    give({ kind: 'csv', name: 'Warehouse', text: 'day\tprovider\tmodel\tteam account\tinput_tokens\toutput_tokens\tcost_usd\n2026-11-01\tGroq\tllama-4\tx\t1,000\t20\t0.5\n' });
    expect(columns(book, 'API usage', ['Connection', 'Provider', 'Model', 'Input tokens', 'Output tokens', 'Allocated cost', 'Basis'])).toEqual([['Warehouse', 'groq', 'llama-4', 1000, 20, 0.5, 'billed']]);
    expect(columns(book, 'API costs', ['Billed cost', 'Currency'])).toEqual([[0.5, 'USD']]);
  });

  it('asks for what its headers do not tell', () => {
    const one = desk();
    const seen = preview(one, 'When,What,Betrag\n2026-11-01,seats,12\n');
    expect(seen).toMatchObject({ format: null, unmapped: ['Date', 'Provider', 'Currency'], headers: ['When', 'What', 'Betrag'], firstRows: [['2026-11-01', 'seats', '12']], targets: [] });
    expect(() => one.give({ kind: 'csv', text: 'When,What,Betrag\n2026-11-01,seats,12\n' })).toThrow('Nothing tells which column is Date and Provider and Currency.');
  });

  it('takes one text for all rows where no column holds it', () => {
    const one = desk();
    const mapping: ColumnMapping = { kind: 'cost', columns: { date: 'When', lineItem: 'What', amount: 'Betrag' }, fixed: { provider: 'Notion AI', currency: 'EUR' }, inputFigure: 'untold' };
    preview(one, 'When,What,Betrag\n2026-11-01,seats,12\n', { mapping });
    importCommit(one.app.again(), { upload: 'u1', fileName: 'notion.csv', choices: { ...NO_CHOICES, name: 'Notion', mapping }, goodLines: false, replace: false });
    expect(columns(one.book, 'API costs', ['Provider', 'Connection', 'Line item', 'Billed cost', 'Currency'])).toEqual([['notion ai', 'Notion', 'seats', 12, 'EUR']]);
    expect(one.scratch.size).toBe(0);
  });

  it('keeps its mapping and the answers given, and uses both for the next file with these headers', () => {
    const one = desk();
    const mapping: ColumnMapping = { kind: 'cost', columns: { date: 'When', amount: 'Betrag' }, fixed: { provider: 'groq', currency: 'EUR' }, inputFigure: 'untold' };
    const text = 'When,Betrag\n05/11/2026,12\n';
    expect(preview(one, text, { mapping }).questions).toEqual(['dateOrder']);
    one.give({ name: 'Groq', text, mapping, dateOrder: 'dayFirst' });
    const next = preview(one, 'BETRAG,When\n13,06/11/2026\n');
    expect(next).toMatchObject({ questions: [], mapping: { columns: { date: 'When', amount: 'BETRAG' }, fixed: { provider: 'groq' } } });
    expect(next.targets[0]).toMatchObject({ from: '2026-11-06', total: '13.00 EUR' });
    const [saved] = importOffer(one.app.again(), null).mappings;
    expect(saved).toMatchObject({ name: 'Groq', kind: 'cost', headers: ['When', 'Betrag'] });
    expect(importOffer(one.app.again(), saved?.signature ?? '').mappings).toEqual([]);
  });

  it('asks how numbers are written when nothing tells', () => {
    const one = desk();
    const text = 'date;provider;cost;currency\n2026-11-01;groq;1.234;EUR\n';
    expect(preview(one, text).questions).toEqual(['decimalMark']);
    expect(preview(one, text, { decimalMark: 'comma' }).targets[0]?.total).toBe('1234.00 EUR');
    expect(preview(one, text, { decimalMark: 'point' }).targets[0]?.total).toBe('1.23 EUR');
  });

  it('may be a cloud bill', () => {
    const { book, give } = desk();
    give({ kind: 'csv', name: 'Cloud', text: 'usage_date,provider,sku,cost,currency,region,labels\n2026-11-01,AWS,Claude input,2,USD,eu-west-1,team=x\n' });
    expect(columns(book, 'Cloud SKUs', ['Provider', 'SKU', 'Billed cost', 'Effective cost', 'Tags'])).toEqual([['aws-bedrock', 'Claude input', 2, 2, 'team=x']]);
  });

  it('is guessed by the fields its headers name', () => {
    expect(guessMapping(['timestamp', 'id', 'model', 'prompt_tokens', 'completion_tokens']).kind).toBe('request');
    expect(guessMapping(['date', 'model', 'input tokens', 'requests']).kind).toBe('usage');
    expect(guessMapping(['date', 'description', 'amount_usd'])).toEqual({ kind: 'cost', columns: { date: 'date', amount: 'amount_usd', lineItem: 'description' }, fixed: { currency: 'USD' }, inputFigure: 'untold' });
    expect(guessMapping(['uncached_input_tokens', 'date', 'model']).inputFigure).toBe('disjoint');
  });
});

describe('an upload', () => {
  it('comes in slices in any order, half characters and all', () => {
    const one = desk();
    const text = `date,provider,cost,currency,model\n${Array.from({ length: 4000 }, (_, index) => `2026-11-01,groq,0.01,EUR,m${index}-😀`).join('\n')}\n`;
    const cuts = [0, 40_001, 80_003, text.length];
    [3, 1, 2].forEach((part) => keepSlice(one.app.ports, { upload: 'up', part, parts: 3, text: text.slice(cuts[part - 1], cuts[part]) }));
    const seen = importPreview(one.app.again(), { upload: 'up', fileName: 'big.csv', choices: NO_CHOICES });
    expect(seen).toMatchObject({ goodLines: 4000, badLines: 0 });
    expect(seen.targets[0]).toMatchObject({ rows: 4000, total: '40.00 EUR' });
    expect([...one.scratch.values()].every((piece) => piece.length <= 30_000)).toBe(true);
  });

  it('says when a part of it is gone', () => {
    const one = desk();
    keepSlice(one.app.ports, { upload: 'up', part: 1, parts: 2, text: 'a,b\n' });
    expect(() => importPreview(one.app, { upload: 'up', fileName: 'x.csv', choices: NO_CHOICES })).toThrow('The file is no longer at hand. Choose it again');
  });

  it.each([{ part: 0, parts: 1 }, { part: 2, parts: 1 }, { part: 1, parts: 1e6 }, { part: 1, parts: 1, upload: '../x' }, { part: 1, parts: 1, text: 'x'.repeat(600_000) }])('is refused out of bounds: %j', (wrong) => {
    expect(() => keepSlice(desk().app.ports, { upload: 'up', text: 'a', ...wrong })).toThrow('A slice of the file is out of bounds.');
  });
});

describe('the import commands', () => {
  it('check what they are given and answer in plain words', () => {
    const one = desk();
    const ask = (name: string, input: unknown): Reply<unknown> => runCommand(one.app.again(), name, input);
    expect(ask('importPreview', { upload: 'u' })).toMatchObject({ ok: false, message: 'Field “fileName”: It is missing or no text.' });
    expect(ask('importUpload', { upload: 'u', part: 1, parts: 1, text: GERMAN })).toEqual({ ok: true, value: { received: 1 } });
    const source = { upload: 'u', fileName: 'costs.csv', choices: { ...NO_CHOICES, mapping: { kind: 'cost', columns: { date: 'Datum', amount: 'Kosten', __proto__: 'x', nonsense: 'y' }, fixed: { provider: 'mistral', currency: 'EUR' } } } };
    expect(ask('importPreview', source)).toMatchObject({ ok: true, value: { mapping: { columns: { date: 'Datum', amount: 'Kosten' }, inputFigure: 'untold' } } });
    expect(ask('importCommit', source)).toMatchObject({ ok: true, value: { name: 'costs', added: 2 } });
    expect(ask('importMappings', {})).toMatchObject({ ok: true, value: { imports: [{ name: 'costs', fileName: 'costs.csv', from: '2026-11-01', to: '2026-11-02', rows: 2 }] } });
    expect(JSON.stringify(ask('importMappings', null))).not.toContain('nonsense');
  });
});
