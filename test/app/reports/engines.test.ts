import { picturesOf } from '../../../local/out/pictures.js';
import { xlsxOf } from '../../../local/out/xlsx.js';
import { readSubscriptions, tidySubscriptions } from '../../../src/app/register/index.js';
import { weeklyPairs, writeOverview, writeWeekly } from '../../../src/app/reports/index.js';
import { subscriptions as register } from '../../../src/tabs/subscriptions.js';
import { plainText, recalculated } from '../../oracle/libreoffice.js';
import { BALANCES, ledgerBook, LINES, periods, providerLabel, storeOf, TODAY } from './reports.js';

/** A base price, and a minimum of seats above those in use. */
const PARTS = register.columns.map(({ header }) => ({ 'Provider': 'Windsurf', 'Plan': 'Teams', 'Seats': 2, 'Price': 40, 'Cycle': 'monthly', 'Currency': 'USD', 'Base price': 80, 'Minimum seats': 5 })[header] ?? null);

describe('the formulas of the reports', () => {
  it('give the same in LibreOffice as in the engine of the stand-in, cell by cell', async () => {
    const book = ledgerBook();
    const headers = register.columns.map((column) => column.header);
    book.put('Subscriptions', [
      headers,
      ['Claude', 'Team standard', 'seat plan', 12, 25, 'monthly', 'USD', null, null, { day: '2026-12-01' }],
      ['Notion', 'Business', 'AI inside SaaS', null, 240, 'annual', 'USD'],
      ['Cursor', 'Teams', 'seat plan', 'ten', 40, 'quarterly', 'USD', null, null, null, null, 'Ben', 'code', null, { day: '2026-11-01' }],
      PARTS,
      ['Zed', 'Pro', 'flat plan', null, null, 'monthly', 'USD', null, null, { day: '2026-12-24' }, null, null, null, null, null, 'cancelled'],
    ]);
    tidySubscriptions(book, readSubscriptions(book).problems);
    writeWeekly(book, { today: TODAY, base: 'USD', periods, late: '', providerLabel, pairs: weeklyPairs(LINES, '2026-10-01') });
    writeOverview(book, { today: TODAY, base: 'USD', periods, isDressed: false, late: '', providerLabel, vendors: ['OpenAI', 'Anthropic'], providers: ['openai', 'anthropic'], movers: [], decisions: [], connections: [], balances: BALANCES });
    const store = storeOf(book);
    const theirs = await recalculated(await xlsxOf(picturesOf(store)));
    let compared = 0;
    for (const tab of ['Overview', 'Weekly', 'Subscriptions']) {
      store.evaluated(tab).forEach((row, y) => {
        row.forEach((value, x) => {
          if (typeof value !== 'number') return;
          compared += 1;
          const other = theirs.get(tab)?.[y]?.[x];
          const number = typeof other === 'number' ? other : Number(plainText(other));
          if (!(Math.abs(number - value) < 1e-9)) throw new Error(`${tab} row ${y + 1} column ${x + 1}: ${value} and ${plainText(other)}`);
        });
      });
    }
    expect(compared).toBeGreaterThan(250);
    expect(store.evaluated('Subscriptions').slice(1).map((row) => [row[7], row[8]])).toEqual([[300, 3600], [20, 240], ['', ''], [280, 3360], ['', '']]);
  }, 120_000);
});
