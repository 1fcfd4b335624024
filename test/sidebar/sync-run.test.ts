import { joined } from '../../sidebar/screens/sync-run.js';
import { feedReport } from './fake-server.js';

describe('the reports of several slices', () => {
  it('add up per feed, and the latest state stands', () => {
    const first = [feedReport({ state: 'partial', rows: 100, added: 100, findings: ['a'] }), feedReport({ feed: 'costs', rows: 5 })];
    const [usage, costs] = joined(first, [feedReport({ rows: 20, added: 15, changed: 5, findings: ['a', 'b'] })]);
    expect(usage).toMatchObject({ state: 'ok', rows: 120, added: 115, changed: 5, findings: ['a', 'b'] });
    expect(costs).toMatchObject({ feed: 'costs', rows: 5 });
  });

  it('keep a failure when a later slice passes the feed over', () => {
    const [usage] = joined([feedReport({ state: 'failed', error: 'Refused.' })], [feedReport({ state: 'skipped', rows: 0 })]);
    expect(usage).toMatchObject({ state: 'failed', error: 'Refused.' });
  });

  it('keep feeds of the same id apart by connection', () => {
    expect(joined([feedReport()], [feedReport({ connection: 'Acme EU' })])).toHaveLength(2);
  });
});
