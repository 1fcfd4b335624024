import { addDays, dayOfInstant, weekdayOf, type Day } from '../../src/core/days.js';
import { Refusal, type DemoProvider } from './provider.js';
import { chance } from './random.js';

/** Units for one euro around which the demo's rates wander by up to a hundredth. */
const RATES: Readonly<Record<string, number>> = { USD: 1.16, GBP: 0.87, INR: 102.4, CNY: 8.27, JPY: 179.5, CHF: 0.93 };
const FILE_DAYS = 90;

/** The reference rates file under `/ecb`: working days alone, the newest first, as the bank publishes it. */
export const ecbDemo: DemoProvider = {
  id: 'ecb',
  answer: ({ path, now }) => {
    if (path !== '/eurofxref-hist-90d.xml') throw new Refusal({ status: 404, body: '<html><body>Not found</body></html>' });
    return { status: 200, body: fileOf(dayOfInstant(now)), headers: { 'Content-Type': 'text/xml' } };
  },
  connectForm: (origin) => ({ provider: 'ecb', name: 'ECB rates', baseUrl: `${origin}/ecb`, credentials: {}, settings: {} }),
};

function fileOf(today: Day): string {
  const days = Array.from({ length: FILE_DAYS }, (_, index) => addDays(today, -index)).filter((day) => ![0, 6].includes(weekdayOf(day)));
  const cubes = days.map((day) => `<Cube time="${day}">${Object.entries(RATES).map(([currency, rate]) => `<Cube currency="${currency}" rate="${(rate * (0.99 + chance('ecb', currency, day) / 50)).toFixed(4)}"/>`).join('')}</Cube>`);
  return `<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><gesmes:subject>Reference rates</gesmes:subject><Cube>${cubes.join('')}</Cube></gesmes:Envelope>`;
}
