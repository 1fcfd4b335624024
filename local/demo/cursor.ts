import { addDays, dayOfInstant, daysOf, startOfDay, type Day } from '../../src/core/days.js';
import { cursorEvents, cursorMembers, cursorSpend, cycleStart } from './cursor-company.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';

const API_KEY = 'key_demo_cursor_team';
const MOST_DAYS = 30;
const DAY_MS = 86_400_000;

type Asked = Readonly<{ startDate?: number; endDate?: number; page?: number; pageSize?: number }>;

/** A Cursor team under `/cursor`: nine paid seats, one of them idle, two with on-demand use. */
export const cursorDemo: DemoProvider = {
  id: 'cursor',
  answer: (request) => {
    if (request.headers['authorization'] !== `Basic ${Buffer.from(`${API_KEY}:`).toString('base64')}`) throw refusal(401, 'Invalid API key');
    return route(request, request.body === '' ? {} : (JSON.parse(request.body) as Asked));
  },
  connectForm: (origin) => ({ provider: 'cursor', name: 'Cursor', baseUrl: `${origin}/cursor`, credentials: { apiKey: API_KEY }, settings: {} }),
};

function route(request: DemoRequest, asked: Asked): DemoAnswer {
  switch (`${request.method} ${request.path}`) {
    case 'GET /teams/members': return ok({ teamMembers: cursorMembers });
    case 'POST /teams/spend': return spend(request, asked);
    case 'POST /teams/filtered-usage-events': return events(request, asked);
    case 'POST /teams/daily-usage-data': return activity(request, asked);
    default: throw refusal(404, 'Not found');
  }
}

function spend({ now }: DemoRequest, { page = 1, pageSize = 25 }: Asked): DemoAnswer {
  const start = cycleStart(dayOfInstant(now));
  const days = daysOf({ start, end: addDays(dayOfInstant(now), 1) });
  const members = cursorMembers.slice((page - 1) * pageSize, page * pageSize);
  return ok({
    teamMemberSpend: members.map(({ id, name, email, role }) => ({ userId: id, name, email, role, ...cursorSpend(email, days, now), fastPremiumRequests: 0, hardLimitOverrideDollars: 0, monthlyLimitDollars: null })),
    subscriptionCycleStart: startOfDay(start), totalMembers: cursorMembers.length, totalPages: Math.ceil(cursorMembers.length / pageSize),
  });
}

function events({ now }: DemoRequest, asked: Asked): DemoAnswer {
  const { page = 1, pageSize = 10 } = asked;
  const { startDate, endDate, days } = windowOf(asked);
  const found = days.flatMap((day) => cursorEvents(day, now)).filter(({ timestamp }) => Number(timestamp) >= startDate && Number(timestamp) <= endDate).reverse();
  const numPages = Math.ceil(found.length / pageSize);
  return ok({
    totalUsageEventsCount: found.length,
    pagination: { numPages, currentPage: page, pageSize, hasNextPage: page < numPages, hasPreviousPage: page > 1 },
    usageEvents: found.slice((page - 1) * pageSize, page * pageSize),
    period: { startDate, endDate },
  });
}

function activity({ now }: DemoRequest, asked: Asked): DemoAnswer {
  const { startDate, endDate, days } = windowOf(asked);
  const data = days.flatMap((day) => Array.from(new Set(cursorEvents(day, now).map(({ userEmail }) => userEmail)), (email) => ({
    date: startOfDay(day), isActive: true, totalLinesAdded: 120, totalLinesDeleted: 40, agentRequests: 6, mostUsedModel: 'claude-4.5-sonnet', email,
  })));
  return ok({ data, period: { startDate, endDate } });
}

function windowOf({ startDate, endDate }: Asked): Readonly<{ startDate: number; endDate: number; days: readonly Day[] }> {
  if (startDate === undefined || endDate === undefined) throw refusal(400, 'startDate and endDate are required');
  if (endDate - startDate > MOST_DAYS * DAY_MS) throw refusal(400, 'Date range cannot exceed 30 days');
  return { startDate, endDate, days: daysOf({ start: dayOfInstant(startDate), end: addDays(dayOfInstant(endDate), 1) }) };
}

function refusal(status: number, error: string): Refusal {
  return new Refusal({ status, body: { error } });
}
