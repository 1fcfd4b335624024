import type { Feed, RowWithoutOrigin } from '../provider.js';
import { addUpUsage } from '../kit/add-up.js';
import { carriedBy, carrying } from '../kit/carry.js';
import { dayOf, tierOf, type UsageEvent } from './event.js';
import { EVENT_WINDOW, eventCalls, readEvents } from './event-page.js';

/** Requests and tokens per day, member and model, what the seats cover apart from what is charged. Calls not billed by tokens tell none. */
export const usage: Feed<'usage'> = {
  id: 'usage',
  label: 'Usage',
  kind: 'usage',
  window: EVENT_WINDOW,
  start: eventCalls,
  read: (page, step) => {
    const { events, next } = readEvents(page, step);
    const rows = addUpUsage(carriedBy<readonly RowWithoutOrigin<'usage'>[]>(page, []).concat(events.map(usageRow)));
    return next === null ? { rows } : { rows: [], calls: [carrying(next, rows)] };
  },
};

function usageRow(event: UsageEvent): RowWithoutOrigin<'usage'> {
  const tokens = event.tokenUsage;
  return {
    day: dayOf(event),
    subAccount: '', key: '',
    user: event.userEmail,
    model: event.model,
    tier: tierOf(event),
    variant: event.maxMode === true ? 'max mode' : '',
    requests: 1,
    inputTokens: tokens?.inputTokens ?? null,
    cacheReadTokens: tokens?.cacheReadTokens ?? null,
    cacheWriteTokens: tokens?.cacheWriteTokens ?? null,
    cacheWrite1hTokens: null,
    outputTokens: tokens?.outputTokens ?? null,
    quantity: null, unit: '',
  };
}
