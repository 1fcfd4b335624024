import { addDays, dayOfInstant, monthStart, weekStart, type Day } from '../../core/days.js';
import type { RunReport } from '../api.js';
import type { App } from '../app.js';
import { RUN_BUDGET_MS } from '../engine/waves.js';
import { reportDay } from '../report-day.js';
import { liveConnections } from '../state/connections.js';
import { feedMemories } from '../state/feeds.js';
import { recordIn } from '../state/record.js';
import { sync } from '../sync/sync.js';
import { sendDigest } from './digest.js';
import { sendReview } from './review.js';
import { wasSent } from './sent.js';

const HOUR_MS = 3_600_000;
/** Days after its day on which a mail that was missed is still worth sending. */
const CATCH_UP_DAYS = 3;

/** What the hour calls for. */
export type Due = Readonly<{ sync: boolean; digest: boolean; review: boolean }>;

/**
 * The hourly dispatcher: decides what is due and does it, mails after the sync
 * so that they speak of fresh figures. Add-ons have one clock trigger, hourly,
 * so everything on a schedule hangs on this.
 */
export function tick(app: App): Readonly<{ due: Due; report: RunReport | null }> {
  const { ports } = app;
  const now = ports.clock.now();
  if (askToAuthorize(app, now)) return { due: { sync: false, digest: false, review: false }, report: null };
  ports.state.write('tick', { at: now });
  const due = dueAt(app, now);
  const report = due.sync
    ? sync(app, { connection: null, notTriedSince: dueSince(app, now), onDemand: [], trigger: 'schedule', budgetMs: RUN_BUDGET_MS }).report
    : null;
  if (due.digest) sendDigest(app, { to: null, again: false });
  if (due.review) sendReview(app, { to: null, again: false });
  return { due, report };
}

/** What is due at an instant, by the wall clock of the spreadsheet. */
export function dueAt(app: App, now: number): Due {
  const settings = app.settings();
  const { day, hour } = app.ports.clock.local(now);
  // Ahead of UTC it waits for the end of the week that providers bill.
  const digestDay = weekStart(reportDay(app.ports.clock, now), settings.digestWeekday);
  const isTime = (from: Day): boolean => day > from || hour >= settings.hour;
  const digest = isTime(digestDay) && day <= addDays(digestDay, CATCH_UP_DAYS) && !wasSent(app.ports, 'digest', digestDay);
  const reviewDay = monthStart(day);
  const review = isTime(reviewDay) && day <= addDays(reviewDay, CATCH_UP_DAYS) && !wasSent(app.ports, 'review', reviewDay);
  return { sync: hasWork(app, now) || digest || review, digest, review };
}

/** The next full hour, when the trigger is expected; the platform may be some minutes off. */
export function nextTick(now: number): string {
  return new Date((Math.floor(now / HOUR_MS) + 1) * HOUR_MS).toISOString();
}

/** Feeds tried since this instant can wait; those left half done go on at once. */
function dueSince(app: App, now: number): number {
  return now - app.settings().syncHours * HOUR_MS + HOUR_MS / 4;
}

function hasWork(app: App, now: number): boolean {
  const since = dueSince(app, now);
  const memories = feedMemories(app.ports);
  return liveConnections(app.ports).some((live) => live.provider.feeds.some((feed) => {
    if (feed.onDemand !== undefined || feed.enabled?.(live.connection) === false) return false;
    const memory = memories.of(live.connection.name, feed.id);
    return memory.lastAttempt < since || memory.state === 'partial';
  }));
}

/** When the user's grant lapsed one mail a day shows the way back. True when it has. The spreadsheet is out of reach then, also for its name and its time zone. */
function askToAuthorize(app: App, now: number): boolean {
  const { ports } = app;
  const url = ports.host.reauthorizeUrl();
  if (url === null) return false;
  const day = dayOfInstant(now);
  if (recordIn(ports.state.read('authorize'))['day'] !== day && ports.mail.remainingToday() > 0) {
    ports.state.write('authorize', { day });
    const text = `Spendsheet needs your permission again before it can fetch AI spend into your spreadsheet. Open this page and allow it: ${url}`;
    ports.mail.send({ to: [ports.host.userEmail()], subject: 'Spendsheet needs your permission again', text, html: `<p>${text.replace(url, `<a href="${url}">${url}</a>`)}</p>` });
  }
  return true;
}
