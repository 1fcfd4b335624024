import { monthStart } from '../../core/days.js';
import { reviewOf } from '../../core/subscriptions/review-of.js';
import { rateBook } from '../../core/rates.js';
import type { SentMail } from '../api.js';
import type { App } from '../app.js';
import { reviewMessage } from '../mail/review-message.js';
import { readRates, readSubscriptions } from '../register/index.js';
import { sendOnce, type SendOptions } from './send.js';

/** The subscription review of the 1st: what nobody looked at, what renews, what has no owner. Once a month unless asked again. */
export function sendReview(app: App, options: SendOptions): SentMail {
  const { ports } = app;
  const settings = app.settings();
  const today = ports.clock.local(ports.clock.now()).day;
  return sendOnce(app, 'review', monthStart(today), options, (to) => {
    const { subscriptions, problems } = readSubscriptions(ports.workbook);
    const review = reviewOf({ workbook: ports.workbook.name(), url: ports.workbook.url(), today, base: settings.baseCurrency, subscriptions, problems, rate: rateBook(readRates(ports.workbook).rates, settings.baseCurrency) });
    return reviewMessage(review, to);
  });
}
