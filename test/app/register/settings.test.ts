import { readSettings, tidySettings, writeSetting } from '../../../src/app/register/index.js';
import { fakeWorkbook, type FakeWorkbook } from '../../fakes/workbook.js';

const settings = (...rows: (readonly [string, string | number])[]): FakeWorkbook => {
  const book = fakeWorkbook();
  book.put('Settings', [['Setting', 'Value', 'What it does'], ...rows]);
  return book;
};

describe('settings', () => {
  it('are the defaults in a new workbook', () => {
    expect(readSettings(fakeWorkbook()).settings).toEqual({ baseCurrency: 'USD', firstWeekday: 1, recipients: [], digestWeekday: 1, hour: 8, historyDays: 92, syncHours: 6, exportMonth: '', closeMonth: '', repriceFrom: '', priceListUrl: expect.stringContaining('genai-prices') as string, burnOrder: 'earliest expiry', runwayDays: 14, problems: [] });
  });

  it('are read as a user types them', () => {
    const book = settings(['Base currency', 'eur'], ['First day of week', 'sunday'], ['Recipients', 'a@example.com; b@example.com'], ['Hour of mails', 0]);
    expect(readSettings(book).settings).toMatchObject({ baseCurrency: 'EUR', firstWeekday: 0, recipients: ['a@example.com', 'b@example.com'], hour: 0 });
  });

  it('fall back to the default with a note in the row when they cannot be used', () => {
    const book = settings(['Hour of mails', 24], ['Base currency', 'EURO']);
    const reading = readSettings(book);
    expect([reading.settings.hour, reading.settings.baseCurrency]).toEqual([8, 'USD']);
    tidySettings(book);
    expect(book.sheet('Settings').rows[1]?.notes[1]).toBe('Spendsheet: Hour of mails cannot be used as it is. Type a whole number from 0 to 23. Until then 8 counts.');
    expect(book.grid('Settings')[1]?.[1]).toBe(24);
    expect(reading.settings.problems.map((finding) => finding.where)).toEqual(['Settings', 'Settings']);
  });

  it('are listed with what they do, once', () => {
    const book = fakeWorkbook();
    expect(tidySettings(book)).toBe(35);
    expect(book.grid('Settings').map((row) => row[0])).toEqual(['Setting', 'Base currency', 'First day of week', 'Recipients', 'Digest weekday', 'Hour of mails', 'History days', 'Hours between syncs', 'Export month', 'Close month', 'Re-price from', 'Price list address', 'Credits burn', 'Runway warning days']);
    book.resetCounts();
    expect(tidySettings(book)).toBe(0);
    expect(book.writes).toBe(0);
  });

  it('can be written by the sidebar and read back', () => {
    const book = fakeWorkbook();
    writeSetting(book, 'recipients', 'a@example.com, b@example.com');
    writeSetting(book, 'digestWeekday', 5);
    expect(readSettings(book).settings).toMatchObject({ recipients: ['a@example.com', 'b@example.com'], digestWeekday: 5 });
    expect(book.grid('Settings')[4]?.[1]).toBe('Friday');
    writeSetting(book, 'recipients', '');
    expect(readSettings(book).settings.recipients).toEqual([]);
  });

  it('refuse what cannot be used', () => {
    expect(() => { writeSetting(fakeWorkbook(), 'hour', 99); }).toThrow('Settings: Hour of mails cannot be used as it is. Type a whole number from 0 to 23.');
  });
});
