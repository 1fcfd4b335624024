import { dateReader } from '../../src/platform/zone.js';

/** Wall clock of a zone as the platform would format it, counting how often it is asked. */
function clockOf(timeZone: string): { wallClock: (ms: number) => string; asked: () => number } {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  let asked = 0;
  return {
    wallClock: (ms) => {
      asked += 1;
      return format.format(new Date(ms));
    },
    asked: () => asked,
  };
}

function read(timeZone: string, iso: string): unknown {
  return dateReader(clockOf(timeZone).wallClock)(Date.parse(iso));
}

describe('reading date cells', () => {
  it('takes midnight of the spreadsheet\'s zone as the day', () => {
    expect(read('Etc/UTC', '2026-11-16T00:00:00Z')).toEqual({ day: '2026-11-16' });
    expect(read('Asia/Kolkata', '2026-11-15T18:30:00Z')).toEqual({ day: '2026-11-16' });
    expect(read('America/Los_Angeles', '2026-11-16T08:00:00Z')).toEqual({ day: '2026-11-16' });
  });

  it('keeps the day on both sides of a clock change', () => {
    expect(read('Europe/Berlin', '2026-03-28T23:00:00Z')).toEqual({ day: '2026-03-29' });
    expect(read('Europe/Berlin', '2026-03-29T22:00:00Z')).toEqual({ day: '2026-03-30' });
    expect(read('Europe/Berlin', '2026-10-24T22:00:00Z')).toEqual({ day: '2026-10-25' });
    expect(read('Europe/Berlin', '2026-10-25T23:00:00Z')).toEqual({ day: '2026-10-26' });
  });

  it('knows a day whose midnight the clock jumped over', () => {
    expect(read('Africa/Cairo', '2026-04-23T22:00:00Z')).toEqual({ day: '2026-04-24' });
  });

  it('keeps a time of day as text', () => {
    expect(read('Europe/Berlin', '2026-11-16T13:45:30Z')).toBe('2026-11-16T14:45:30');
    expect(read('Europe/Berlin', '2026-11-16T00:00:00Z')).toBe('2026-11-16T01:00:00');
  });

  it('forgives the milliseconds that doubles lose', () => {
    expect(read('Etc/UTC', '2026-11-15T23:59:59.999Z')).toEqual({ day: '2026-11-16' });
  });

  it('asks the platform about twice a week of days, not once a cell', () => {
    const { wallClock, asked } = clockOf('Etc/UTC');
    const reader = dateReader(wallClock);
    for (let cell = 0; cell < 10_000; cell += 1) reader(Date.parse('2026-01-01T00:00:00Z') + (cell % 364) * 86_400_000);
    expect(asked()).toBeLessThanOrEqual(54);
  });
});
