import { decimal } from '../../../src/core/decimal.js';
import { readSubscriptions, tidySubscriptions } from '../../../src/app/register/index.js';
import type { Cell } from '../../../src/tabs/cell.js';
import { subscriptions as tab } from '../../../src/tabs/subscriptions.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';

const HEADERS = tab.columns.map((column) => column.header);
const at = (header: string): number => HEADERS.indexOf(header);

/** A register whose rows are given by header. */
function register(...rows: Readonly<Record<string, Cell>>[]): FakeWorkbook {
  const book = fakeWorkbook();
  book.put('Subscriptions', [HEADERS, ...rows.map((row) => HEADERS.map((header) => row[header] ?? null))]);
  return book;
}

const good = { Provider: 'Claude', Plan: 'Team standard', Seats: 12, Price: 25, Cycle: 'monthly', Currency: 'usd', 'Renewal date': { day: '2026-12-01' }, 'AI share': 0.4 };

describe('readSubscriptions', () => {
  it('reads a whole row with what blanks mean', () => {
    expect(readSubscriptions(register(good))).toEqual({
      problems: [],
      unread: [],
      subscriptions: [
        {
          row: 2,
          provider: 'Claude',
          plan: 'Team standard',
          kind: 'seat plan',
          seats: decimal('12'),
          price: decimal('25'),
          basePrice: decimal('0'),
          minimumSeats: decimal('0'),
          cycle: 'monthly',
          currency: 'USD',
          renewalDate: '2026-12-01',
          noticeDate: null,
          startDate: null,
          endDate: null,
          owner: '',
          businessPurpose: '',
          aiShare: decimal('0.4'),
          costCenter: '',
          lastReviewed: null,
          state: 'active',
        },
      ],
    });
  });

  it.each<[string, Cell, string]>([
    ['Renewal date', 'next spring', 'This is not a date.'],
    ['End date', '2026-02-30', 'This is not a date.'],
    ['Price', -5, 'The price is negative.'],
    ['Price', null, 'The price is blank.'],
    ['Price', '$20', 'This is not a number.'],
    ['Currency', 'USDX', 'This is not a currency code.'],
    ['Currency', null, 'The currency is blank.'],
    ['Seats', 'ten', 'This is not a number.'],
    ['AI share', 40, 'The AI share is not between 0 % and 100 %.'],
    ['Cycle', 'fortnightly', 'This cycle is not known.'],
    ['State', 'zombie', 'This state is not known.'],
    ['Base price', 'eighty', 'This is not a number.'],
    ['Minimum seats', -1, 'This number is negative.'],
  ])('leaves out a row whose %s is %j, and reads the others', (header, cell, what) => {
    const reading = readSubscriptions(register({ ...good, [header]: cell }, good));
    expect(reading.problems.map((problem) => [problem.row, problem.header, problem.what])).toEqual([[2, header, what]]);
    expect(reading.subscriptions.map((subscription) => subscription.row)).toEqual([3]);
  });

  it.each<[string, string]>([['Yearly', 'annual'], ['per month', 'monthly'], ['Quarterly', 'quarterly'], ['one time', 'one-time']])('understands the cycle %s', (text, cycle) => {
    expect(readSubscriptions(register({ ...good, Cycle: text })).subscriptions[0]?.cycle).toBe(cycle);
  });

  it('passes over rows that hold nothing but a drop-down or a remark of the user', () => {
    expect(readSubscriptions(register({ State: 'active' }, { Owner: 'total' }))).toEqual({ subscriptions: [], problems: [], unread: [] });
  });

  it('takes a blank AI share as all of the price, but as not known for AI inside SaaS', () => {
    const blank = { ...good, 'AI share': null };
    const reading = readSubscriptions(register(blank, { ...blank, Kind: 'AI inside SaaS' }, { ...good, Kind: 'AI inside SaaS' }));
    expect(reading.subscriptions.map(({ aiShare }) => aiShare)).toEqual([decimal('1'), null, decimal('0.4')]);
    expect(reading.problems).toEqual([
      { row: 3, header: 'AI share', what: 'The AI share is blank, so the AI cost of this row is not known.', fix: 'Type which part of the price is for AI, like 30%; 100% for all of it.' },
    ]);
  });

  it('needs no price per seat beside a base price, and none nor a cycle where use is billed', () => {
    const two = readSubscriptions(register({ ...good, Price: null, 'Base price': 80, 'Minimum seats': 5 }, { Provider: 'Intercom Fin', Kind: 'usage-based SaaS', Currency: 'USD' }));
    expect(two.problems).toEqual([]);
    expect(two.subscriptions.map(({ price, basePrice, minimumSeats, cycle }) => [price, basePrice, minimumSeats, cycle])).toEqual([
      [decimal('0'), decimal('80'), decimal('5'), 'monthly'], [decimal('0'), decimal('0'), decimal('0'), 'monthly'],
    ]);
  });

  it('finds columns that were moved', () => {
    const book = fakeWorkbook();
    book.put('Subscriptions', [['Currency', 'Mine', 'Price', 'Provider', 'Cycle'], ['EUR', 'x', 9.5, 'Acme', 'annual']]);
    expect(readSubscriptions(book).subscriptions[0]).toMatchObject({ provider: 'Acme', price: decimal('9.5'), currency: 'EUR', cycle: 'annual', kind: 'flat plan', seats: decimal('1') });
  });
});

describe('tidySubscriptions', () => {
  const tidy = (book: FakeWorkbook): number => tidySubscriptions(book, readSubscriptions(book).problems);

  it('writes cost formulas and the suggested price, and nothing the second time', () => {
    const book = register(good);
    expect(tidy(book)).toBe(3);
    const row = book.grid('Subscriptions')[1] ?? [];
    expect(row[at('Monthly cost')]).toEqual({
      formula: '=IF(OR(AND($E2="",$X2=""),$F2="",$E2<0,$D2<0),"",IFERROR(IF(OR(LEFT($F2,5)="month",$F2="per month"),($X2+$E2*MAX(IF($D2="",1,$D2*1),$Y2*1))*1,IF(LEFT($F2,7)="quarter",($X2+$E2*MAX(IF($D2="",1,$D2*1),$Y2*1))*1/3,IF(OR(LEFT($F2,4)="year",LEFT($F2,6)="annual",$F2="per year"),($X2+$E2*MAX(IF($D2="",1,$D2*1),$Y2*1))*1/12,IF(OR(LEFT($F2,3)="one",$F2="once"),0,"")))),""))',
    });
    expect(row[at('Suggested price')]).toContain('25.00 USD a month');
    expect(row[at('Price')]).toBe(25);
    book.resetCounts();
    expect(tidy(book)).toBe(0);
    expect(book.writes).toBe(0);
  });

  it('notes a bad cell in its own row below the note of the user, and takes ours away once mended', () => {
    const book = register({ ...good, 'Renewal date': 'soon' });
    const sheet = book.sheet('Subscriptions');
    sheet.writeNotes(2, at('Renewal date') + 1, [['ask Ben']]);
    tidy(book);
    expect(sheet.rows[1]?.notes[at('Renewal date')]).toBe('ask Ben\nSpendsheet: This is not a date. Type it like 2026-11-30, or leave it blank.');
    book.resetCounts();
    tidy(book);
    expect(book.writes).toBe(0);
    sheet.write(2, at('Renewal date') + 1, [[{ day: '2026-12-01' }]]);
    tidy(book);
    expect(sheet.rows[1]?.notes[at('Renewal date')]).toBe('ask Ben');
  });

  it('makes the tab with drop-downs where there is none', () => {
    const book = fakeWorkbook();
    expect(tidySubscriptions(book, [])).toBe(0);
    expect(book.grid('Subscriptions')[0]).toEqual(HEADERS);
    expect(book.sheet('Subscriptions').choicesOf.get(at('State') + 1)).toEqual(['active', 'trial', 'cancelled', 'paused']);
    expect(book.sheet('Subscriptions').protectedWhy).toBe('');
  });
});
