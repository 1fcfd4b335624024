import { addDays, dayOfInstant } from '../../core/days.js';
import { Fault } from '../../core/fault.js';
import { modelPricesOf } from '../../core/prices/list.js';
import { proposalsOf } from '../../core/prices/sources.js';
import { publishedPrices } from '../../core/prices/published-prices.js';
import { countText } from '../../core/text.js';
import { apiUsage } from '../../tabs/api-usage.js';
import { prices as tab } from '../../tabs/prices.js';
import type { App } from '../app.js';
import { locked } from '../exports/locked.js';
import { readPrices } from '../register/index.js';
import { mergeTable, readTable } from '../table/index.js';

/** Days whose models are looked up. */
const USED_DAYS = 70;
const WHERE = 'Price list';

/**
 * Menu: reads the published price file and proposes what differs for models in
 * use. A proposed row counts only when the user accepts it.
 *
 * @throws Fault when the file cannot be read
 */
export function lookForPrices(app: App): string {
  return locked(app, () => {
    const { workbook, clock } = app.ports;
    const today = dayOfInstant(clock.now());
    const list = publishedPrices(fetched(app), `genai-prices, read ${today}`, today, () => undefined);
    const used = Array.from(new Map(readTable(workbook, apiUsage, addDays(today, -USED_DAYS)).filter(({ model }) => model !== '').map(({ provider, model }) => [`${provider}\n${model}`, { provider, model }] as const)).values());
    const proposedBefore = readPrices(workbook).prices.filter(({ source }) => source === 'proposed');
    const proposals = proposalsOf({ used, book: app.book(), published: modelPricesOf(list), proposedBefore, today });
    const keys = new Set(proposals.map((price) => tab.key(price)));
    mergeTable(workbook, tab, proposals, { period: null, owns: (price) => keys.has(tab.key(price)) });
    if (proposals.length === 0) return 'Nothing new is published for the models you use.';
    return `${countText(proposals.length, 'price')} proposed on the Prices tab. Set Source to accepted to make one count, to rejected to keep it out; then re-price usage if you want it for days that are over.`;
  });
}

function fetched(app: App): unknown {
  const [answer] = app.ports.http.fetchAll([{ method: 'get', url: app.settings().priceListUrl, headers: {}, body: null }], 60);
  if (answer === undefined || !answer.answered) throw new Fault('outage', 'The published price file gave no answer.', WHERE, 'Try again later, or check its address on the Settings tab.');
  if (answer.status !== 200) throw new Fault('outage', `The published price file answered ${String(answer.status)}.`, WHERE, 'Check its address on the Settings tab.');
  try {
    return JSON.parse(answer.text) as unknown;
  } catch (error) {
    throw new Fault('shape', 'The published price file is no JSON.', WHERE, 'Check its address on the Settings tab.', error);
  }
}
