import { creditDecisions, reviewPools } from '../../core/credits/review.js';
import { addDays, weekStart, type Day } from '../../core/days.js';
import type { Decision, Digest } from '../../core/digest/digest.js';
import { digestOf } from '../../core/digest/digest-of.js';
import { rateBook } from '../../core/rates.js';
import type { Finding, RateRow } from '../../core/records.js';
import { providerLabel } from '../../providers/known.js';
import { periodsOf } from '../../core/weeks.js';
import { daily } from '../../tabs/daily.js';
import { restatements } from '../../tabs/restatements.js';
import type { SentMail } from '../api.js';
import type { App } from '../app.js';
import { digestMessage } from '../mail/digest-message.js';
import { firstOpenDay } from '../close/index.js';
import { readCredits, readMapping, readRates, readSubscriptions, reviewKeys } from '../register/index.js';
import { reportDay } from '../report-day.js';
import { writeWeekMoved } from '../reports/index.js';
import { feedFindings } from '../state/health.js';
import { reachesOf } from '../state/reach.js';
import { rememberTold, toldWeek } from '../state/told-weeks.js';
import { storedConnections } from '../state/connections.js';
import { burntSoFar } from '../sync/ledger-credits.js';
import { readRecent } from '../sync/recent.js';
import { readTable } from '../table/index.js';
import { vendorOf } from '../vendors.js';
import { sendOnce, type SendOptions } from './send.js';

/** Eight weeks for the chart, and the whole of last month at the end of a long one. */
const LEDGER_DAYS = 70;
/** The last full week and the one before, and the days in which a key is used. */
const MEASURED_DAYS = 31;

/**
 * The weekly digest: what was spent, why it moved, what to decide. Once a week
 * unless a person asks again. Its figures are those of Overview and Weekly.
 */
export function sendDigest(app: App, options: SendOptions): SentMail {
  const { ports } = app;
  const settings = app.settings();
  const today = reportDay(ports.clock, ports.clock.now());
  const told: Digest[] = [];
  const sent = sendOnce(app, 'digest', weekStart(today, settings.digestWeekday), options, (to) => {
    const { subscriptions, problems } = readSubscriptions(ports.workbook);
    const findings: Finding[] = feedFindings(app).concat(settings.problems);
    const measured = readRecent(ports.workbook, addDays(today, -MEASURED_DAYS));
    const { rates } = readRates(ports.workbook);
    const rate = rateBook(rates, settings.baseCurrency);
    const weekBefore = periodsOf(today, settings.firstWeekday).weekBefore;
    const digest = digestOf({
      workbook: ports.workbook.name(),
      url: ports.workbook.url(),
      today,
      firstWeekday: settings.firstWeekday,
      base: settings.baseCurrency,
      lines: readTable(ports.workbook, daily, addDays(today, -LEDGER_DAYS)),
      subscriptions,
      problems,
      findings,
      providerLabel,
      vendorOf,
      keys: reviewKeys(ports.workbook, measured.usage, today),
      measured: { ...measured, book: app.book() },
      rate,
      isMapped: readMapping(ports.workbook).rules.some(({ status }) => status === 'active'),
      credits: prepaidDecisions(app, rates, today),
      reaches: reachesOf(app),
      told: toldWeek(ports, weekBefore.start),
      // Of closed days the ledger stays: what was restated there stands in the first open month.
      restatements: readTable(ports.workbook, restatements, weekBefore.start).filter(({ day }) => day >= (firstOpenDay(ports) ?? day)),
    });
    told.push(digest);
    return digestMessage(digest, to);
  });
  if (sent.sent) told.forEach((digest) => { remember(app, digest); });
  return sent;
}

function prepaidDecisions(app: App, rates: readonly RateRow[], today: Day): readonly Decision[] {
  const settings = app.settings();
  const credits = readCredits(app.ports.workbook, storedConnections(app.ports)).rows;
  const input = { today, order: settings.burnOrder, providerLabel, base: settings.baseCurrency, rate: rateBook(rates, settings.baseCurrency), runwayDays: settings.runwayDays };
  return creditDecisions(reviewPools(burntSoFar(app.ports.workbook, { settings, rates, today, credits }), input), input);
}

/** The mailed figure is what the week is held against when it moves later; Weekly shows it from now on. */
function remember(app: App, { week, today, total, currency }: Digest): void {
  const { ports } = app;
  if (total.now === null) return;
  const told = { week: week.start, told: today, toldAt: new Date(ports.clock.now()).toISOString(), cost: total.now, currency };
  rememberTold(ports, told);
  writeWeekMoved(ports.workbook, { periods: periodsOf(today, app.settings().firstWeekday), base: currency, told, everTold: true });
}
