import { isWithin, startOfDay } from '../../core/days.js';
import type { Call, Page, Step } from '../provider.js';
import { nextBodyPage } from '../kit/body-page.js';
import { countOrNull, list, record, yesNo } from '../kit/fields.js';
import { readJson, shapeFault } from '../kit/read-json.js';
import { dayOf, kindOf, usageEvent, type UsageEvent } from './event.js';

/** Events in one answer. */
const EVENTS_IN_PAGE = 500;

/** A week holds few enough events of a busy team; Cursor aggregates by the hour and may still move yesterday. */
export const EVENT_WINDOW = { maxDays: 7, restatesDays: 2 } as const;

const eventPage = record({ usageEvents: list(usageEvent), pagination: record({ hasNextPage: yesNo, currentPage: countOrNull }) });

/**
 * Events of the step's days, newest first.
 *
 * The end is fixed to the start of the run, so that new events shift no page.
 */
export function eventCalls({ period, now }: Step): readonly Call[] {
  const body = { startDate: startOfDay(period.start), endDate: Math.min(startOfDay(period.end), now) - 1, page: 1, pageSize: EVENTS_IN_PAGE };
  return body.endDate < body.startDate ? [] : [{ method: 'post', path: '/teams/filtered-usage-events', body }];
}

export type Events = Readonly<{ events: readonly (UsageEvent & Readonly<{ path: string }>)[]; next: Call | null }>;

/** @see https://cursor.com/docs/account/teams/admin-api (read 2026-10-04) */
export function readEvents(page: Page, { period }: Step): Events {
  const { usageEvents, pagination } = readJson(eventPage, page);
  const events = usageEvents.map((event, index) => ({ ...event, path: `usageEvents[${index}]` }));
  const untold = events.find((event) => event.isChargeable === null && kindOf(event) === '');
  if (untold !== undefined) throw shapeFault(page, `${untold.path}.kind`, 'This field is missing, and nothing else tells who pays.');
  return { events: events.filter((event) => isWithin(dayOf(event), period)), next: nextBodyPage(page, pagination.hasNextPage, pagination.currentPage, usageEvents.length) };
}
