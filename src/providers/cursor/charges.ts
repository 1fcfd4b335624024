import { money } from '../../core/money.js';
import type { Feed, Page, RowWithoutOrigin } from '../provider.js';
import { addUpCosts } from '../kit/add-up.js';
import { carriedBy, carrying } from '../kit/carry.js';
import { shapeFault } from '../kit/read-json.js';
import { chargeOf, dayOf, kindOf, tierOf } from './event.js';
import { EVENT_WINDOW, eventCalls, readEvents, type Events } from './event-page.js';

/**
 * What Cursor charges on demand per day, model and kind of event.
 *
 * Use that the seats cover is billed nothing and stands as a line of zero, so
 * that its requests and tokens are not taken for unbilled ones.
 */
export const charges: Feed<'cost'> = {
  id: 'charges',
  label: 'On-demand charges',
  kind: 'cost',
  window: EVENT_WINDOW,
  start: eventCalls,
  read: (page, step) => {
    const { events, next } = readEvents(page, step);
    const rows = addUpCosts(carriedBy<readonly RowWithoutOrigin<'cost'>[]>(page, []).concat(events.map((event) => costRow(event, page))));
    return next === null ? { rows } : { rows: [], calls: [carrying(next, rows)] };
  },
};

function costRow(event: Events['events'][number], page: Page): RowWithoutOrigin<'cost'> {
  const charge = chargeOf(event);
  if (charge === null) throw shapeFault(page, `${event.path}.chargedCents`, 'This field is missing, and nothing else tells what was charged.');
  return {
    day: dayOf(event),
    subAccount: '', key: '', meter: '',
    lineItem: kindOf(event),
    model: event.model,
    tier: tierOf(event),
    quantity: null, unit: '',
    billedCost: money(charge, 'USD'),
  };
}
