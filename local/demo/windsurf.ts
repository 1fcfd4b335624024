import { addDays, dayOfInstant, monthStart, nextMonthStart } from '../../src/core/days.js';
import { chance } from './random.js';
import { ok, Refusal, type DemoProvider } from './provider.js';
import { staffEmail, staffName } from './staff.js';

const SERVICE_KEY = 'demo-windsurf-service-key';
const SEATS = 6;

/** Windsurf under `/windsurf/api/v1`: an Enterprise team of six, one of whom stopped using it, with add-on credits. */
export const windsurfDemo: DemoProvider = {
  id: 'windsurf',
  answer: ({ method, path, body, now }) => {
    const asked = body === '' ? {} : (JSON.parse(body) as Readonly<Record<string, unknown>>);
    if (method !== 'POST' || asked['service_key'] !== SERVICE_KEY) throw new Refusal({ status: 401, body: { code: 'unauthenticated', message: 'invalid service key' } });
    const today = dayOfInstant(now);
    switch (path.replace(/^\/api\/v1/, '')) {
      case '/UserPageAnalytics': return ok({ userTableStats: Array.from({ length: SEATS }, (_, index) => statsOf(index, today)) });
      case '/GetTeamCreditBalance': return ok({ promptCreditsPerSeat: 500, numSeats: SEATS, addOnCreditsAvailable: 2_400, billingCycleStart: `${monthStart(today)}T00:00:00Z`, billingCycleEnd: `${nextMonthStart(today)}T00:00:00Z` });
      default: throw new Refusal({ status: 404, body: { code: 'not_found', message: 'unknown method' } });
    }
  },
  connectForm: (origin) => ({ provider: 'windsurf', name: 'Windsurf', baseUrl: `${origin}/windsurf/api/v1`, credentials: { apiKey: SERVICE_KEY }, settings: { creditPrice: '0.04' } }),
};

/** Values that are nothing are left out, as the real format does. */
function statsOf(index: number, today: string): Readonly<Record<string, unknown>> {
  const ago = index === SEATS - 1 ? 70 : Math.floor(chance('windsurf', index) * 10);
  const last = addDays(today, -ago);
  return {
    name: staffName(index), email: staffEmail(index), apiKey: `hash-${String(index)}`, signupTime: '2025-09-01T09:00:00Z', lastUpdateTime: `${last}T09:00:00Z`, activeDays: 40 - index,
    lastChatUsageTime: `${last}T09:00:00Z`, ...(index % 2 === 0 ? { lastAutocompleteUsageTime: `${addDays(last, -1)}T11:00:00Z` } : {}),
  };
}
