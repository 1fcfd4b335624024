import { ecb } from '../../../src/providers/ecb/index.js';
import { toText } from '../../../src/core/decimal.js';
import type { Page, Step } from '../../../src/providers/provider.js';

const [feed] = ecb.feeds;
const step: Step = { connection: { provider: 'ecb', name: 'ECB', baseUrl: '', credentials: {}, settings: {} }, period: { start: '2026-11-12', end: '2026-11-17' }, today: '2026-11-16', now: Date.parse('2026-11-16T08:00:00Z') };
const page = (text: string): Page => ({ call: { path: '/eurofxref-hist-90d.xml', raw: true }, body: null, text, where: 'ecb/rates page 1' });
const file = (cubes: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"><gesmes:subject>Reference rates</gesmes:subject><Cube>${cubes}</Cube></gesmes:Envelope>`;
const read = (text: string): string[] => {
  if (feed?.kind !== 'rate') throw new Error('no rates feed');
  return feed.read(page(text), step).rows.map((row) => `${row.day} 1 ${row.currency} = ${toText(row.rate)} ${row.per}`);
};

describe('ecb rates', () => {
  it('reads each day with its rates, in the window asked for', () => {
    expect(read(file("<Cube time='2026-11-13'><Cube currency='USD' rate='1.1623'/><Cube currency='JPY' rate='179.8'/></Cube><Cube time=\"2026-11-11\"><Cube currency=\"USD\" rate=\"1.15\"/></Cube>"))).toEqual([
      '2026-11-13 1 EUR = 1.1623 USD', '2026-11-13 1 EUR = 179.8 JPY',
    ]);
  });

  it('names what is wrong and shows no value', () => {
    expect(() => read(file("<Cube time='2026-11-13'><Cube currency='USD' rate='N/A'/></Cube>"))).toThrow('ecb/rates page 1: Cube USD rate: Expected a decimal number.');
    expect(() => read(file("<Cube time='13.11.2026'><Cube currency='USD' rate='1.1'/></Cube>"))).toThrow('Cube time: Expected a day in ISO form.');
    expect(() => read('<html>Sign in</html>')).toThrow('Expected XML rates, found an HTML page.');
    expect(() => read(file(''))).toThrow('There is no rate in the file.');
  });

  it('takes a file that breaks off for none, wherever it does', () => {
    const whole = file("<Cube time='2026-11-13'><Cube currency='USD' rate='1.1623'/></Cube><Cube time='2026-11-12'><Cube currency='USD' rate='1.16'/></Cube>");
    for (let end = 0; end < whole.length; end += 1) expect(() => read(whole.slice(0, end))).toThrow('ecb/rates page 1');
    expect(read(`${whole}\n`)).toHaveLength(2);
  });
});
